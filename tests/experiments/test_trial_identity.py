"""Stored trials are used again only as long as the program still computes the same."""

import pytest

from qanneal_gui import config
from qanneal_gui.experiments.comparison import METHODS, parse_pair, run_trial, trial_config
from qanneal_gui.experiments.comparison_study import SEVERAL_OUTPUTS
from qanneal_gui.experiments.studies.study import FORMAT

CURVES = {
    "classical-1": (0.5042, 0.5546, 0.9412, 1.0, 0.9664, 0.9664, 0.9664, 0.9664),
    "classical-2": (0.5042, 0.5042, 0.5546, 0.9496, 0.5294, 0.5882, 0.6639, 0.8908),
    "quantum-1": (0.5042, 0.5042, 0.5042, 0.9832, 0.8908, 0.9076, 0.9244, 0.9664),
    "uniform": (0.5042, 0.5042, 0.5042, 0.5042, 0.521, 0.6134, 0.916, 0.9412),
}
SMALL = ("training.steps=8", "model.hidden=32", "sampler.reads=200", "training.learning_rate=0.02")


@pytest.mark.parametrize("method", METHODS)
def test_format_counts_up_when_training_gives_other_numbers(method):
    """If this fails because training changed on purpose: write down the new curves, and raise FORMAT by one.

    The tolerance is 4 of the 119 images: other processors round otherwise, and the samples then differ.
    """
    assert FORMAT == 3
    shown = trial_config(parse_pair("digits:0-1"), method, 0, config.assemble(None, "stable", SMALL))
    assert run_trial(shown).test_accuracy == pytest.approx(CURVES[method], abs=4 / 119)


@pytest.mark.parametrize(
    ("method", "curve"),
    [
        ("classical-2", (0.3315, 0.3427, 0.3315, 0.4494, 0.6067, 0.3596, 0.6236, 0.6629)),
        ("quantum-1", (0.3315, 0.3315, 0.3315, 0.4551, 0.6742, 0.5787, 0.6629, 0.6685)),
    ],
)
def test_several_outputs_count_by_themselves(method, curve):
    """The same for three classes: here raise SEVERAL_OUTPUTS, if trials of two classes are as they were."""
    assert SEVERAL_OUTPUTS == 3
    shown = trial_config(parse_pair("digits:0-1-2"), method, 0, config.assemble(None, "stable", SMALL))
    assert run_trial(shown).test_accuracy == pytest.approx(curve, abs=6 / 178)
