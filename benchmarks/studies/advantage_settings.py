"""How the settings of the preset ``advantage`` were chosen; docs/advantage.md has the tables.

    QANNEAL_DATA_DIR=… python benchmarks/studies/advantage_settings.py [TRIALS]

Nothing here looks at the paper's 16 pairs, or at a test image: accuracy and loss are those of 500 training
images that were not trained with. Exact samples stand for the annealer's, and a coin is held against them.
"""

import itertools
import sys
from functools import cache

import numpy as np
from held_out import held_out

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.training.loop import initial_state, train

PAIRS = (
    *(("mnist", a, b) for a, b in ((1, 7), (2, 7), (3, 5), (4, 9), (0, 8))),
    *(("fashion-mnist", a, b) for a, b in ((0, 6), (1, 8), (2, 4), (7, 9))),
)
RATES, DEVIATIONS = (0.002, 0.003, 0.004), (0.03, 0.05)
STEPS, EVERY, HELD_OUT = 40, 10, 500


def settings(pair, trial, *more):
    dataset, *classes = pair
    return config.assemble(
        None,
        "stable",
        [
            f"data.dataset={dataset}",
            f"data.classes={classes}",
            f"data.seed={100 + trial}",
            "data.test_size=10",
            f"training.seed={trial}",
            f"training.steps={STEPS}",
            f"training.eval_every={EVERY}",
            "training.shadow_mlp=false",
            *more,
        ],
    )


@cache
def images(pair, trial):
    """Return the 20 images of a trial, with other training images in place of the test images."""
    return held_out(settings(pair, trial).data, HELD_OUT, trial)


def curves(kind, rate, deviation, trials):
    """Return accuracy and loss by step, shape (steps, 2, pairs · trials)."""
    found = []
    for pair, trial in itertools.product(PAIRS, range(trials)):
        made = settings(
            pair,
            trial,
            f"sampler.kind={kind}",
            f"training.learning_rate={rate}",
            f"model.init_std={deviation}",
        )
        dataset = images(pair, trial)
        steps = train(made, dataset, make_sampler(made), initial_state(made, dataset))
        mlp = [step.evaluation.mlp for step in steps if step.evaluation]
        found.append([(one.test_accuracy, one.test_loss) for one in mlp])
    return np.array(found).transpose(1, 2, 0)


def main(trials):
    """Print a line for each setting and number of steps."""
    print("| rate | std | steps | accuracy | coin | difference | loss | coin | loss below the coin's |")
    print("|---|---|---|---|---|---|---|---|---|")
    for rate, deviation in itertools.product(RATES, DEVIATIONS):
        exact, coin = (curves(kind, rate, deviation, trials) for kind in ("exact", "uniform"))
        for number, (one, other) in enumerate(zip(exact, coin, strict=True), 1):
            gain = 100 * (one[0] - other[0])
            error, below = 1.96 * gain.std() / np.sqrt(len(gain)), (one[1] < other[1]).sum()
            print(
                f"| {rate} | {deviation} | {number * EVERY} | {100 * one[0].mean():.1f} | "
                f"{100 * other[0].mean():.1f} | {gain.mean():+.2f} ± {error:.2f} | {one[1].mean():.3f} | "
                f"{other[1].mean():.3f} | {below} of {len(gain)} |",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
