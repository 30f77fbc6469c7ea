"""MLP by backpropagation and EBM by its own gradients, side by side (Sec. 5.1, Figs. 3 and 8–13).

The experiment is a training run with a shadow, recorded in the library like any other: exact or
contrastive-divergence gradients, all images of the classes. After every evaluated step each network is
measured with its own weights and with the other's.
"""

import dataclasses
import threading
from collections.abc import Iterator
from typing import Any, ClassVar, Literal

import numpy as np

from qanneal_gui import config as run_config
from qanneal_gui.annealing.device import SubmissionControl
from qanneal_gui.config import ClassLabel, RunConfig, setting
from qanneal_gui.config.sections import MOST_EXACT_CLASSES
from qanneal_gui.experiments.definition import Cost, Progress
from qanneal_gui.experiments.driving import events, group_of
from qanneal_gui.experiments.registry import experiment
from qanneal_gui.experiments.settings import Settings
from qanneal_gui.figures import Figure, Mark, Panel, Series, Table
from qanneal_gui.figures.model import Role
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import ACCURACY, DIVERGENCE, LOSS, STEP
from qanneal_gui.support.formatting import write_list
from qanneal_gui.support.progress import Pace, Throttle
from qanneal_gui.training.estimates import estimate_unrecorded
from qanneal_gui.training.events import Evaluation, RunFinished, RunStarted, StepEvent

NETWORKS: dict[str, tuple[str, Role, bool]] = {
    "mlp": ("MLP", "mlp", False),
    "mlp_from_ebm": ("MLP with the EBM's weights", "ebm", True),
    "ebm": ("EBM", "ebm", False),
    "ebm_from_mlp": ("EBM with the MLP's weights", "mlp", True),
}
"""Name, colour (of the network that was trained) and whether its weights are inherited."""

EQUIVALENT_KL = 1e-3
"""Nats below which we call the outputs equal."""


class EquivalenceSettings(Settings):
    """Which images, and how both networks are trained."""

    dataset: str = setting(
        "mnist",
        "Data set",
        "digits, mnist, fashion-mnist, or the path of your own data set.",
        min_length=1,
        editor="dataset",
    )
    classes: tuple[ClassLabel, ...] = setting(
        (0, 1),
        "Classes",
        "Classes to distinguish; all their images are used.",
        min_length=2,
        editor="classes",
        max_length=MOST_EXACT_CLASSES,
    )
    steps: int = setting(
        60, "Steps", "Training steps of both networks, one batch each.", unit="steps", ge=1, le=1_000_000
    )
    eval_every: int = setting(
        1,
        "Evaluate every",
        "Steps between two evaluations of all four networks on all images.",
        unit="steps",
        ge=1,
        le=1_000_000,
    )
    gradient: Literal["exact", "cd"] = setting(
        "exact",
        "Gradient",
        "Of the EBM: in closed form, or from short Gibbs chains (contrastive divergence), as in the paper.",
        words={"exact": "Closed form", "cd": "From Gibbs chains (CD)"},
    )
    reads: int = setting(10, "Chains", "With CD: Gibbs chains per example.", unit="chains", ge=1, le=10_000)
    sweeps: int = setting(
        2, "Sweeps", "With CD: updates of each unit per chain.", unit="sweeps", ge=2, le=1000
    )
    hidden: int = setting(548, "Hidden units", "Number K of hidden units.", unit="units", ge=1, le=20_000)
    init_std: float = setting(
        0.01, "Initial weights", "Standard deviation of the EBM's initial weights.", ge=0, le=10
    )
    batch_size: int = setting(
        1000, "Batch size", "Training images per step.", unit="images", ge=1, le=100_000
    )
    learning_rate: float = setting(0.001, "Learning rate", "ADAM's step size.", gt=0, le=10)
    seed: int = setting(0, "Seed", "Seed of weights, batches and samples.", ge=0, lt=2**32)

    def run_config(self) -> RunConfig:
        """Return the training run that the experiment is."""
        exact = self.gradient == "exact"
        return run_config.parse(
            {
                "data": {"dataset": self.dataset, "classes": list(self.classes), "train_size": "all"},
                "model": {"hidden": self.hidden, "init_std": self.init_std},
                "training": {
                    "method": "ebm",
                    "gradient": "exact" if exact else "sampled",
                    "steps": self.steps,
                    "batch_size": self.batch_size,
                    "learning_rate": self.learning_rate,
                    "seed": self.seed,
                    "eval_every": self.eval_every,
                    "shadow_mlp": True,
                    "null_twin": False,
                },
                "sampler": {
                    "kind": "exact" if exact else "gibbs",
                    "reads": self.reads,
                    "sweeps": self.sweeps,
                },
            }
        )


