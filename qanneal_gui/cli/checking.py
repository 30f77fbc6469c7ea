"""A run is refused on the terminal before it starts or waits: by what is known, or by the QPU itself."""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from qanneal_gui.cli.connection import ConnectionTeller
from qanneal_gui.cli.output import note
from qanneal_gui.errors import QannealError

if TYPE_CHECKING:  # the terminal starts without what these import
    from qanneal_gui.config import RunConfig
    from qanneal_gui.experiments.sweeps import Sweep
    from qanneal_gui.runs.library import RunLibrary


def check(made: "RunConfig", library: "RunLibrary", as_json: bool) -> None:
    """Refuse a run that could not make a step.

    Raises
    ------
    CannotRunError
        It could not; where no chip that is known holds its network, no QPU of the account does, either.
    """
    from qanneal_gui.training.feasibility import check_run

    _check(lambda: check_run(made, library), lambda: [made], as_json)


def check_sweep(made: "Sweep", library: "RunLibrary", as_json: bool) -> None:
    """Refuse a sweep of which a run could not make a step; raises as `check`."""

    def largest() -> list["RunConfig"]:
        """Return, for each solver that is wanted, the run with most hidden units: it asks for most."""
        by_size = sorted((trial.config for trial in made.plan().billed), key=lambda one: one.model.hidden)
        return list({one.sampler.solver: one for one in by_size}.values())

    _check(lambda: made.check(library), largest, as_json)


def _check(known: Callable[[], None], billed: Callable[[], list["RunConfig"]], as_json: bool) -> None:
    """Check by the chips that are known; where none of them will do, by those of the QPUs that are wanted."""
    from qanneal_gui.training.feasibility import UnknownChipError

    try:
        known()
    except UnknownChipError:
        answered = [_ask(one, as_json) for one in billed()]  # each of them
        if not any(answered):
            raise
        known()


def note_shortfalls(made: "RunConfig", library: "RunLibrary") -> None:
    """Say on one line why a run would pause before its last step, by its estimate; send nothing.

    A simulated QPU keeps to the budget of the run as the real one does.
    """
    from qanneal_gui.training.estimates import shortfalls

    if not made.on_chip:
        return
    with contextlib.suppress(QannealError):  # whether it can run was asked before
        if reasons := shortfalls(made, library):
            note(f"The run would pause at a limit. {' '.join(reasons)}")


def _ask(made: "RunConfig", as_json: bool) -> bool:
    """Have the QPU's own chip be known; return whether it answered."""
    from qanneal_gui.annealing.qpu import open_qpu

    try:
        with open_qpu(made, connection=ConnectionTeller(as_json)):
            return True
    except QannealError:  # what is known already says more
        return False
