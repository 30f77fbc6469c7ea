"""The paper's search for β_eff (Sec. 5.2): a short training run at each β of a grid."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.training.events import RunPaused, StepEvent
from qanneal_gui.training.session import Session


@dataclass(frozen=True, slots=True)
class BetaPoint:
    """What training at one β_eff gave.

    Attributes
    ----------
    beta : float
    kl : float
        Mean KL(sampled ‖ exact) of P(y|x) over the run, in nats: the fidelity of the samples.
    test_accuracy : float or None
        Of the MLP that inherits the weights, after the last step.
    qpu_seconds : float
    """

    beta: float
    kl: float
    test_accuracy: float | None
    qpu_seconds: float

    def as_json(self) -> dict[str, Any]:
        """Return the point as plain values."""
        return {"type": "beta", **asdict(self)}


def search(config: RunConfig, betas: Sequence[float], library: RunLibrary) -> Iterator[BetaPoint]:
    """Train once at each β_eff, recorded and on the ledger; everything else stays as configured.

    Raises
    ------
    QannealError
        If a limit is reached or the annealer cannot be reached; the points before it are yours.
    """
    if config.training.method == "mlp" or config.sampler.kind not in ("neal", "simulated-qpu", "qpu"):
        raise ConfigError(
            "sampler.kind must be one that uses β_eff: simulated-qpu, qpu or neal, with method ebm."
        )
    for beta in betas:
        values = run_config.as_dict(config)
        values["sampler"]["beta_eff"] = beta
        steps = []
        with contextlib.closing(Session(run_config.parse(values), library).events()) as events:
            for event in events:
                if isinstance(event, RunPaused):
                    raise QannealError(event.message)
                if isinstance(event, StepEvent):
                    steps.append(event)
        evaluation = steps[-1].evaluation
        yield BetaPoint(
            beta,
            fmean(step.sampler.kl for step in steps if step.sampler),
            evaluation.mlp.test_accuracy if evaluation else None,
            sum(step.sampler.qpu_seconds for step in steps if step.sampler),
        )
