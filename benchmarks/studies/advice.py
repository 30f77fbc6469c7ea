"""Is the advice of the noise budget any good? It is followed, and what comes of it is measured.

    [QANNEAL_DATA_DIR=…] python benchmarks/studies/advice.py [SEEDS] [digits|mnist]

In every setup something is wrong with the samples on purpose. Each run, which has images, batches and a chip
of its own, is watched, advice is taken from its noise budget, and the run is repeated with what was advised.
Printed is for each piece of advice how often it was given, the mean KL(sampled ‖ exact) after the third step
without it and with it, less the shot noise (but for advice against shot noise), and how often it was lower
with it. A second table has what sounds like good advice and is not given. docs/noise.md has both.
"""

import sys
from collections import defaultdict
from statistics import fmean
from unittest import mock

from qanneal_gui import config, data
from qanneal_gui.annealing.noise_budget import Known
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.annealing.simulated import SimulatedDevice
from qanneal_gui.training.diagnostics.advice import Advice, advise
from qanneal_gui.training.diagnostics.noise import NAMES, noise_budget
from qanneal_gui.training.loop import initial_state, train

STEPS, FIRST = 12, 3

COMMON = [
    f"training.steps={STEPS}",
    f"training.eval_every={STEPS}",
    "training.shadow_mlp=false",
    "training.null_twin=false",
    "training.batches=balanced",
    "training.learning_rate=0.003",
    "model.init_std=0.03",
    "data.train_size=20",
    "data.test_size=20",
]
DATA = {
    # On a small chip, so that every example has one copy, as it is with networks that fill a chip.
    "digits": ["data.dataset=digits", "model.hidden=200", "sampler.topology=pegasus:6"],
    "mnist": ["data.dataset=mnist", "model.hidden=548"],
}
REAL = ["sampler.device=advantage", "sampler.beta_eff=4.5"]


def _device_at(beta):
    return ["sampler.device=ideal", f"sampler.device_beta={beta}", f"sampler.beta_eff={beta}"]


IDEAL = _device_at(5)
FAST, QUICK = ["training.learning_rate=0.1"], ["training.learning_rate=0.02"]
THREE = ["data.classes=[1,2,3]", "model.hidden=50"]
SETUPS = {
    "device advantage": [*REAL],
    "rate 0.1": [*REAL, *FAST],
    "rate 0.1, calibrated": [*REAL, *FAST, "sampler.calibration=full"],
    "one copy each of many": [*REAL, "sampler.topology=pegasus:16", "model.hidden=100", "sampler.copies=5"],
    "β_eff 16 for 4.5": [*REAL, "sampler.beta_eff=16", *QUICK],
    "β_eff 5 for 16": ["sampler.device=low-noise", "sampler.beta_eff=5"],
    "β_eff 16 for 4.5, and nobody knows": [*REAL, "sampler.beta_eff=16", *QUICK],
    "χ = −0.04, rate 0.1": [*IDEAL, *FAST, "sampler.susceptibility=-0.04"],
    "weak chains": [*IDEAL, *QUICK, "sampler.chain_strength=0.2"],
    "hot chains": [*QUICK, *_device_at(1.0)],
    "so hot that hardly a chain holds": [*QUICK, *_device_at(0.7)],
    "h within ±0.05": [*IDEAL, *QUICK, "sampler.h_range=[-0.05,0.05]"],
    "50 reads": [*IDEAL, "sampler.reads=50"],
    "three classes, rate 0.1": [*REAL, *THREE, *FAST],
    "three classes, β_eff 16 for 4.5": [*REAL, *THREE, *QUICK, "sampler.beta_eff=16"],
}
UNKNOWN = "β_eff 16 for 4.5, and nobody knows"
RANDOM = ["training.batches=random"]
NOT_GIVEN = [
    ("device advantage", [], {"sampler.beta_eff": 2.25}),
    ("device advantage", [], {"sampler.beta_eff": 9.0}),
    ("device advantage", [], {"model.init_std": 0.1}),
    ("device advantage", [], {"sampler.reads": 4000}),
    ("device advantage", [], {"sampler.gauges": 2}),
    ("device advantage", RANDOM, {"training.batches": "balanced"}),
    ("rate 0.1", RANDOM, {"training.batches": "balanced"}),
    ("rate 0.1, calibrated", RANDOM, {"training.batches": "balanced"}),
    ("χ = −0.04, rate 0.1", RANDOM, {"training.batches": "balanced"}),
    ("h within ±0.05", [], {"sampler.beta_eff": 10.0}),
]
"""What one could think of: the setup, what is changed in it, and what might help."""


