"""Single settings read and written under the names of the form."""

import pytest

from qanneal_gui import config
from qanneal_gui.experiments.comparison_study import CompareSettings, Comparison
from qanneal_gui.gui.common import fields, overrides
from qanneal_gui.gui.queue.words import experiment_in_words

PAIRS = {
    "Learning rate = 0.01": "training.learning_rate=0.01",
    "Anneal time = 40 µs": "sampler.anneal_time_us=40",
    "Training images = all": "data.train_size=all",
    "Sampler = Gibbs (classical)": "sampler.kind=gibbs",
    "Method = EBM, from samples": "training.method=ebm",
    "Coin-trained twin = off": "training.null_twin=false",
    "h range = -2, 2": "sampler.h_range=[-2, 2]",
}


@pytest.mark.parametrize("words", PAIRS)
def test_a_setting_is_typed_and_shown_by_its_title(words):
    assert overrides.read(words) == (PAIRS[words],)
    assert overrides.in_words(PAIRS[words]) == words


def test_several_settings_are_the_same_ones_after_they_were_shown():
    wanted = (*PAIRS.values(), "sampler.missing=/tmp/a,b.txt")
    assert overrides.read(overrides.all_in_words(wanted)) == wanted


def test_keys_as_in_files_are_taken_as_before():
    old = 'training.steps=40, " sampler.h_range = [-2,2]", steps = 50, "data.classes=[""Dress"",""Coat""]"'
    read = overrides.read(old)
    assert read[0] == "training.steps=40"
    assert read[2] == "training.steps=50"
    assert overrides.all_in_words(read) == ("Steps = 40, h range = -2, 2, Steps = 50, Classes = Dress, Coat")
    made = config.assemble(None, "stable", read[:3])
    assert (made.sampler.h_range, made.training.steps) == ((-2, 2), 50)


@pytest.mark.parametrize("text", ["Learning speed = 1", "Steps", "40"])
def test_what_is_no_setting_is_refused(text):
    with pytest.raises(ValueError, match="setting"):
        overrides.read(text)


def test_every_setting_of_the_form_is_offered_by_a_title_that_is_its_own():
    known = fields.specs()
    assert len({spec.title.casefold() for spec in known}) == len(known)
    offered = overrides.offered()
    assert all(f"{spec.title} = " in offered for spec in known)
    assert "Sampler = Coin (the null)" in offered


def test_a_value_that_cannot_be_used_is_refused_in_the_words_of_the_form():
    spec = next(one for one in fields.specs_of(CompareSettings, "compare") if one.name == "overrides")
    told = fields.complaint(spec, ("training.steps=0",))
    assert told.startswith("Other settings: ")
    assert "Steps" in told
    assert "training." not in told


def test_the_queue_names_them_likewise():
    study = Comparison(CompareSettings(overrides=("training.steps=40", "model.hidden=8")))
    assert experiment_in_words(study).endswith(" · Steps = 40, Hidden units = 8")
