"""Draw the pictures of the manual's explanations, each from runs and functions of the program itself.

Run by ``make screenshots``; writes ``docs/images/why-….svg``. Everything is seeded, so that a picture changes
only if the program does. With a name (``beta``) only that picture is drawn.
"""

import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import numpy as np

from qanneal_gui import config, data
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.search import embed
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.chip.svg import chip_svg
from qanneal_gui.config import RunConfig
from qanneal_gui.figures.model import Figure, Floats, Mark, Panel, Role, Series
from qanneal_gui.figures.svg import svg
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.parameters import Parameters
from qanneal_gui.training.estimates import estimate_unrecorded
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.loop import initial_state, train

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SEEDS = 8


def steps_of(preset: str, *overrides: str) -> list[StepEvent]:
    """Train a preset with some other settings, and return its steps."""
    made = config.assemble(None, preset, overrides)
    images = data.load(made.data)
    sampler = make_sampler(made) if made.training.method == "ebm" else None
    return list(train(made, images, sampler, initial_state(made, images)))


def curve(
    name: str, events: list[StepEvent], path: str, role: Role, factor: float = 1, **look: bool
) -> Series:
    """Return a metric over the steps at which it was measured."""
    told = [(event.step, value) for event in events if (value := event.value(path)) is not None]
    steps, values = np.array(told, dtype=np.float64).T
    return Series(name, steps, factor * values, role, heavy=look.get("heavy", True))


def two_networks() -> str:
    """Compare the gradients of EBM and MLP as the weights grow, and their outputs after a training."""
    made = config.assemble(None, "demo", ["sampler.kind=exact"])
    images = data.load(made.data)
    x, y = images.train_x, images.train_y
    state = initial_state(made, images)
    for _ in train(made, images, make_sampler(made), state):
        pass
    factors = np.geomspace(0.01, 1, 25)
    apart = [_apart(state.parameters, factor, x, y) for factor in factors]
    learned = state.parameters.preactivation(images.test_x)
    of_ebm = ebm.output_logits(ebm.log_conditional(learned, state.parameters.W2, state.parameters.c))[:, 0]
    of_mlp = mlp.logits(learned, state.parameters.W2, state.parameters.c)[:, 0]
    ends = np.array([of_mlp.min(), of_mlp.max()])
    return svg(
        Figure(
            "",
            (
                Panel(
                    "How far their gradients are apart",
                    "weights, as a share of the trained ones",
                    "‖EBM − MLP‖ / ‖MLP‖",
                    (
                        Series(
                            "EBM and MLP with the same weights", factors, np.array(apart), "ebm", heavy=True
                        ),
                    ),
                    x_log=True,
                    y_log=True,
                ),
                Panel(
                    f"What they say of {len(of_mlp)} test images",
                    "log-odds of the MLP",
                    "log-odds of the EBM",
                    (
                        Series("the same", ends, ends, "neutral", dash="dashed"),
                        Series("an image", of_mlp, of_ebm, "ebm", markers=True, line=False),
                    ),
                ),
            ),
        ),
        width=860,
    )


def _apart(parameters: Parameters, factor: float, x: Floats, y: Floats) -> float:
    """Return the distance of both gradients, with all weights made smaller, as a share of that of the MLP."""
    small = Parameters(*(factor * array for array in parameters.arrays()))
    a, states = small.preactivation(x), ebm.output_states(1)
    weights = np.exp(ebm.log_conditional(a, small.W2, small.c))
    up = ebm.gradient(small, x, a, y, states, weights)
    down = mlp.gradient(small, x, y)
    both = [np.concatenate([getattr(one, f.name).ravel() for f in fields(one)]) for one in (up, down)]
    return float(np.linalg.norm(both[0] + both[1]) / np.linalg.norm(both[1]))


def chip() -> str:
    """Show one network on a small chip: the hub, and a qubit for every hidden unit beside it."""
    topology = load_topology("pegasus:4")
    placed = Placement(topology, tuple(embed(topology, 64, 1, 1)))
    hub = int(placed.chain_lengths[0, 0])
    caption = f"One output and 64 hidden units on a Pegasus P4: a hub of {hub} qubits, and one for each unit."
    return chip_svg(placed, caption=caption, look="light")


