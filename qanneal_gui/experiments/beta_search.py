"""The paper's search for β_eff (Sec. 5.2): a short training run at each β of a grid."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from qanneal_gui import config as run_config
from qanneal_gui.config import RunConfig
from qanneal_gui.training.events import StepEvent
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


def search(config: RunConfig, betas: Sequence[float]) -> Iterator[BetaPoint]:
    """Train once at each β_eff; everything else stays as configured."""
    for beta in betas:
        values = run_config.as_dict(config)
        values["sampler"]["beta_eff"] = beta
        session = Session(run_config.parse(values))
        steps = [event for event in session.events() if isinstance(event, StepEvent)]
        evaluation = steps[-1].evaluation
        yield BetaPoint(
            beta,
            fmean(step.sampler.kl for step in steps if step.sampler),
            evaluation.mlp.test_accuracy if evaluation else None,
            sum(step.sampler.qpu_seconds for step in steps if step.sampler),
        )