@experiment
class Equivalence:
    """The equivalence of MLP and EBM as an experiment."""

    name: ClassVar[str] = "equivalence"
    title: ClassVar[str] = "Equivalence of MLP and EBM"
    sentence: ClassVar[str] = (
        "Trains an MLP by backpropagation and an EBM with its own gradients, then swaps their weights."
    )
    paper: ClassVar[str] = "Sec. 5.1, Figs. 3, 8–13"

    def __init__(self, settings: EquivalenceSettings | None = None) -> None:
        self.settings = settings or EquivalenceSettings()

    def cost(self) -> Cost:
        """Estimate from steps that are tried; nothing is sent to a QPU."""
        return Cost(seconds=1 + estimate_unrecorded(self.settings.run_config()).seconds)

    def run(
        self, library: RunLibrary, stop: threading.Event, control: SubmissionControl | None = None
    ) -> Iterator[Progress]:
        """Train both; every evaluated step is a record, the last record a summary."""
        yield Progress(0.0, f"Loading {self.settings.dataset}.")
        history = _Measured(self.settings)
        pace, drawing = Pace(), Throttle()
        group = group_of(self.title)
        for event in events(self.settings.run_config(), library, stop, control, group=group):
            if isinstance(event, RunStarted):
                history.about = event.about
                yield Progress(0.0, "Training both networks.", records=(event.as_json(),))
            elif isinstance(event, StepEvent):
                history.add(event)
                yield self._progress(history, event, pace, drawing)
            elif isinstance(event, RunFinished):
                yield Progress(
                    1.0 if event.state == "finished" else event.steps / self.settings.steps,
                    history.conclusion(),
                    figures=history.figures(),
                    tables=history.tables(),
                    records=(history.summary(event),),
                )

    def _progress(self, history: "_Measured", event: StepEvent, pace: Pace, drawing: Throttle) -> Progress:
        fraction = event.step / self.settings.steps
        drawn = bool(history.records) and drawing.due()
        return Progress(
            min(fraction, 0.999),
            f"Step {event.step:,} of {self.settings.steps:,}.",
            pace.reached(fraction),
            figures=history.figures() if drawn else history.shown,
            tables=history.tables() if drawn else (),
            records=(history.records[-1],) if event.evaluation else (),
        )


