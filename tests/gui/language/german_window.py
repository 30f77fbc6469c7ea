"""What holds in a German window; run by ``test_german.py``, in a process that speaks German."""

import json
import re
from typing import ClassVar

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip.embedding_story import make_story
from qanneal_gui.chip.insets import Bars, Curve
from qanneal_gui.chip.story_samples import gather
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import story_stage
from qanneal_gui.gui.chip.inset import paint_inset
from qanneal_gui.gui.common.fields import complaint, in_window
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.common.tables import CopyTable
from qanneal_gui.gui.common.typed_numbers import read_decimal, read_whole, split, write_number
from qanneal_gui.gui.common.widgets import ElidedLabel
from qanneal_gui.gui.run.plot_ranges import step_ticks, value_ticks
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.window import settings
from qanneal_gui.runs import library
from qanneal_gui.runs.search import parsed
from qanneal_gui.support.numbers import NotANumberError
from qanneal_gui.support.wording import counted, in_english, told, tr, verbatim
from qanneal_gui.training.diagnostics.evidence import evidence

SHORT = ["training.steps=2", "sampler.kind=exact", "model.hidden=8"]


@pytest.fixture(autouse=True)
def guarded(guard):
    """Look after the test."""


@pytest.fixture
def window(open_window):
    return open_window(config.assemble(None, "demo", SHORT))


def enter(row, text):
    line = row.editor.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    return row.read()


def test_the_menus_are_german(window):
    assert [one.text().replace("&", "") for one in window.menuBar().actions()] == [
        "Datei",
        "Bearbeiten",
        "Lauf",
        "Ansicht",
        "Hilfe",
    ]


@pytest.mark.parametrize("typed", ["0,02", "0.02", "2e-2", ",02"])
def test_decimals_are_typed_with_either_sign(window, typed):
    assert enter(window.form.rows["training.learning_rate"], typed) == (0.02, "")


@pytest.mark.parametrize("typed", ["1.000", "0,0,2", "1,5.2", "viel"])
def test_what_may_be_two_numbers_or_none_is_refused(window, typed):
    _, wrong = enter(window.form.rows["training.learning_rate"], typed)
    assert wrong.startswith("Lernrate: erwartet wird eine Zahl über 0")


def test_a_field_shows_its_number_with_a_comma(window):
    assert window.form.rows["training.learning_rate"].editor.line.text() == "0,01"


def test_numbers_are_read_as_they_are_written():
    for value in (0.01, 1e-7, 1500.25, -2.0, 12):
        assert read_decimal(write_number(value)) == value
    assert read_whole("20.000") == 20000
    assert read_decimal("1.234,5") == 1234.5
    assert split("0,5; 1,5") == split("0,5, 1,5") == ["0,5", "1,5"]
    for text in ("2,5", "2.5"):
        with pytest.raises(NotANumberError):
            read_whole(text)


def test_what_cannot_be_run_is_said_in_german(window, qtbot):
    row = window.form.rows["training.batch_size"]
    enter(row, "50")
    qtbot.waitUntil(lambda: bool(row.sign.text))
    assert row.sign.text.startswith("Batchgröße = 50 ist größer als Trainingsbilder = 20")


def test_a_run_is_recorded_as_in_an_english_window(window, qtbot):
    enter(window.form.rows["training.learning_rate"], "0,02")
    window.start()
    qtbot.waitUntil(lambda: window.control.state.active, timeout=30_000)
    qtbot.waitUntil(lambda: not window.control.state.active, timeout=60_000)
    record = library.RunLibrary().get(window.display.run)
    wanted = config.as_dict(config.assemble(None, "demo", [*SHORT, "training.learning_rate=0.02"]))
    assert json.dumps(record.config) == json.dumps(wanted)
    assert "Testgenauigkeit" not in record.message


def test_ticks_have_the_signs_of_the_language():
    assert [text for _, text in value_ticks(0.1, 0.85, 5, log=False)] == ["0,2", "0,4", "0,6", "0,8"]
    assert "2.000" in [text for _, text in step_ticks(0, 4000, 4, log=False)]


def test_a_table_shows_commas_and_copies_points(qtbot):
    table = CopyTable("Werte")
    qtbot.addWidget(table)
    table.cells.show(["loss / nats"], 1, lambda _row, _column: "0.125", [0])
    index = table.cells.index(0, 0)
    assert index.data() == "0,125"
    assert table.cells.headerData(0, Qt.Orientation.Horizontal) == "Verlust / nats"
    table.copy_all()
    assert QGuiApplication.clipboard().text().split() == ["loss", "/", "nats", "0.125"]
    QGuiApplication.clipboard().clear()


