import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog

from qanneal_gui import config
from qanneal_gui.config import PRESETS, RunConfig
from qanneal_gui.gui.common import fields
from qanneal_gui.gui.setup.form import RunForm


def choose_number(form, spec):
    """Take the number's side of "a number, or auto"."""
    if spec.word:
        form.rows[spec.key].write(2)


NUMBERS = [spec for spec in fields.specs() if spec.kind in ("int", "float")]


@pytest.fixture
def form(qtbot, look):
    made = RunForm()
    qtbot.addWidget(made)
    made.show()
    return made


def enter(form, key, text):
    """Type into a field as a user does: select all, and type."""
    row = form.rows[key]
    line = row.editor.inputs()[0]
    line = getattr(line, "lineEdit", lambda: line)()
    line.setText(text)
    row.editor.edited.emit()
    return row


def shown_for(spec):
    """A config under which the field matters."""
    beta = "auto" if spec.name == "beta_start" else 16
    for kind in ("simulated-qpu", "qpu", "gibbs", "exact"):
        made = config.assemble(overrides=[f"sampler.kind={kind}", f"sampler.beta_eff={beta}"])
        if fields.relevant(spec, config.as_dict(made)):
            return made
    raise AssertionError(spec.key)


@pytest.mark.parametrize("name", PRESETS)
def test_a_config_comes_back_as_it_went_in(form, name):
    form.show_config(config.preset(name))
    assert form.config() == config.preset(name)
    assert form.problem == ""


@pytest.mark.parametrize("spec", NUMBERS, ids=lambda spec: spec.key)
def test_both_bounds_are_refused_with_a_sentence(form, spec):
    form.show_config(shown_for(spec))
    choose_number(form, spec)
    step = 1 if spec.kind == "int" else 1e-3
    outside = [
        spec.low if spec.above else spec.low - step,
        spec.high if spec.below else spec.high + max(step, spec.high * 1e-6),
    ]
    for value in outside:
        row = enter(form, spec.key, repr(int(value) if spec.kind == "int" else float(value)))
        assert form.config() is None
        assert form.problem == f"{spec.title} must be {spec.requirement}."
        assert row.sign.text == form.problem
        assert not row.sign.isHidden()
        assert form.problem_at == spec.title


NO_NUMBERS = [
    "",
    "abc",
    "1e",
    "nan",
    "1_000",
    "inf",
    "²",
    "2,5",
    "10,5",
    "--5",
    "+-7",
    "1,00",
    "1,0000",
    "1 00",
    "5-",
    "٣",
    ",",
]


@pytest.mark.parametrize("spec", NUMBERS, ids=lambda spec: spec.key)
def test_what_is_no_number_is_refused_with_a_sentence(form, spec):
    form.show_config(shown_for(spec))
    choose_number(form, spec)
    good = form.rows[spec.key].editor.inputs()[0].text()
    enter(form, spec.key, good)
    before = form.config(), form.problem
    for text in NO_NUMBERS:
        enter(form, spec.key, text)
        assert form.config() is None, text
        hint = "; write decimals with a point, as in 0.5" if "," in text and spec.kind == "float" else ""
        assert form.problem == f"{spec.title} must be {spec.requirement}{hint}.", text
        enter(form, spec.key, good)  # so that it is the next text that is refused
        assert (form.config(), form.problem) == before


def test_fractions_of_whole_things_are_refused(form):
    enter(form, "training.steps", "1.5")
    assert "whole number" in form.problem


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("data.classes", "2", "2 to 32 classes"),
        ("data.classes", "2, 2", "each class once"),
        ("data.classes", "2,,3", "separated by commas"),
        ("data.classes", '"2, 3', "separated by commas"),
        ("sampler.h_range", "1", "negative to a positive"),
        ("sampler.topology", "chimera:16", "pegasus:m"),
        ("sampler.topology", "pegasus:99", "pegasus:24"),
    ],
)
def test_other_kinds_are_refused_with_a_sentence(form, key, text, words):
    row = enter(form, key, text)
    assert form.config() is None
    assert words in form.problem
    assert row.sign.text == form.problem


def test_fields_that_contradict_each_other_are_refused_at_one_of_them(form):
    row = enter(form, "training.batch_size", "50")
    assert "larger than Training images = 20" in form.problem
    assert row.sign.text == form.problem
    enter(form, "data.train_size", "60")
    assert form.problem == ""
    assert form.config().training.batch_size == 50


def test_typing_with_the_keyboard_is_checked_at_once(form, qtbot):
    line = form.rows["model.hidden"].editor.inputs()[0]
    line.selectAll()
    qtbot.keyClicks(line, "0")
    assert form.problem == "Hidden units must be a whole number from 1 to 20,000."
    line.selectAll()
    qtbot.keyClicks(line, "128")
    assert form.config().model.hidden == 128
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert form.config().model.hidden == 129


def test_a_number_or_a_word(form):
    editor = form.rows["data.train_size"].editor
    editor.word_button.click()
    assert form.config().data.train_size == "all"
    assert not editor.line.isEnabled()
    editor.word_button.click()
    assert form.config().data.train_size == 20


