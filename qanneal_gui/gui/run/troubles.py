"""What is wrong with the run shown, as one sentence for the strip."""

from typing import TYPE_CHECKING

from qanneal_gui.support.text import after_colon
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.training.events import Trouble

_NAMES = {
    "constant": tr("constant outputs"),
    "flat": tr("flat accuracy"),
    "volatile": tr("volatile accuracy"),
    "cost": tr("cost"),
    "noise": tr("device errors"),
    "beta_error": tr("uncertain β_eff"),
    "beta_drift": tr("drifting β_eff"),
    "equilibrium": tr("chains not in equilibrium"),
    "samples": tr("inaccurate samples"),
}


class Troubles:
    """The troubles in force: the worst is told in full, the others by their names."""

    def __init__(self) -> None:
        self._standing: dict[str, Trouble] = {}

    def __bool__(self) -> bool:
        return bool(self._standing)

    def clear(self) -> None:
        """Forget all: another run is shown."""
        self._standing.clear()

    def take(self, trouble: "Trouble") -> None:
        """Take note of a trouble, or that it is over."""
        self._standing.pop(trouble.kind, None)
        if not trouble.over:
            self._standing[trouble.kind] = trouble

    @property
    def failing(self) -> bool:
        """Whether the run will probably fail."""
        return any(trouble.severity == "failure" for trouble in self._standing.values())

    @property
    def sentence(self) -> str:
        """The worst trouble, of those the newest, and the names of the others; empty if all is well."""
        if not self._standing:
            return ""
        *others, worst = sorted(
            self._standing.values(), key=lambda trouble: (trouble.severity == "failure", trouble.step)
        )
        names = ", ".join(_NAMES.get(trouble.kind, trouble.kind) for trouble in others)
        told = after_colon(worst.sentence)
        return (
            tr("Since step {step}: {told} Also: {names}.", step=worst.step, told=told, names=names)
            if names
            else tr("Since step {step}: {told}", step=worst.step, told=told)
        )
