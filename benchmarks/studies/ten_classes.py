"""Ten classes beside backpropagation, exact samples and a coin: the tables and curves of docs/combs.md.

    python benchmarks/studies/ten_classes.py ten-digits [section.key=value ...] [--name ten-digits]

Trains a preset on its simulated QPU with all that stands beside it in the same run: the MLP with the EBM's
weights, an MLP by backpropagation on the same batches, and an EBM that learns with a coin. Then once more
with exact samples. Prints a row for each as JSON, and writes docs/images/NAME.svg.
"""

import json
from pathlib import Path

import click
import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.data import load
from qanneal_gui.figures.model import Figure, Panel, Series
from qanneal_gui.figures.svg import svg
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.loop import initial_state, train

IMAGES = Path(__file__).parents[2] / "docs" / "images"
CURVES = {
    "EBM, simulated QPU": ("test_accuracy", "ebm", "solid"),
    "MLP with its weights": ("mlp.test_accuracy", "mlp", "solid"),
    "MLP by backpropagation": ("shadow.test_accuracy", "shadow", "dashed"),
    "EBM with a coin": ("null_twin.test_accuracy", "twin", "dotted"),
}


@click.command()
@click.argument("preset")
@click.argument("overrides", nargs=-1)
@click.option("--name", default="", help="Of the picture; the preset's by default.")
def main(preset: str, overrides: tuple[str, ...], name: str) -> None:
    """Train both ways, print the rows and draw the curves."""
    sampled = trained(preset, overrides)
    exact = trained(preset, (*overrides, "sampler.kind=exact", "training.null_twin=false"))
    curves = [series(title, sampled, *CURVES[title]) for title in CURVES]
    curves.append(series("EBM, exact samples", exact, "test_accuracy", "quantum-1", "dashed"))
    qpu = sum(event.sampler.qpu_seconds for event in sampled)
    submissions = sum(event.sampler.submissions for event in sampled)
    for one in curves:
        print(json.dumps({"curve": one.name, "last": float(one.y[-1]), "best": float(one.y.max())}))
    print(
        json.dumps(
            {"qpu_seconds": qpu, "submissions": submissions, "seconds": sum(e.seconds for e in sampled)}
        )
    )
    title = f"{name or preset}: {qpu:.0f} s of QPU time in {submissions:,} submissions"
    panel = Panel(title, "step", "test accuracy / %", tuple(curves), y_range=(0.0, 100.0))
    picture = svg(Figure("", (panel,), columns=1), width=640)
    (IMAGES / f"{name or preset}.svg").write_text(picture, encoding="utf-8")


def trained(preset: str, overrides: tuple[str, ...]) -> list[StepEvent]:
    made = config.assemble(None, preset, overrides)
    dataset = load(made.data)
    return list(train(made, dataset, make_sampler(made), initial_state(made, dataset)))


def series(title: str, events: list[StepEvent], path: str, role: str, dash: str) -> Series:
    measured = [event for event in events if event.evaluation is not None]
    y = 100 * np.array([event.value(path) for event in measured], dtype=np.float64)
    return Series(
        title, np.array([event.step for event in measured], float), y, role, dash=dash, heavy=role == "ebm"
    )


if __name__ == "__main__":
    main()
