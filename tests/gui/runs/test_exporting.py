"""Exports of one run and of several, imports by menu and by dropping a file on the window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from qanneal_gui import config
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.formats import FORMATS, share
from qanneal_gui.training.session import Session


def record(library, steps=3, name=""):
    made = config.assemble(overrides=[f"training.steps={steps}", "sampler.kind=exact", "model.hidden=8"])
    for _ in Session(made, library).events():
        pass
    return library.get("last").id


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def elsewhere(tmp_path):
    """An archive of a run of another library, and the run."""
    library = RunLibrary(tmp_path / "elsewhere")
    run = record(library)
    return share(library, [run], "archive", tmp_path / "run.qanneal"), run, library


def answer(monkeypatch, path, kind=""):
    """Let the file dialog return at once; return the list of kinds that it was asked to offer."""
    asked = []

    def dialog(_, title, start, filters, first=""):
        asked.append((title, filters.split(";;"), first))
        return str(path), kind or first

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    return asked


def exported(qtbot, window):
    return qtbot.waitSignal(window.exporter.said, check_params_cb=lambda text: text.startswith("Exported"))


def test_one_run_in_every_format(window, qtbot, tmp_path, monkeypatch):
    run = record(RunLibrary())
    asked = answer(monkeypatch, tmp_path / "report.html")
    with exported(qtbot, window):
        window.exporter.ask(run)
    assert len(asked[0][1]) == len(FORMATS)
    assert (tmp_path / "report.html").read_text().startswith("<!DOCTYPE html>")
    assert "report.html" in window.status.text


def test_several_runs_in_the_formats_that_hold_them(window, qtbot, tmp_path, monkeypatch):
    library = RunLibrary()
    runs = [record(library), record(library, steps=2)]
    asked = answer(monkeypatch, tmp_path / "both")
    with exported(qtbot, window):
        window.exporter.ask(runs)
    title, filters, first = asked[0]
    assert title == "Export 2 runs"
    assert len(filters) == len([one for one in FORMATS.values() if one.many])
    assert first in filters
    assert runs[1] in (tmp_path / "both.html").read_text()


def test_the_kind_gives_the_ending_and_event_files_a_folder(window, qtbot, tmp_path, monkeypatch):
    run = record(RunLibrary())
    answer(monkeypatch, tmp_path / "x", "TensorBoard event files (folder) (*)")
    with exported(qtbot, window):
        window.exporter.ask([run])
    assert list((tmp_path / "x" / run).glob("*tfevents*"))
    answer(monkeypatch, tmp_path / "y", "Whole run, for import elsewhere (*.qanneal)")
    with exported(qtbot, window):
        window.exporter.ask([run])
    assert (tmp_path / "y.qanneal").exists()


def test_nothing_chosen_is_said(window):
    window.exporter.ask([])
    assert "select one" in window.status.text


def test_an_archive_comes_in_by_the_menu(window, qtbot, elsewhere, monkeypatch):
    path, run, source = elsewhere
    answer(monkeypatch, path)
    with qtbot.waitSignal(window.exporter.imported):
        window.menus.import_runs.trigger()
    assert RunLibrary().steps(run) == source.steps(run)
    assert "Imported 1 run" in window.status.text


def test_an_archive_that_is_here_already_is_refused(window, qtbot, elsewhere, expected_warnings):
    path, _, _ = elsewhere
    with qtbot.waitSignal(window.exporter.imported):
        window.exporter.bring_in([path])
    with qtbot.waitSignal(window.exporter.failed):
        window.exporter.bring_in([path])
    assert "already in this library" in window.status.text


def drag(window, url, event=QDropEvent):
    data = QMimeData()
    data.setUrls([url])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPoint(5, 5) if event is QDragEnterEvent else QPointF(5, 5)
    made = event(place, Qt.DropAction.CopyAction, data, buttons, keys)
    made.ignore()
    QApplication.sendEvent(window, made)
    return made.isAccepted()


def test_an_archive_comes_in_by_dropping_it(window, qtbot, elsewhere, tmp_path):
    path, run, _ = elsewhere
    url = QUrl.fromLocalFile(str(path))
    assert drag(window, url, QDragEnterEvent)
    with qtbot.waitSignal(window.exporter.imported) as blocker:
        assert drag(window, url)
    assert blocker.args == [[run]]