def test_kinds_of_files_are_offered_in_german(window, monkeypatch):
    offered = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *asked: (offered.extend(asked[3].split(";;")), ("", ""))[1]
    )
    window.exporter.ask("some-run")
    assert "Gewichte für PyTorch (safetensors) (*.safetensors)" in offered
    assert not [one for one in offered if "Weights" in one or "folder" in one or "Report" in one]


def test_what_an_english_window_has_left_is_said_in_german(window):
    window.remembering.note(origin_title="preset Demo", origin=window.remembering.now.run)
    assert window.remembering._left().origin.heading == "Vorlage Demo"


def test_what_the_form_was_filled_with_is_kept_in_english(window):
    presets = window.findChild(Presets)
    for name, kept, shown in (
        ("ten-digits", "preset Ten digits", "Vorlage Zehn Ziffern"),
        ("stable", "preset Stable", "Vorlage Stabil"),
    ):
        presets.buttons[name].click()
        assert window.form.origin.heading == shown
        window.remembering.save()
        written = settings.load()
        assert (written.origin_title, written.page) == (kept, "Curves")
        assert window.remembering._left().origin.heading == shown
    for title in ("Paused.toml", "preset Paused"):
        window.remembering.note(origin_title=title, origin=window.remembering.now.run)
        assert "Paused" in window.remembering._left().origin.title


def test_how_many_of_how_many_is_said_in_german():
    assert told("1 of 3") == "1 von 3"
    assert told("1,200 of 3,000") == "1.200 von 3.000"


def test_evidence_is_said_in_german():
    said = told(
        "Of late a coin's gradient points where the exact one does, but on test images the EBM is 4.6×10⁻³ "
        "nats ahead of its coin-trained twin."
    )
    assert ", aber auf Testbildern liegt das EBM 4,6×10⁻³ nats vor" in said


def test_texts_know_their_english():
    assert in_english(tr("preset {short}", short=tr("Ten digits"))) == "preset Ten digits"
    assert in_english(counted("{n} run", "{n} runs", 1200)) == "1200 runs"
    assert in_english(told("3 of 1,200 runs (2 from before).")) == "3 of 1,200 runs (2 from before)."
    assert in_english("as it is") == in_english(verbatim("as it is")) == "as it is"


def test_the_log_is_english(caplog):
    caplog.set_level("INFO")
    failure = failure_of(QannealError(tr("Enter the name of the file to write.")))
    assert failure.sentence != "Enter the name of the file to write."
    assert caplog.messages == ["Enter the name of the file to write."]


def test_what_users_have_named_is_not_translated(window):
    assert told("Paused") != "Paused"
    said = tr("Run {name} was interrupted at step {steps:,}{billed}.", name="Paused", steps=3, billed="")
    assert "Paused" in said
    line = ElidedLabel()
    line.show_text(verbatim("Paused"))
    line.resize(400, 20)
    assert line.text() == line.whole == "Paused"
    assert "Paused" in told("There is no preset Paused.")


def test_the_sheet_names_keys_in_one_language(window):
    window.hands.open_sheet()
    written = " ".join(one.text() for one in window.hands.sheet.findChildren(QLabel))
    told_by_system = QKeySequence("Ctrl+A").toString(QKeySequence.SequenceFormat.NativeText)
    assert told_by_system.removesuffix("A") in written
    assert told_by_system.startswith("Ctrl") or "Ctrl+" not in written


def test_the_progress_of_a_sweep_is_said_in_german(window):
    assert told("Finished: 8 of 8 runs in 11 s.") == "Fertig: 8 von 8 Läufen in 11 s."
    assert told("3 of 1,200 runs (2 from before).").startswith("3 von 1.200 Läufen")


def test_what_is_refused_in_a_file_is_german():
    numbers = ("training.steps=0", "training.steps=x", "training.learning_rate=nan", "data.train_size=0")
    for wrong in (
        *numbers,
        "sampler.copies=x",
        "training.method=x",
        "training.shadow_mlp=3",
        "data.classes=x",
    ):
        with pytest.raises(QannealError) as refused:
            config.assemble(overrides=[wrong])
        said = in_window(f"The preset own is left out: {refused.value}")
        assert re.fullmatch(
            r"Die Vorlage own wird ausgelassen: [^:]+ = \S+ geht nicht: (gib|wähle|nenne) .+\.", said
        )
        assert not re.search(r"\b(should|input|cannot|valid|or|than|all|ebm|true)\b", said), said