class _Measured:
    """What was measured so far."""

    def __init__(self, settings: EquivalenceSettings) -> None:
        self.settings = settings
        self.about: dict[str, Any] = {}
        self.records: list[dict[str, Any]] = []
        self.steps = 0
        self.seconds = 0.0
        self.shown: tuple[Figure, ...] = ()

    def add(self, event: StepEvent) -> None:
        self.steps += 1
        self.seconds += event.seconds
        if event.evaluation:
            self.records.append(_record(event.step, event.evaluation, event.seconds))

    def summary(self, event: RunFinished) -> dict[str, Any]:
        return {
            "type": "summary",
            "run": event.run,
            "state": event.state,
            "steps": self.steps,
            "seconds": self.seconds,
            "steps_per_second": self.steps / self.seconds if self.seconds else None,
            "last": self.records[-1] if self.records else None,
        }

    def conclusion(self) -> str:
        if not self.records:
            return "Stopped before the first evaluation."
        last = self.records[-1]
        return (
            f"Symmetrised KL {last['symmetrised_kl']:.2g} nats after {last['step']:,} steps; "
            f"test accuracies {_percent(last['mlp'])} (MLP) and {_percent(last['ebm'])} (EBM)."
        )

    def figures(self) -> tuple[Figure, ...]:
        if self.records:
            self.shown = (self._networks(), self._divergence())
        return self.shown

    def tables(self) -> tuple[Table, ...]:
        if not self.records:
            return ()
        last = self.records[-1]
        rows = tuple(
            (
                title,
                f"{last[key]['loss']:.4f}",
                f"{100 * last[key]['train_accuracy']:.2f}",
                f"{100 * last[key]['test_accuracy']:.2f}",
            )
            for key, (title, _, _) in NETWORKS.items()
        )
        columns = (
            "network",
            LOSS.label,
            *(ACCURACY.called(f"{split} accuracy") for split in ("train", "test")),
        )
        return (
            Table(
                f"All four networks after step {last['step']:,}",
                columns,
                rows,
                (False, True, True, True),
                note="Loss: cross entropy for an MLP, negative log conditional likelihood for an EBM.",
            ),
        )

    def _networks(self) -> Figure:
        accuracy = ACCURACY.called("test accuracy")
        # In hundredths of a nat, it shares the axis of the per cents as it does in the paper.
        kl = self._series(
            "symmetrised_kl", "symmetrised KL / 0.01 nats", "neutral", dash="dotted", heavy=True, scale=100
        )
        panels = (
            self._panel("Cross entropy of the MLP", LOSS.label, "loss", ("mlp", "mlp_from_ebm")),
            self._panel(
                "Log conditional likelihood of the EBM", LOSS.called("log P(y|x)"), "log_likelihood",
                ("ebm", "ebm_from_mlp"),
            ),
            dataclasses.replace(
                self._panel(
                    "Accuracy of the MLP, and symmetrised KL", f"{accuracy}; KL / 0.01 nats",
                    "test_accuracy", ("mlp", "mlp_from_ebm"), kl,
                ),
                y_range=(0.0, 102.0),
            ),
            dataclasses.replace(
                self._panel("Accuracy of the EBM", accuracy, "test_accuracy", ("ebm", "ebm_from_mlp")),
                y_range=(0.0, 102.0),
            ),
        )  # fmt: skip
        how = (
            "exact gradients"
            if self.settings.gradient == "exact"
            else f"contrastive divergence ({self.settings.reads} chains of {self.settings.sweeps} sweeps)"
        )
        return Figure(
            f"Equivalence of MLP and EBM: {self._classes()}",
            panels,
            f"MLP trained by backpropagation, EBM by {how}, on the same batches of "
            f"{self.settings.batch_size:,} of all {self.about.get('train_images', 0):,} training images. "
            "Solid: a network with its own weights; dashed: with the other's. "
            "Losses on all training images, accuracies on all test images.",
        )

    def _divergence(self) -> Figure:
        series = self._series("symmetrised_kl", "MLP ↔ MLP with the EBM's weights", "shadow", heavy=True)
        gap = self._series("gap", "EBM ↔ MLP with its weights", "ebm", dash="dashed")
        panel = Panel(
            "Divergence of the outputs",
            STEP.label,
            DIVERGENCE.called("symmetrised KL"),
            (series, gap),
            marks=(Mark("y", EQUIVALENT_KL, f"{EQUIVALENT_KL:g} nats"),),
            y_log=True,
        )
        return Figure(
            f"Symmetrised KL: {self._classes()}",
            (panel,),
            "Mean over all test images. Solid: between the MLP trained by backpropagation and the MLP with "
            "the EBM's weights, as in the paper. Dashed: between the EBM's exact P(y|x) and the MLP with its "
            "weights.",
            columns=1,
        )

    def _panel(
        self, title: str, y_label: str, metric: str, networks: tuple[str, ...], *more: Series
    ) -> Panel:
        curves = []
        for key in networks:
            name, role, inherited = NETWORKS[key]
            dash: Literal["solid", "dashed"] = "dashed" if inherited else "solid"
            scale = 100 if metric == "test_accuracy" else 1
            curves.append(self._series(f"{key}.{metric}", name, role, dash=dash, heavy=True, scale=scale))
        return Panel(title, STEP.label, y_label, (*curves, *more))

    def _series(
        self,
        key: str,
        name: str,
        role: Role,
        *,
        dash: Literal["solid", "dashed", "dotted"] = "solid",
        heavy: bool = False,
        scale: float = 1,
    ) -> Series:
        steps = np.array([record["step"] for record in self.records], np.float64)
        values = scale * np.array([_value(record, key) for record in self.records], np.float64)
        return Series(name, steps, values, role, dash=dash, heavy=heavy, markers=len(steps) == 1)

    def _classes(self) -> str:
        names = self.about.get("classes", self.settings.classes)
        return f"{self.about.get('dataset', self.settings.dataset)} {write_list(names)}"


def _record(step: int, evaluation: Evaluation, seconds: float) -> dict[str, Any]:
    assert evaluation.shadow is not None
    assert evaluation.shadow_ebm is not None
    return {
        "type": "step",
        "step": step,
        "mlp": dataclasses.asdict(evaluation.shadow),
        "mlp_from_ebm": dataclasses.asdict(evaluation.mlp),
        "ebm": dataclasses.asdict(evaluation.ebm),
        "ebm_from_mlp": dataclasses.asdict(evaluation.shadow_ebm),
        "symmetrised_kl": evaluation.symmetrised_kl,
        "gap": evaluation.gap,
        "seconds": seconds,
    }


def _value(record: dict[str, Any], key: str) -> float:
    value: Any = record
    for part in key.split("."):
        value = value[part]
    return float(value)


def _percent(network: dict[str, Any]) -> str:
    return ACCURACY.text(network["test_accuracy"])
