"""What a training step takes along K, reads, batch, outputs, images and copies, on random images.

Processor time, without evaluation, which has a curve of its own. All else is as in the demo, with images of
28×28 pixels where hidden units and images grow.
"""

import os
import statistics
import time

os.environ.setdefault("QANNEAL_HOME", os.devnull)

import numpy as np
from frame import Curve, Row, main

from qanneal_gui import config
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.data import Dataset
from qanneal_gui.support.memory import use_one_heap
from qanneal_gui.training.loop import initial_state, train

STEPS = 7
NEVER = "training.eval_every=1000000"
SAMPLERS = ("simulated-qpu", "exact", "gibbs")
SMALL = {
    "simulated-qpu": "A fifth each is drawing spins of 70 copies, the noise budget of the report, and three "
    "networks that learn; most of the rest is small calls, some thousand of them.",
}
LARGE_BUDGET = ("budget.qpu_seconds=1000000", "budget.submissions=1000000")


def random_images(train, test, pixels, outputs=1):
    """Return a data set of random images, a fifth of their pixels lit as in MNIST."""
    rng = np.random.default_rng(0)

    def split(count):
        x = rng.random((count, pixels), np.float32) * (rng.random((count, pixels), np.float32) < 0.2)
        labels = np.arange(count) % max(2, outputs)
        y = labels[:, None].astype(np.float32) if outputs == 1 else np.eye(outputs, dtype=np.float32)[labels]
        return x, y

    side = int(pixels**0.5)
    names = tuple(map(str, range(max(2, outputs))))
    return Dataset(*split(train), *split(test), names, (side, side), "random", "none")


def a_step(dataset, *overrides, steps=STEPS, clock=time.process_time):
    """Return the median seconds of a step, after two that warm up."""
    chosen = config.assemble(overrides=[f"training.steps={steps + 3}", NEVER, *LARGE_BUDGET, *overrides])
    running = train(chosen, dataset, make_sampler(chosen), initial_state(chosen, dataset))
    found = []
    for _ in range(steps + 2):
        began = clock()
        next(running)
        found.append(clock() - began)
    return statistics.median(found[2:])


def curve(along, sizes, step, work="a step", **more):
    found = tuple(step(size) for size in sizes)
    return Curve(work=work, along=along, sizes=tuple(map(float, sizes)), seconds=found, **more)


def hidden_units():
    images = random_images(20, 20, 784)
    for kind in SAMPLERS:
        yield curve(
            "hidden units K",
            (64, 256, 1024, 5000),
            lambda size, kind=kind: a_step(images, f"model.hidden={size}", f'sampler.kind="{kind}"'),
            kind,
        )


def reads():
    images = random_images(20, 20, 64)
    for kind in ("simulated-qpu", "gibbs"):
        yield curve(
            "reads",
            (100, 1000, 10_000),
            lambda size, kind=kind: a_step(images, f"sampler.reads={size}", f'sampler.kind="{kind}"'),
            kind,
        )


def batch():
    images = random_images(100, 20, 64)
    for kind in SAMPLERS:
        yield curve(
            "images of a batch",
            (1, 10, 100),
            lambda size, kind=kind: a_step(
                images, "data.train_size=100", f"training.batch_size={size}", f'sampler.kind="{kind}"'
            ),
            kind,
        )


def outputs():
    few = 1, 3, 6, 12
    for kind, sizes in (("simulated-qpu", few), ("exact", few), ("gibbs", (*few, 24))):
        yield curve(
            "outputs M",
            sizes,
            lambda size, kind=kind: a_step(
                random_images(60, 20, 64, size),
                f"data.classes={list(range(max(2, size)))}",
                'data.dataset="made-up"',
                "data.train_size=60",
                f'sampler.kind="{kind}"',
            ),
            kind,
            bound="Exact sums over all 2^M outputs, which every step is held against, are exponential by "
            "nature: at 12 outputs they are two thirds of a step of exact, and half of one of the simulated "
            "QPU. From 13 on they are estimated by sampling.",
        )


def training_images():
    made = {size: random_images(size, 20, 784) for size in (20, 1000, 60_000)}
    for work, evaluated in (("without evaluation", ()), ("with evaluation", ("training.eval_every=1",))):
        yield curve(
            "training images", tuple(made), lambda size, more=evaluated: a_step(made[size], *more), work
        )


def copies():
    images = random_images(20, 20, 64)
    yield curve(
        "copies on the chip",
        (1, 4, 16, 64),
        lambda size: a_step(images, f"sampler.copies={size}", "training.batch_size=20"),
        "simulated-qpu, a batch of 20 images",
    )


def small():
    images = random_images(20, 20, 64)
    for kind in SAMPLERS:
        seconds = a_step(images, f'sampler.kind="{kind}"', steps=50)
        yield Row(
            work=f"a step of the demo without evaluation, {kind}, processor time",
            ours=seconds,
            at_most=0.004,
            bound=SMALL.get(kind, ""),
        )


if __name__ == "__main__":
    use_one_heap()  # as the program does
    main(hidden_units, reads, batch, outputs, training_images, copies, small)