def test_classes_by_names_and_numbers(form):
    enter(form, "data.classes", "Pullover, 4, Ankle boot")
    assert form.config().data.classes == ("Pullover", 4, "Ankle boot")


def test_a_hidden_field_gives_up_a_wrong_entry(form):
    enter(form, "sampler.device_beta", "x")
    assert form.config() is None
    combo = form.rows["sampler.kind"].editor.combo
    combo.setCurrentIndex(combo.findData("exact"))
    assert form.problem == ""
    assert form.config().sampler.kind == "exact"


def test_a_device_fills_in_its_numbers(form):
    combo = form.rows["sampler.device"].editor.combo
    combo.setCurrentIndex(combo.findData("advantage2"))
    assert form.config() == config.assemble(overrides=["sampler.device=advantage2"])
    enter(form, "sampler.h_noise", "0.03")
    assert form.config().sampler.h_noise == 0.03
    assert form.config().sampler.device == "advantage2"


def test_advanced_opens_when_something_in_it_is_wrong(form):
    group = form.groups["sampler"]
    assert group.advanced.isHidden()
    enter(form, "sampler.j_noise", "2")
    assert not group.advanced.isHidden()


def test_what_the_data_say_stands_at_the_field_until_it_is_changed(form):
    form.complain("data.train_size (20) is more than there is; take at most 8.")
    assert form.config() is None
    assert form.problem_is_outside
    assert form.rows["data.train_size"].sign.text.startswith("Training images (20) is more")
    enter(form, "data.train_size", "8")
    assert form.config().data.train_size == 8


def test_every_input_is_named_for_assistive_technology(form):
    for row in form.rows.values():
        for widget in row.editor.inputs():
            assert row.spec.title in widget.accessibleName()
            assert widget.accessibleDescription() == row.spec.help


def test_backpropagation_says_that_it_takes_no_samples(form):
    form.show_config(config.preset("paper-classical-1"))
    assert form.groups["sampler"].note.text() == "Backpropagation needs no samples."
    assert not form.groups["sampler"].note.isHidden()
    form.show_config(RunConfig())
    assert form.groups["sampler"].note.isHidden()


def choose(form, key, value):
    combo = form.rows[key].editor.combo
    combo.setCurrentIndex(combo.findData(value))


def test_a_choice_that_the_sampler_cannot_have_is_not_left_behind_unseen(form):
    form.show_config(config.preset("paper-equivalence"))
    assert form.config().training.gradient == "exact"
    choose(form, "sampler.kind", "gibbs")
    assert form.problem == ""
    assert form.config().training.gradient == "sampled"
    choose(form, "sampler.kind", "exact")
    assert form.config().training.gradient == "exact"


def test_an_automatic_beta_is_refused_for_neal_at_its_field(form):
    form.rows["sampler.beta_eff"].editor.word_button.click()
    assert form.config().sampler.beta_eff == "auto"
    choose(form, "sampler.kind", "neal")
    assert form.rows["sampler.beta_eff"].sign.text.startswith('β_eff = "auto" needs an annealer')


def test_dead_qubits_come_from_a_file_that_is_picked(form, monkeypatch, tmp_path):
    path = str(tmp_path / "dead.json")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    form.rows["sampler.missing"].editor.browse.click()
    assert form.config().sampler.missing == path


def test_the_solver_field_offers_the_connection(form, qtbot):
    choose(form, "sampler.kind", "qpu")
    button = form.rows["sampler.solver"].editor.button
    assert button.isVisible()
    with qtbot.waitSignal(form.connect_asked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_classes_with_commas_and_signs_in_their_names(form):
    enter(form, "data.classes", '"a,b", <b>cat</b>')
    assert form.config().data.classes == ("a,b", "<b>cat</b>")
    enter(form, "data.classes", "-1, 1")
    assert form.config().data.classes == (-1, 1)
    form.show_config(config.parse({"data": {"classes": ["a,b", 'say "x"', -3]}}))
    assert form.rows["data.classes"].editor.value() == ("a,b", 'say "x"', -3)


@pytest.mark.parametrize("kind", ["simulated-qpu", "qpu", "gibbs"])
def test_no_setting_is_wider_than_its_column(open_window, kind):
    window = open_window(config.assemble(overrides=[f"sampler.kind={kind}"]))
    window.resize(window.minimumSize())
    for group in window.form.groups.values():
        for fold in group.findChildren(QAbstractButton):
            if "Advanced" in fold.text() and not fold.isChecked():
                fold.click()
    setup = window.side.widget()
    assert setup.minimumSizeHint().width() <= window.side.viewport().width()


def test_scrolling_over_a_choice_gives_it_no_keys(form):
    policies = {combo.focusPolicy() for combo in form.findChildren(QComboBox)}
    assert policies == {Qt.FocusPolicy.StrongFocus}


@pytest.mark.parametrize("key", ["data.dataset", "sampler.missing"])
def test_the_sign_on_a_button_takes_the_colour_of_the_theme(form, look, key):
    button = form.rows[key].editor.browse

    def drawn():
        return button.icon().pixmap(20, 20).toImage()

    light = drawn()
    look.set_mode("dark")
    form.recolor()
    dark = drawn()
    look.set_mode("light")
    form.recolor()
    assert dark != light
    assert drawn() == light