def test_settings_that_contradict_each_other_are_named_in_german():
    for wrong in (["training.gradient=exact"], ["sampler.calibration=hubs", "sampler.gauges=4"]):
        with pytest.raises(QannealError) as refused:
            config.assemble(overrides=wrong)
        said = in_window(str(refused.value))
        assert not re.search(r"\b(needs|change|exact|hubs|off|false)\b|[a-z]\.[a-z]", said), said


ENGLISH = re.compile(r"\b(the|of|and|is|are|on|its|with|by|each|one|for)\b")


def assert_german(said):
    """No English words, and no decimal points."""
    assert not ENGLISH.search(said), said
    assert not re.search(r"\d\.\d", said), said


@pytest.mark.parametrize("gain", [None, 0.0, 5.11, -0.2])
@pytest.mark.parametrize("agreement", [(0.9, 0.9), (0.9, 0.5), (1.0, 1.0), (0.5, 0.9)])
def test_the_sentence_of_the_evidence_is_german(agreement, gain):
    settings = config.as_dict(config.assemble(None, "demo", SHORT))
    sampled, coin = (np.full(5, cosine) for cosine in agreement)
    assert not ENGLISH.search(told(evidence(settings, sampled, coin, gain).sentence))


def test_a_sweep_and_switches_are_german():
    for said in (
        "Learning rate (2 values) × hidden units (3 values), 3 seeds each: 18 runs",
        "Reads Γ (2 values) × hidden units (3 values), 5 combinations at random, 2 seeds each: 10 runs",
        "digits 3, 8 (20 images) · EBM, Exact · preset demo, but hidden units 256, shadow MLP no",
    ):
        assert not re.search(r"\b(of|each|values|runs|random|but|no|units)\b", told(said)), told(said)


def test_the_runs_are_searched_with_a_decimal_comma(window, qtbot):
    window.start()
    qtbot.waitUntil(lambda: window.display.run != "" and not window.control.state.active, timeout=60_000)
    window.workspace.tabs.setCurrentWidget(window.runs)
    search = window.runs.filters.search
    for typed, shown in (("steps > 1,5", 1), ("steps > 2,5", 0), ("steps < 2,5", 1)):
        search.clear()
        QTest.keyClicks(search, typed)
        qtbot.waitUntil(lambda shown=shown: window.runs.model.rowCount() == shown)
        assert window.runs.sign.text == ""


def test_the_name_of_a_setting_stands_in_no_sentence_that_would_inflect_it(window):
    """German articles, prepositions and verbs would change it: "Werte von Verdeckten Einheiten", "müssen"."""
    wrong = r"(nach|von|mit|bei|zu|des|der) Verdeckte|des Schatten\b|Einheiten (muss|kann|darf|ist)"
    form = window.form
    varying = window.sweeping.varying
    varying.ask("model.hidden")
    said = [
        told("Hidden units (2 values) × learning rate (3 values), 3 seeds each: 18 runs"),
        complaint(form.rows["model.hidden"].spec, 0),
        varying.dialog.windowTitle(),
        varying.dialog.list_line.accessibleName(),
        tr("Mean by {key}", key="Verdeckte Einheiten"),
        in_window(
            "data.train_size = 1 is smaller than the number of classes (2); use at least one image per class."
        ),
        told("Best test accuracy of the MLP with hidden units 16: 94 % (3 runs)."),
        told("Test accuracy of the Shadow on 3"),
        told("The notes of a run may have at most 100 characters; shorten it."),
    ]
    assert [one for one in said if re.search(wrong, one)] == []
    assert said[0] == "Verdeckte Einheiten (2 Werte) × Lernrate (3 Werte), je 3 Seeds: 18 Läufe"
    assert said[1] == "Verdeckte Einheiten: erwartet wird eine ganze Zahl von 1 bis 20.000."
    assert said[-1] == "Notizen eines Laufs: höchstens 100 Zeichen; kürze den Text."
    assert complaint(form.rows["data.classes"].spec, (2, 2)) == "Klassen müssen jede Klasse einmal nennen."


class Noted(QPainter):
    """Notes what is written."""

    texts: ClassVar[list[str]] = []

    def drawText(self, *given):  # noqa: N802
        Noted.texts.append(given[-1])
        super().drawText(*given)


