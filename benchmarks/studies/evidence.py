"""What samples add to a coin, in single runs: the table of docs/evidence.md.

    python benchmarks/studies/evidence.py

Needs MNIST (`qanneal data download mnist`, or `QANNEAL_DATA_DIR`). Nothing is recorded.
"""

from qanneal_gui import config
from qanneal_gui.science.agreement import share
from qanneal_gui.training.events import StepEvent
from qanneal_gui.training.session import Session

MNIST = ("data.dataset=mnist", "data.classes=[2, 3]")
RUNS = (
    *(("demo", (), sampler) for sampler in ("low-noise", "advantage", "exact", "uniform")),
    *(("stable", MNIST, sampler) for sampler in ("low-noise", "advantage", "exact", "uniform")),
    *(("paper-quantum-1", MNIST, sampler) for sampler in ("low-noise", "advantage", "exact", "uniform")),
)


def main():
    import numpy as np

    print("| preset | sampler | gradient cosine | coin's | share / % | gain over the twin | test loss |")
    print("|---|---|---|---|---|---|---|")
    for preset, data, sampler in RUNS:
        key = "kind" if sampler in ("exact", "uniform") else "device"
        made = config.assemble(None, preset, [*data, f"sampler.{key}={sampler}"])
        steps = [event for event in Session(made).events() if isinstance(event, StepEvent)]
        cosines, coins = (
            np.array([step.value(f"sampler.{name}") for step in steps])
            for name in ("gradient_cosine", "coin_cosine")
        )
        last = steps[-1].evaluation
        name = sampler if key == "kind" else f"simulated-qpu, {sampler}"
        print(
            f"| `{preset}` | {name} | {cosines.mean():.2f} | {coins.mean():.2f} | "
            f"{round(100 * share(cosines, coins))} | {last.test_gain:+.3f} | {last.ebm.test_loss:.3f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
