"""What a part of the window is, for whoever asks: said where it is made, found from what is pointed at."""

import html
import re
from dataclasses import dataclass

from PySide6.QtWidgets import QAbstractButton, QWidget

from qanneal_gui.gui.common.remedies import page_about
from qanneal_gui.gui.common.widgets import Sign

_PROPERTY = "explained"
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something is.

    Attributes
    ----------
    title, sentence : str
    page : str
        The page of the manual that says more, and the place on it: ``settings#model.hidden``.
    """

    title: str
    sentence: str
    page: str = ""


def explain(widget: QWidget, title: str, sentence: str, page: str) -> None:
    """Say what a part of the window is; what lies in it is explained by its tooltip, or by this."""
    widget.setProperty(_PROPERTY, Explanation(title, sentence, page))


def explanation_of(widget: QWidget | None) -> Explanation | None:
    """Return what is said of a widget, or of what it lies in; None where nothing is said.

    Its own tooltip comes first, with the page of the part; a sentence that complains has the page of what it
    is about.
    """
    title = sentence = ""
    while widget is not None and not widget.isWindow():
        if isinstance(widget, Sign) and widget.complains:
            return Explanation("", widget.text, page_about(widget.text))
        told = widget.property(_PROPERTY)
        if isinstance(told, Explanation):
            own = not sentence or sentence == told.sentence
            return told if own else Explanation(title or told.title, sentence, told.page)
        if not sentence and widget.toolTip():
            sentence, title = html.unescape(_MARKUP.sub("", widget.toolTip())), _name(widget)
        widget = widget.parentWidget()
    return Explanation(title, sentence) if sentence else None


def _name(widget: QWidget) -> str:
    said = widget.text().replace("&", "") if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or said
