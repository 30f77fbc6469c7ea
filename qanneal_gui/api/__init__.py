"""qanneal from Python: few names, kept stable, which ``import qanneal_gui as qanneal`` gives."""

from qanneal_gui.api.plot import Plot
from qanneal_gui.api.recorded import Run, Runs, run, runs
from qanneal_gui.api.training import Training, resume, train
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import QannealError
from qanneal_gui.training.events import StepEvent

__all__ = [
    "Plot",
    "QannealError",
    "Run",
    "RunConfig",
    "Runs",
    "StepEvent",
    "Training",
    "resume",
    "run",
    "runs",
    "train",
]