def test_a_diagram_has_decimal_commas_on_the_screen_and_points_in_files(qtbot, look, monkeypatch):
    curve = Curve("Test accuracy", np.arange(1, 4), np.array([0.5, 0.6, 0.855]), 3.0)
    bars = Bars("P(y = 1|x)", ("2", "3"), np.array([0.25, 0.75]), ("#fff", "#fff"))
    monkeypatch.setattr(story_stage, "QPainter", Noted)
    for inset, value in ((curve, "85,5 %"), (bars, "0,75")):
        diagram = story_stage.Diagram()
        qtbot.addWidget(diagram)
        diagram.resize(300, 200)
        diagram.show_diagram(inset)
        Noted.texts.clear()
        diagram.grab()
        assert value in Noted.texts
        image = QImage(300, 200, QImage.Format.Format_RGB32)
        painter = Noted(image)
        Noted.texts.clear()
        paint_inset(painter, inset, QRectF(image.rect()), 16)
        painter.end()
        assert value.replace(",", ".") in Noted.texts


def test_advice_is_german():
    for said in (
        "Shot noise of the reads alone shifts the log-odds of y by 0.28 (P = 0.50 becomes 0.57): raise "
        "sampler.reads to 200, or lower training.learning_rate to 0.01.",
        "Errors of h alone shift the log-odds of y by 0.064 (P = 0.50 becomes 0.52): set "
        "sampler.copies to auto.",
        "A β_eff off the device's alone shifts the log-odds of y by 0.3 (P = 0.50 becomes 0.57): set "
        "sampler.beta_eff to auto.",
        "the samples have been far from the exact P(y|x) for five steps (KL 1.52 nats): raise "
        "sampler.gauges to 64, or set sampler.calibration to full.",
        "Nothing learned: the outputs have become the same for every image and are unlikely to recover: "
        "start again with a learning rate below 0.01 (the preset stable uses 0.003).",
        "the test accuracy has stayed at 49 % for 15 evaluations and the loss is not falling: lower "
        "training.learning_rate to 0.01.",
        "Set sampler.calibration to hubs, or set sampler.copies to auto.",
    ):
        assert_german(in_window(said))
        assert not re.search(r"\b(set|to|or|lower|raise|full|hubs)\b|[a-z]\.[a-z]", in_window(said))
    both = told("set h range to [-2, 2] and set J range to [-1, 0.5]")
    assert both == "Bereich von h auf [-2, 2] setzen und Bereich von J auf [-1, 0.5] setzen"


def test_what_experiments_find_is_german():
    for said in (
        "The samples are most faithful at β = 16. The automatic estimate is 15.9 ± 0.2.",
        "Training step 3 of 40: 50.8 % of the test images are recognised; 0.1 s of simulated chip time so "
        "far.",
        "Each copy has 32 hidden units and 1 output, for which 3 to 7 qubits act as one. 621 of 680 "
        "qubits are in use.",
    ):
        assert_german(told(said))


def test_why_a_search_cannot_be_read_is_german():
    for wrong in ("abc > 1", "acc >", "acc > 40,5", "(acc > 1"):
        with pytest.raises(QannealError) as refused:
            parsed(wrong)
        said = re.sub("'[^']*'", "", told(str(refused.value)))
        assert said.startswith("Die Suche ist nicht lesbar: ")
        assert not re.search(r"\b(cannot|neither|setting|value|write|number|not)\b", said)


def test_what_is_entered_stays_as_it_is_entered():
    assert "bekannt sind method, gradient, steps" in told(
        "training.nothing is not a known key; the known ones are method, gradient, steps, batch_size."
    )
    assert told("'x' is neither a setting nor one of acc, last, best").endswith("eines von acc, last, best")


@pytest.mark.parametrize(("outputs", "hidden", "classes"), [(1, 24, "[2, 3]"), (4, 4, "[0, 1, 2, 3]")])
def test_the_film_of_an_embedding_is_german(outputs, hidden, classes):
    whole = load_topology("pegasus:4")
    graph = whole.without(whole.qubits[[3, 90]], whole.edges[[5]])
    placement = Placement(graph, tuple(search.embed(graph, hidden, outputs, 2)))
    wanted = [f"model.hidden={hidden}", f"data.classes={classes}", 'sampler.topology="pegasus:4"']
    steps = make_story(gather(placement, config.assemble(overrides=wanted))).steps
    assert len(steps) > 20
    for said in {words for step in steps for words in (step.title, step.caption)}:
        assert not ENGLISH.search(told(said)), told(said)
