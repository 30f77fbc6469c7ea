"""The manual, opened in a browser at what is looked at."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from qanneal_gui.gui.common.explained import Explanation
from qanneal_gui.paths import resource
from qanneal_gui.support.wording import tr

MISSING = tr(
    "The manual is not here yet, because this is a checkout; build it with make docs, or read docs/index.md."
)

OF_PAGES = {
    one.title: one
    for one in (
        Explanation(
            tr("Curves"),
            tr(
                "Loss, accuracy and divergence of the run shown, step by step, and beside them whether its "
                "samples are good and what they add."
            ),
            "watching",
        ),
        Explanation(
            tr("Chip"),
            tr("Where the network lies on the annealer's chip, and what is programmed there."),
            "chip",
        ),
        Explanation(
            tr("Network"), tr("What the network has learned, and what it says of an image."), "outputs"
        ),
        Explanation(tr("Queue"), tr("Runs, sweeps and experiments that wait for their turn."), "queue"),
        Explanation(tr("Runs"), tr("All runs that are recorded on this computer."), "files"),
        Explanation(
            tr("Compare"),
            tr("Curves of several runs in one picture, and their settings side by side."),
            "evidence",
        ),
        Explanation(
            tr("Experiments"), tr("The paper's experiments, and sweeps over settings."), "experiments"
        ),
    )
}
"""What the pages of the window are, and which page of the manual explains each."""


def show(page: str) -> bool:
    """Open a page of the manual, perhaps at a place (``bill#limits``); return whether it is there."""
    name, _, place = page.partition("#")
    path = Path(str(resource("manual", f"{name}.html")))
    if not path.is_file():
        return False
    url = QUrl.fromLocalFile(str(path))
    url.setFragment(place)
    return QDesktopServices.openUrl(url)
