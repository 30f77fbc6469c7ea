"""The sampler of a run: connected and embedded, and re-embedded when the chip has changed."""

import contextlib
import threading
from functools import partial

from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.annealing.qpu import open_qpu, other_solver
from qanneal_gui.annealing.samplers import Sampler, make_sampler
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.support.background import interruptible
from qanneal_gui.support.progress import ReportProgress

STOPPED_EARLY = "Stopped during preparation."


class SamplerSource:
    """Makes the sampler of a run, as often as the chip changes.

    Parameters
    ----------
    config : RunConfig
    resources : ExitStack
        Closes what is opened here.
    control : SubmissionControl
        How submissions are stopped, and heard of.
    stop : threading.Event
        Set to give up connecting and embedding.
    notify : callable
        Told what is being done.
    """

    def __init__(
        self,
        config: RunConfig,
        resources: contextlib.ExitStack,
        control: SubmissionControl,
        stop: threading.Event,
        notify: ReportProgress,
    ) -> None:
        self._config, self._control, self._stop, self._notify = config, control, stop, notify
        self._open = resources.enter_context(contextlib.ExitStack())

    def make(self) -> Sampler | None:
        """Return the sampler; None for backpropagation, which takes no samples.

        Raises
        ------
        QannealError
            It cannot be had, or the network does not fit.
        CancelledError
            If ``stop`` was set.
        """
        if self._config.training.method == "mlp":
            return None
        self._open.close()
        device = None
        if self._config.billed:
            self._notify("Connecting to D-Wave", None)
            device = self._open.enter_context(open_qpu(self._config, self._stop, self._control.connection))
        if self._config.on_chip:
            self._notify(f"Embedding {self._config.model.hidden} hidden units", None)
        work = partial(make_sampler, self._config, device=device, control=self._control)
        return interruptible(work, self._stop, STOPPED_EARLY)

    def other_solver(self, before: Sampler | None) -> str:
        """Return the name of another solver that would do, as the one in use is offline; empty if none."""
        if before is None or not self._config.billed:
            return ""
        self._notify("Looking for another solver", None)
        with contextlib.suppress(QannealError):
            return other_solver(self._config, _solver(before), self._stop)
        return ""

    def use(self, config: RunConfig) -> None:
        """Make samplers by another config from now on."""
        self._config = config

    def make_anew(self, before: Sampler | None) -> Sampler | None:
        """Return a sampler on the chip as it is now, which goes on where the one before it was."""
        made = self.make()
        # What was learned of a chip says nothing of another solver's.
        if made is not None and before is not None and _solver(made) == _solver(before):
            made.remember(before.memory)
        return made


def _solver(sampler: Sampler) -> str:
    return str(sampler.about().get("solver", ""))
