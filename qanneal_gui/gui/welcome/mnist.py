"""The card of MNIST: on this computer already, or to be downloaded, with its size and its licence."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar

from qanneal_gui.errors import DataError, QannealError
from qanneal_gui.gui.common.jobs import Failure, Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import Sign, fill
from qanneal_gui.gui.welcome.offer import Offer, choice
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.data.catalogue import Listing

NAME = "mnist"
_LOOK_MS = 250
"""After which is looked where MNIST is: the picture comes first."""


class MnistOffer(Offer):
    """Says where MNIST is, and brings it.

    Parameters
    ----------
    jobs : Jobs
        For what may take its time.

    Attributes
    ----------
    asked : Signal
        A run with MNIST is wanted.
    arrived : Signal
        It is on this computer now.
    """

    asked = Signal()
    arrived = Signal()

    def __init__(self, jobs: Jobs) -> None:
        super().__init__("images", tr("Use MNIST"), _about(""), tr("Look for MNIST"))
        self._looking, self._fetching = Newest(jobs, _LOOK_MS, self), Newest(jobs, parent=self)
        self._listing: Listing | None = None
        self.bar, self.sign = QProgressBar(), Sign()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress of the download"))
        self.stop = choice(tr("Stop"))
        self.stop.setAccessibleName(tr("Stop the download"))
        self.folder = choice(tr("In a folder…"))
        self.folder.setToolTip(tr("Use a folder that contains mnist with its four files as the data folder"))
        for place, button in enumerate((self.stop, self.folder), start=1):
            self.buttons.insertWidget(place, button)
        for widget in (self.bar, self.sign, self.stop, self.folder):
            widget.hide()
        place = self.body.count() - 1
        self.body.insertWidget(place, self.sign)
        self.body.insertWidget(place, self.bar)
        self.button.clicked.connect(self._on_clicked)
        self.stop.clicked.connect(self._on_stop)
        self.folder.clicked.connect(self._pick)

    @property
    def here(self) -> bool:
        """Whether MNIST is known to be on this computer."""
        return self._listing is not None and self._listing.where != "not downloaded"

    def look(self) -> None:
        """Find out where MNIST is."""
        if not self._fetching.busy:
            self._looking.submit(_look, self._show, self._on_failed)

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending; the files that have arrived are kept."""
        return self._looking.shut_down(milliseconds) and self._fetching.shut_down(milliseconds)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        super().recolor()
        self.sign.recolor()

    def _show(self, listing: "Listing") -> None:
        self._listing = listing
        self.folder.setVisible(not self.here)
        size = tr("{size:.1f} MB", size=listing.size / 1000000.0)
        if self.here:
            told, word = tr("It is on this computer ({size}).", size=size), tr("Use MNIST")
            if listing.where == "QANNEAL_DATA_DIR":
                told = tr("It is in QANNEAL_DATA_DIR ({size}).", size=size)
        else:
            told, word = tr("To be downloaded: {size}.", size=size), tr("Download {size}", size=size)
        self.sentence.setText(tr("{told} Licence: {license}.", told=_about(told), license=listing.license))
        self.sentence.setToolTip(str(listing.path) if self.here and listing.path else listing.source)
        self.button.setText(word)
        self.button.setAccessibleDescription(self.sentence.text())

    def _on_clicked(self) -> None:
        if self.here:
            self.asked.emit()
        elif self._listing is None:
            self._looking.submit(_look, self._show, self._on_failed, delay=0)
        else:
            self._show_fetching(fetching=True)
            self._fetching.submit(_fetch, self._on_fetched, self._on_failed, self._on_progress)

    def _pick(self) -> None:
        if path := QFileDialog.getExistingDirectory(self.window(), tr("Folder that contains mnist")):
            self._fetching.submit(partial(_use, path), self._on_fetched, self._on_failed)

    def _on_progress(self, sentence: str, fraction: float | None) -> None:
        self.sentence.setText(sentence)
        fill(self.bar, round(1000 * (fraction or 0.0)))

    def _on_fetched(self, listing: "Listing") -> None:
        self._show_fetching(fetching=False)
        self._show(listing)
        self.arrived.emit()

    def _on_stop(self) -> None:
        self._fetching.cancel()
        self._show_fetching(fetching=False)
        if self._listing is not None:
            self._show(self._listing)

    def _on_failed(self, failure: Failure) -> None:
        self._show_fetching(fetching=False)
        if self._listing is not None:
            self._show(self._listing)
        self.sign.show_sentence(failure.sentence, "error")

    def _show_fetching(self, *, fetching: bool) -> None:
        focused = self.button.hasFocus() or self.stop.hasFocus()
        self.sign.show_sentence("")
        self.bar.setVisible(fetching)
        fill(self.bar, 0)
        shown, hidden = (self.stop, self.button) if fetching else (self.button, self.stop)
        shown.show()
        self.folder.setVisible(not (fetching or self.here))
        if focused:
            shown.setFocus()
        hidden.hide()


def _about(told: str) -> str:
    return tr("70,000 handwritten digits of 28×28 pixels. {told}", told=told).rstrip()


def _look(_: Report) -> "Listing":
    from qanneal_gui.data.catalogue import listings

    return next(one for one in listings() if one.name == NAME)


def _fetch(report: Report) -> "Listing":
    from qanneal_gui.data.catalogue import download

    def tell(sentence: str, fraction: float | None) -> None:
        if report.cancelled:
            raise QannealError(tr("The download was stopped; the files that were complete are kept."))
        report(sentence, fraction)

    return download(NAME, tell)


def _use(path: str, report: Report) -> "Listing":
    """Take a folder for the data folder, if MNIST is in it; or the folder around that of MNIST itself."""
    from qanneal_gui.data import folder, sources

    entry, place = sources.published(NAME), Path(path)
    assert entry is not None
    root = next((one for one in (place, place.parent) if sources.within(one, entry) is not None), None)
    if root is None:
        raise DataError(
            tr(
                "{place} contains no folder {name} with its four files; choose the folder that does, or "
                "download them.",
                place=place,
                name=NAME,
            )
        )
    folder.choose(str(root))
    return _look(report)
