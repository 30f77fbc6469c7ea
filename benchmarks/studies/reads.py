"""How the reads Γ enter the error of the gradient, and what that does to the bill and to the accuracy.

    python benchmarks/studies/reads.py [ten-digits] [--steps 400]

First a network is trained with exact expectations, and at some of its steps gradients from Γ exact samples
are held against the exact one. Then runs with fixed reads, and with `sampler.gradient_error`, stand beside
each other, and beside a coin. The table is that of docs/reads.md.
"""

import json

import click
import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.data import load
from qanneal_gui.science import ebm
from qanneal_gui.science.agreement import agreement
from qanneal_gui.science.shot_noise import gradient_variance, squared_length
from qanneal_gui.training.loop import batch, initial_state, train

READS = (10, 30, 100, 300, 1000)
ERRORS = (0.1, 0.2, 0.3, 0.5)
MOMENTS = (1, 20, 100, 400)
DRAWS = 20
BUDGET = ["budget.qpu_seconds=1000000", "budget.submissions=1000000", "training.shadow_mlp=false"]


@click.command()
@click.argument("preset", default="ten-digits")
@click.option("--steps", default=400)
@click.option("--seeds", default=1)
def main(preset: str, steps: int, seeds: int) -> None:
    """Print both tables, row by row, as JSON lines."""
    for row in errors(preset, steps):
        print(json.dumps(row), flush=True)
    for seed in range(seeds):
        settings = [[f"sampler.reads={reads}"] for reads in READS]
        settings += [[f"sampler.gradient_error={error}"] for error in ERRORS]
        settings += [["sampler.kind=uniform"]]
        for chosen in settings:
            print(json.dumps(trained(preset, steps, seed, chosen)), flush=True)


def errors(preset: str, steps: int):
    """Yield ‖ĝ − g‖ / ‖g‖ of Γ exact samples, expected and measured, at some steps of a run."""
    exact = ["sampler.kind=exact", "training.gradient=exact", f"training.steps={steps}", *BUDGET]
    made = config.assemble(preset_name=preset, overrides=exact)
    dataset = load(made.data)
    state = initial_state(made, dataset)
    rng = np.random.default_rng(0)
    running = train(made, dataset, make_sampler(made), state)
    for step in range(1, steps + 1):
        if step in MOMENTS:
            x, y = batch(made, dataset, step - 1)
            problems = ClampedBatch.clamp(state.parameters, x)
            log_p, states = problems.log_conditional(), ebm.output_states(y.shape[1])
            p = np.exp(log_p)
            p /= p.sum(axis=1, keepdims=True)
            length = squared_length(ebm.gradient(state.parameters, x, problems.a, y, states, p))
            variance = gradient_variance(state.parameters, x, problems.a, states, p)
            for reads in READS:
                squares = []
                for _ in range(DRAWS):
                    drawn = rng.multinomial(reads, p) / reads
                    gradient = ebm.gradient(state.parameters, x, problems.a, y, states, drawn)
                    found = agreement(gradient, state.parameters, x, problems.a, y, log_p)
                    squares.append(found.error**2)
                yield {
                    "step": step,
                    "reads": reads,
                    "expected": float(np.sqrt(variance / reads / length)),
                    "measured": float(np.sqrt(np.mean(squares))),
                }
        next(running)


def trained(preset: str, steps: int, seed: int, chosen: list[str]) -> dict:
    """Train once, and return what that has cost and brought."""
    overrides = [
        f"training.steps={steps}",
        f"training.seed={seed}",
        "training.eval_every=100",
        *BUDGET,
        *chosen,
    ]
    made = config.assemble(preset_name=preset, overrides=overrides)
    dataset = load(made.data)
    events = list(train(made, dataset, make_sampler(made), initial_state(made, dataset)))
    samplers = [event.sampler for event in events]
    last = events[-1].evaluation
    return {
        "settings": chosen,
        "seed": seed,
        "test_accuracy": last.mlp.test_accuracy,
        "test_accuracy_ebm": last.ebm.test_accuracy,
        "reads": float(np.mean([one.reads for one in samplers])),
        "gradient_error": float(np.median([one.gradient_error for one in samplers])),
        "qpu_seconds": sum(one.qpu_seconds for one in samplers),
        "seconds": sum(event.seconds for event in events),
    }


if __name__ == "__main__":
    main()
