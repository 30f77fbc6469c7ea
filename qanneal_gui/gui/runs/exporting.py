"""Exports and imports of runs: file dialogs, and the work off the window's thread."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from qanneal_gui.gui.common.jobs import Failure, Job, Jobs, Report
from qanneal_gui.support.wording import told, tr

if TYPE_CHECKING:
    from qanneal_gui.sharing.formats import Format


class Exporter(QObject):
    """Writes runs into files, and reads archives of runs.

    Attributes
    ----------
    said : Signal
        What was written where, or read.
    failed : Signal
        A `Failure`.
    opened : Signal
        The path of an archive that is read.
    imported : Signal
        The identifiers of the runs that came in, a list.
    """

    said = Signal(str)
    failed = Signal(object)
    opened = Signal(str)
    imported = Signal(list)

    def __init__(self, window: QWidget, jobs: Jobs) -> None:
        super().__init__(window)
        self._window, self._jobs = window, jobs

    def ask(self, runs: str | Sequence[str]) -> None:
        """Ask for a file for one run or several; its kind decides the format."""
        from qanneal_gui.sharing.formats import FORMATS

        chosen = [runs] if isinstance(runs, str) else list(runs)
        if not chosen:
            self.said.emit(tr("There is no run to export; select one in the list first."))
            return
        formats = {name: one for name, one in FORMATS.items() if one.many or len(chosen) == 1}
        filters = {f"{told(one.title)} (*{one.suffix})": name for name, one in formats.items()}
        title = tr("Export this run") if len(chosen) == 1 else tr("Export {chosen} runs", chosen=len(chosen))
        start = f"{chosen[0]}.safetensors" if len(chosen) == 1 else f"{len(chosen)}-runs.html"
        first = next(text for text, name in filters.items() if formats[name].suffix == Path(start).suffix)
        path, kind = QFileDialog.getSaveFileName(self._window, title, start, ";;".join(filters), first)
        if path:
            name, target = _target(Path(path), filters.get(kind, next(iter(formats))), formats)
            self.write(chosen, name, target)

    def write(self, runs: str | Sequence[str], format: str, path: Path) -> None:
        """Export runs; `said` or `failed` tells how it went."""
        chosen = [runs] if isinstance(runs, str) else list(runs)

        def job(_: Report) -> Path:
            from qanneal_gui.runs.library import RunLibrary
            from qanneal_gui.sharing.formats import share

            return share(RunLibrary(), chosen, format, path)

        self.said.emit(tr("Exporting to {path}…", path=path))
        self._jobs.submit(job, self._on_exported, self._on_failure)

    def ask_import(self) -> None:
        """Ask for an archive and import its runs."""
        from qanneal_gui.sharing.archive import SUFFIX

        path, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import runs"), "", tr("Archives of runs (*{suffix})", suffix=SUFFIX)
        )
        if path:
            self.bring_in([Path(path)])

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Import archives; `imported`, or `failed`, tells of each how it went."""
        for path in paths:
            self.opened.emit(str(path))
            self.said.emit(tr("Importing {path}…", path=path.name))
            self._jobs.submit(_import(path), self._on_imported, self._on_failure)

    def _on_exported(self, path: Path) -> None:
        self.said.emit(tr("Exported to {path}.", path=path))

    def _on_imported(self, found: tuple[list[str], list[str]]) -> None:
        runs, notices = found
        count = tr("1 run") if len(runs) == 1 else tr("{runs} runs", runs=len(runs))
        told = [tr("Imported {count}; their cost does not count towards this month.", count=count), *notices]
        self.said.emit(" ".join(told))
        self.imported.emit(runs)

    def _on_failure(self, failure: Failure) -> None:
        self.said.emit(failure.sentence)
        if failure.expected:  # the window tells of the others itself
            self.failed.emit(failure)


def _import(path: Path) -> Job[tuple[list[str], list[str]]]:
    def job(_: Report) -> tuple[list[str], list[str]]:
        from qanneal_gui.runs.library import RunLibrary
        from qanneal_gui.sharing.archive import unpack

        notices: list[str] = []
        return unpack(RunLibrary(), path, notices.append), notices

    return job


def _target(path: Path, chosen: str, formats: "Mapping[str, Format]") -> tuple[str, Path]:
    """Return the format and the name of the file: what the user typed counts more than the kind."""
    if not formats[chosen].suffix:  # a folder
        return chosen, path
    typed = next((name for name, one in formats.items() if one.suffix == path.suffix.lower() != ""), None)
    return (typed, path) if typed else (chosen, Path(f"{path}{formats[chosen].suffix}"))
