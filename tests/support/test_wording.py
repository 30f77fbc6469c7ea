"""Texts in another language: looked up, recognised, counted, and with its signs in numbers."""

import copy

import pytest

from qanneal_gui.support import wording
from qanneal_gui.support.wording import Language, counted, number, speak, told, tr

GERMAN = {
    ("Open", -1): "Öffnen",
    ("Open (adjective)", -1): "Offen",
    ("Step {step:,} of {steps:,}", -1): "Schritt {step:,} von {steps:,}",
    ("{name} on {chip}", -1): "Auf {chip}: {name}",
    ("{n} runs", 1): "{n} Lauf",
    ("{n} runs", 2): "{n} Läufe",
    ("{n} runs", 1500): "{n} Läufe",
    (
        "The run takes {seconds} of QPU time, and {left} are left.",
        -1,
    ): "{left} bleiben, {seconds} werden gebraucht.",
    ("{seconds} are left.", -1): "{seconds} bleiben.",
    ("about {time}", -1): "etwa {time}",
    ("{count} steps", -1): "{count} Schritte",
    ("the paper: {figure}", -1): "die Arbeit: {figure}",
    ("paused", -1): "angehalten",
    ("in vain: a coin is as good", -1): "vergebens: Eine Münze ist ebenso gut",
    (", but", -1): ", aber",
    (" and", -1): " und",
    ("(the paper: {figure})", -1): "(die Arbeit: {figure})",
    ("{topology} holds {count} units{paper}.", -1): "{topology} fasst {count} Einheiten{paper}.",
    ("raise {setting} to {to}", -1): "{setting} auf {to} erhöhen",
}


@pytest.fixture
def german():
    def find(text, comment, form):
        return GERMAN.get((f"{text} ({comment})" if comment else text, form), "")

    speak(Language(find, lambda: [text for text, form in GERMAN if "{" in text and form < 0], ",", "."))
    yield
    speak(None)


def test_english_is_left_as_it_is():
    assert wording.speaks_english()
    assert tr("Open") == tr("Open", "adjective") == "Open"
    assert tr("Braces {…} without values") == "Braces {…} without values"
    assert tr("Step {step:,} of {steps:,}", step=2, steps=1500) == "Step 2 of 1,500"
    assert [counted("{n} run", "{n:,} runs", n) for n in (0, 1, 1500)] == ["0 runs", "1 run", "1,500 runs"]
    assert told("The run takes 1.5 s.") == "The run takes 1.5 s."
    assert number(1234.5, ",.2f") == "1,234.50"


@pytest.mark.usefixtures("german")
class TestGerman:
    def test_a_text_is_looked_up(self):
        assert tr("Open") == "Öffnen"
        assert tr("Open", "adjective") == "Offen"

    def test_an_unknown_text_stays(self):
        assert tr("Unknown {thing}", thing=1) == "Unknown 1"

    def test_fields_may_change_places(self):
        assert tr("{name} on {chip}", name="K(64,1)", chip="P16") == "Auf P16: K(64,1)"

    def test_numbers_get_the_signs_of_the_language(self):
        assert tr("Step {step:,} of {steps:,}", step=1000, steps=1500) == "Schritt 1.000 von 1.500"
        assert number(1234.5, ",.2f") == "1.234,50"

    @pytest.mark.parametrize(("n", "expected"), [(1, "1 Lauf"), (2, "2 Läufe"), (1500, "1500 Läufe")])
    def test_each_number_has_its_form(self, n, expected):
        assert counted("{n} run", "{n} runs", n) == expected

    def test_what_a_layer_below_says_is_recognised(self):
        sentence = "The run takes 1.5 s of QPU time, and 1,000 s are left."
        assert told(sentence) == "1.000 s bleiben, 1,5 s werden gebraucht."

    def test_the_most_special_text_is_meant(self):
        assert told("2.5 s are left.") == "2,5 s bleiben."

    def test_values_are_told_too(self):
        assert told("about 1.5 s") == "etwa 1,5 s"
        assert tr("about {time}", time="paused") == "etwa angehalten"

    def test_names_that_users_give_are_not(self):
        assert tr("{name} on {chip}", name="paused", chip="P16") == "Auf P16: paused"

    def test_sentences_are_told_one_by_one(self):
        assert told("Nobody knows this. 2 s are left.") == "Nobody knows this. 2 s bleiben."

    def test_a_stop_that_was_added_is_no_other_text(self):
        assert told("paused.") == "angehalten."
        assert told("paused: 2 s are left.") == "angehalten: 2 s bleiben."

    def test_a_stop_that_was_left_out_is_no_other_text(self):
        assert told("2 s are left") == "2 s bleiben"

    def test_a_stop_is_no_part_of_the_last_value(self):
        assert told("raise Reads to 200.") == "Reads auf 200 erhöhen."

    def test_a_sentence_is_parted_where_its_parts_are_known(self):
        assert told("in vain: a coin is as good, but 2 s are left.") == (
            "vergebens: Eine Münze ist ebenso gut, aber 2 s bleiben."
        )

    def test_a_list_of_two_is_told_but_not_a_name_that_has_an_and(self):
        assert told("paused and about 2 s") == "angehalten und etwa 2 s"
        assert told("Tom and paused") == "Tom and paused"

    def test_the_name_of_a_chip_begins_a_sentence(self):
        said = "pegasus:2 holds 33 units (the paper: 654). zephyr:3 holds 312 units."
        assert told(said) == "pegasus:2 fasst 33 Einheiten (die Arbeit: 654). zephyr:3 fasst 312 Einheiten."

    def test_a_text_with_spaces_around_it_is_told(self):
        assert told(" the paper: 654 ") == " die Arbeit: 654 "

    def test_what_is_told_is_not_told_again(self):
        assert told(told("1.234 s")) == number(1.234, ".3f") + " s" == "1,234 s"
        assert tr("{name} on {chip}", name=number(1.234, ".3f"), chip="P16") == "Auf P16: 1,234"

    def test_a_name_and_its_value_are_told(self):
        assert told("paused = 0.5") == "angehalten = 0,5"

    def test_a_count_is_a_number(self):
        assert told("1,000 steps") == "1.000 Schritte"
        assert told("all my steps") == "all my steps"

    @pytest.mark.parametrize(
        "text", ["/data/lr 0.5/x", "Advantage_system4.1", "version 1.2.3", "run 0.5.toml"]
    )
    def test_what_a_user_has_named_stays(self, text):
        assert told(text) == text


@pytest.mark.parametrize(
    ("english", "german_signs"),
    [
        ("0.5", "0,5"),
        ("1,000", "1.000"),
        ("1,234,567.25 s", "1.234.567,25 s"),
        ("from 0.1 to 2.5.", "from 0,1 to 2,5."),
        ("classes 2, 3", "classes 2, 3"),
        ("1.2.3", "1.2.3"),
        ("x4.1", "x4.1"),
        ("1.2×10⁻⁵", "1,2×10⁻⁵"),
    ],
)
@pytest.mark.usefixtures("german")
def test_only_numbers_change_their_signs(english, german_signs):
    assert wording.localised(english) == german_signs


def test_copies_know_their_english(german):
    assert copy.copy(tr("Open")) == "Öffnen"
    assert wording.in_english(copy.deepcopy(tr("about {time}", time=tr("Open")))) == "about Open"