def beta() -> str:
    """Draw sampled against exact log-odds where the problem was divided by another β_eff than the chip's."""
    shown = []
    roles: dict[float, Role] = {8.0: "line-1", 16.0: "line-2", 32.0: "line-3"}
    for assumed, role in roles.items():
        events = steps_of(
            "demo",
            "sampler.device=ideal",
            f"sampler.beta_eff={assumed}",
            "training.steps=30",
            "training.batch_size=20",
            "sampler.reads=10000",
            "training.eval_every=30",
        )
        reports = [event.sampler for event in events[4:] if event.sampler is not None]
        exact, sampled = (
            np.concatenate([np.ravel(getattr(one, name)) for one in reports])
            for name in ("p_exact", "p_sampled")
        )
        inside = (sampled > 0.001) & (sampled < 0.999)
        x, y = (np.log(p[inside] / (1 - p[inside])) for p in (exact, sampled))
        some = np.argsort(x)[:: max(1, len(x) // 120)]
        shown.append(Series(f"assumed {assumed:g}", x[some], y[some], role, markers=True, line=False))
    ends = np.array([min(one.x.min() for one in shown), max(one.x.max() for one in shown)])
    same = Series("exact", ends, ends, "neutral", dash="dashed")
    panel = Panel(
        "A chip with β = 16",
        "log-odds of the output, exact",
        "as sampled",
        (same, *shown),
        y_range=(-6.0, 6.0),
    )
    return svg(Figure("", (panel,), columns=1), width=640)


def calibration() -> str:
    """Draw the error of samples step by step, with nothing done about it, calibration, or gauges."""
    ways: tuple[tuple[str, Role, tuple[str, ...]], ...] = (
        ("nothing", "uniform", ()),
        ("calibration: hubs", "line-1", ("sampler.calibration=hubs",)),
        ("calibration: full", "line-2", ("sampler.calibration=full",)),
        ("16 gauges", "line-3", ("sampler.gauges=16",)),
    )
    curves = []
    for name, role, settings in ways:
        off = np.mean([_off(seed, settings) for seed in range(SEEDS)], axis=0)
        curves.append(Series(name, np.arange(1.0, len(off) + 1), off, role, heavy=True))
    panel = Panel(
        f"Device “advantage”, {SEEDS} chips: how far samples are from P(y|x)",
        "step",
        "mean |sampled − exact|",
        tuple(curves),
        y_range=(0.0, max(float(one.y.max()) for one in curves) * 1.05),
    )
    return svg(Figure("", (panel,), columns=1), width=640)


def _off(seed: int, settings: tuple[str, ...]) -> list[float]:
    events = steps_of(
        "demo",
        "sampler.device=advantage",
        "sampler.beta_eff=auto",
        "sampler.beta_start=5",
        "model.hidden=200",
        "training.steps=40",
        "training.eval_every=40",
        f"training.seed={seed}",
        f"sampler.chip_seed={seed}",
        *settings,
    )
    reports = [event.sampler for event in events if event.sampler is not None]
    return [float(np.abs(np.subtract(one.p_sampled, one.p_exact)).mean()) for one in reports]


def evidence() -> str:
    """Draw a run beside its twin that learned the same batches with a coin."""
    events = steps_of("demo")
    loss, accuracy = (
        (
            curve("EBM, samples of the simulated QPU", events, path, "ebm", factor),
            curve("its twin, a coin", events, f"null_twin.{path}", "twin", factor),
        )
        for path, factor in (("test_loss", 1), ("test_accuracy", 100))
    )
    return svg(
        Figure(
            "",
            (
                Panel("Loss on test images", "step", "−log P(y|x) / nats", loss),
                Panel("Accuracy on test images", "step", "accuracy / %", accuracy),
            ),
        ),
        width=860,
    )


def failures() -> str:
    """Draw the same trials with the paper's settings and with ``stable``."""
    panels = []
    for preset, title in (("paper-classical-1", "Settings of the paper"), ("stable", "Preset stable")):
        mine = [
            steps_of(
                preset,
                "data.dataset=digits",
                "training.method=mlp",
                "training.steps=40",
                *_seeds(seed),
                *_LARGE,
            )
            for seed in range(SEEDS)
        ]
        curves = [
            curve("learned", events, "mlp.test_accuracy", "mlp", 100)
            if _learned(events)
            else curve("failed", events, "mlp.test_accuracy", "trouble", 100, heavy=False)
            for events in mine
        ]
        lost = sum(not _learned(events) for events in mine)
        panels.append(
            Panel(
                f"{title}: {lost} of {SEEDS} fail",
                "step",
                "test accuracy / %",
                tuple(curves),
                (Mark("y", 70, "success"),),
                y_range=(40.0, 100.0),
            )
        )
    return svg(Figure("", tuple(panels)), width=860)


_LARGE = ("model.hidden=548",)


def _seeds(seed: int) -> tuple[str, ...]:
    return f"training.seed={seed}", f"data.seed={seed}"


def _learned(events: list[StepEvent]) -> bool:
    return max(event.value("mlp.test_accuracy") or 0 for event in events) > 0.7


def bill() -> str:
    """Draw what a run of the paper costs, over its reads: packed, and image by image as in the paper."""
    reads = np.array([10, 30, 100, 300, 1000, 3000])
    estimates = [estimate_unrecorded(_paper(int(many))) for many in reads]
    programming = 14e-3 * estimates[0].submissions
    panel = Panel(
        f"Quantum-1 of the paper: 20 steps of 5 images, {estimates[0].copies} copies on a P16",
        "reads of a submission",
        "QPU time of the run / s",
        (
            _line(
                "a submission for each image",
                reads,
                [one.qpu_seconds_unpacked for one in estimates],
                "trouble",
            ),
            _line("all images in one", reads, [one.qpu_seconds for one in estimates], "ebm"),
        ),
        (Mark("y", programming, "programming alone, all images in one"),),
        x_log=True,
        y_log=True,
    )
    return svg(Figure("", (panel,), columns=1), width=640)


def _paper(reads: int) -> RunConfig:
    return config.assemble(
        None, "paper-quantum-1", ["data.dataset=digits", f"sampler.reads={reads}", "budget.qpu_seconds=10000"]
    )


def _line(name: str, x: Floats, y: list[float], role: Role) -> Series:
    return Series(name, x.astype(np.float64), np.array(y), role, heavy=True, markers=True)


PICTURES: dict[str, Callable[[], str]] = {
    "networks": two_networks,
    "chip": chip,
    "beta": beta,
    "calibration": calibration,
    "evidence": evidence,
    "failures": failures,
    "bill": bill,
}
"""By the names of their files, after ``why-``."""

if __name__ == "__main__":
    for wanted in sys.argv[1:] or PICTURES:
        path = IMAGES / f"why-{wanted}.svg"
        path.write_text(PICTURES[wanted](), encoding="utf-8")
        print(path, file=sys.stderr)