def settings(name, dataset, seed, more=()):
    """Return the config of a run of a setup."""
    own = [f"training.seed={seed}", f"data.seed={seed}", f"sampler.chip_seed={seed}"]
    chosen = [*COMMON, *DATA[dataset], *SETUPS[name], *more, *own]
    # A device comes with a topology of its own, which must not win over the small chip.
    return config.assemble(overrides=sorted(chosen, key=lambda one: not one.startswith("sampler.device=")))


def run(made, unknown=False):
    """Train, and return the reports of all steps; an unknown device tells only the size of its noise."""
    images = data.load(made.data)
    told = mock.PropertyMock(return_value=Known((0.01, 0.01)))
    sampler = make_sampler(made)
    with mock.patch.object(SimulatedDevice, "known", told) if unknown else mock.MagicMock():
        return [step.sampler for step in train(made, images, sampler, initial_state(made, images))]


def divergence(reports, advice):
    """Return the mean KL of a run, which for advice against shot noise contains it."""
    plain = "sampler.reads" in advice.settings
    return fmean(one.kl if plain else one.kl_corrected for one in reports[FIRST:])


def followed(made, advice):
    """Return the config with what was advised."""
    values = config.as_dict(made)
    for name, value in advice.settings.items():
        section, _, key = name.partition(".")
        values[section][key] = value
    return config.parse(values)


def judged(name, dataset, seeds, most=2):
    """Return per piece of advice (its settings) the cause and the KL before and after, run by run."""
    found = defaultdict(list)
    for seed in range(seeds):
        made = settings(name, dataset, seed)
        before = run(made, name == UNKNOWN)
        budget = noise_budget(before)
        for one in advise(before, made)[:most]:
            after = run(followed(made, one), name == UNKNOWN)
            hidden = budget.unexplained or "breaks" in budget.unknown
            cause = "nothing known" if hidden else NAMES[budget.largest]
            key = cause, tuple(one.settings)
            found[key].append((one, divergence(before, one), divergence(after, one)))
    return found


def tried(name, more, values, dataset, seeds):
    """Return what comes of settings that are not advised, as `judged` does."""
    found = []
    for seed in range(seeds):
        made = settings(name, dataset, seed, more)
        one = Advice(
            values, {key: getattr(getattr(made, key.split(".")[0]), key.split(".")[1]) for key in values}
        )
        # Held against the true P(y|x) either way: shot noise is left out.
        before, after = (
            fmean(report.kl_corrected for report in run(each)[FIRST:]) for each in (made, followed(made, one))
        )
        found.append((one, before, after))
    return found


def main(seeds, datasets):
    """Print the tables."""
    given(seeds, datasets)
    print("\n| images | setup | not advised | KL before | after | lower |")
    print("|---|---|---|---|---|---|")
    for dataset in datasets:
        for name, more, values in NOT_GIVEN:
            runs = tried(name, more, values, dataset, seeds)
            setup = f"{name}, random batches" if more == RANDOM else name
            cells = dataset, setup, runs[0][0].words, *summary(runs)
            print(f"| {' | '.join(cells)} |", flush=True)


def given(seeds, datasets):
    """Print the table of advice that is given."""
    print("| images | setup | largest cause | advice | given | KL before | after | lower |")
    print("|---|---|---|---|---|---|---|---|")
    for dataset in datasets:
        for name in SETUPS:
            for (cause, _), runs in judged(name, dataset, seeds).items():
                words = ", ".join(sorted({one.words for one, _, _ in runs}, key=len))
                cells = dataset, name, cause, words, str(len(runs)), *summary(runs)
                print(f"| {' | '.join(cells)} |", flush=True)


def summary(runs):
    """Return the mean KL before and after, and how often it was lower, as they are printed."""
    before, after = (fmean(each) for each in list(zip(*runs, strict=True))[1:])
    lower = sum(after < before for _, before, after in runs)
    return f"{before:.4f}", f"{after:.4f}", f"{lower} of {len(runs)}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10, sys.argv[2:] or list(DATA))
