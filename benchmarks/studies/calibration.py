"""What calibration and gauges bring on the simulated device ``advantage``; docs/calibration.md has the table.

    QANNEAL_DATA_DIR=… python benchmarks/studies/calibration.py [SEEDS]

Every run has MNIST 2-3 as its images and a chip of its own. Printed is mean |sampled − exact| of P(y|x) over
all steps after the third, for every way of sampling over that without any, seed by seed.

    python benchmarks/studies/calibration.py ten-digits [SEEDS]

does it for ten outputs, over 400 steps of that preset; docs/combs.md has the table.
"""

import sys
import time

import numpy as np

from qanneal_gui import config, data
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.training.loop import initial_state, train

WAYS = {
    "nothing": [],
    "calibration = hubs": ["sampler.calibration=hubs"],
    "calibration = full": ["sampler.calibration=full"],
    "gauges = 4": ["sampler.gauges=4"],
    "gauges = 16": ["sampler.gauges=16"],
}


def wrong(preset, seed, settings):
    """Train and return mean |sampled − exact| after step 3, and the accuracy at the end."""
    made = config.assemble(
        None,
        preset,
        [
            "sampler.device=advantage",
            "sampler.beta_eff=auto",
            "sampler.beta_start=5",
            f"training.seed={seed}",
            f"data.seed={seed}",
            f"sampler.chip_seed={seed}",
            "training.shadow_mlp=false",
            "training.eval_every=20",
            *settings,
        ],
    )
    dataset = data.load(made.data)
    steps = list(train(made, dataset, make_sampler(made), initial_state(made, dataset)))
    off = [np.abs(np.subtract(one.sampler.p_sampled, one.sampler.p_exact)).mean() for one in steps[3:]]
    return np.mean(off), steps[-1].evaluation.mlp.test_accuracy


def main(seeds):
    """Print a table for each preset."""
    for preset in ("paper-quantum-1", "stable"):
        print(f"\n{preset}, {seeds} seeds\n")
        print("| | mean abs. error of P | of nothing | worse than nothing | test accuracy |")
        print("|---|---|---|---|---|")
        base = None
        for name, settings in WAYS.items():
            found = np.array([wrong(preset, seed, settings) for seed in range(seeds)])
            base = found[:, 0] if base is None else base
            worse = int((found[:, 0] > base).sum())
            print(
                f"| {name} | {found[:, 0].mean():.3f} | {found[:, 0].mean() / base.mean():.2f} | "
                f"{worse} of {seeds} | {100 * found[:, 1].mean():.1f} % |",
                flush=True,
            )


def ten_digits(seeds):
    """Print a row for every way and seed: of the steps after the twentieth, and of the last."""
    print(
        "\n| seed | calibration | test accuracy | QPU time | mean abs. error of P | gradient cosine |", end=""
    )
    print(" shift of log-odds: expected | measured | time of a step |\n" + 9 * "|---" + "|")
    for seed in range(seeds):
        for mode in ("off", "hubs", "full"):
            made = config.assemble(
                None,
                "ten-digits",
                [
                    "sampler.device=advantage",
                    "sampler.beta_eff=auto",
                    "sampler.beta_start=5",
                    f"sampler.calibration={mode}",
                    f"training.seed={seed}",
                    f"sampler.chip_seed={seed}",
                ],
            )
            dataset, began = data.load(made.data), time.perf_counter()
            steps = list(train(made, dataset, make_sampler(made), initial_state(made, dataset)))
            seconds = (time.perf_counter() - began) / len(steps)
            late = [one.sampler for one in steps[20:]]
            off = np.mean([np.abs(np.subtract(one.p_sampled, one.p_exact)).mean() for one in late])
            cosine = np.mean([one.gradient_cosine for one in late])
            shifts = np.array([(one.expected_shift, one.measured_shift) for one in late])
            expected, measured = np.sqrt((shifts**2).mean(axis=0))
            spent = sum(one.sampler.qpu_seconds for one in steps)
            accuracy = steps[-1].evaluation.mlp.test_accuracy
            print(
                f"| {seed} | {mode} | {100 * accuracy:.1f} % | {spent:.0f} s | {off:.4f} | {cosine:.3f} | "
                f"{expected:.2f} | {measured:.2f} | {seconds:.2f} s |",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["ten-digits"]:
        ten_digits(int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
