"""Small building blocks that every part of the window uses."""

import re
from collections.abc import Callable, Mapping
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from qanneal_gui.gui.common import theme
from qanneal_gui.support.text import for_label, for_markup
from qanneal_gui.support.wording import shown, verbatim

_UNBROKEN_BAR = "|\N{WORD JOINER}"
"""As in P(y|x), of which no line is to begin with x."""

_PATH = re.compile(r"(?<!\S)(~|[A-Za-z]:|\.{0,2})[/\\][^/\\]+[/\\]\S")
"""A path of two parts at least."""

TextRole = Literal["body", "title", "quiet", "small", "large", "heading", "trouble", "reason"]


class _PlainLabel(QLabel):
    """A label of text that may come from a file: class names, run names, messages are never markup.

    What the layers below say, it says in the language of the window.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(for_label(shown(text)))


class ElidedLabel(_PlainLabel):
    """A line of small text that ends in "…" where it has no room; the tooltip has all of it.

    Attributes
    ----------
    whole : str
        The text.
    """

    def __init__(self, text: str = "") -> None:
        self.whole = shown(text)
        super().__init__(self.whole)
        self.setProperty("role", "small")

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.whole = text = shown(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        fits = self.fontMetrics().elidedText(self.whole, elide_mode(self.whole), self.width())
        self.setText(verbatim(fits))
        self.setToolTip(tooltip(self.whole) if fits != self.whole else "")


def elide_mode(text: str) -> Qt.TextElideMode:
    """Return where a text without room is cut: of a path its end says most, of a sentence its beginning."""
    if not _PATH.search(text):
        return Qt.TextElideMode.ElideRight
    return Qt.TextElideMode.ElideLeft if _PATH.match(text) else Qt.TextElideMode.ElideMiddle


class _Styled(QObject):
    """Does something whenever another style sheet is in force."""

    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._do = do
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self._do()
        return super().eventFilter(watched, event)


def when_styled(widget: QWidget, do: Callable[[], object]) -> None:
    """Do something now, and again with every style sheet: for sizes that depend on its fonts and frames."""
    do()
    _Styled(widget, do)


def label(text: str = "", role: TextRole = "body", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text in one of the styles of the style sheet."""
    made = _PlainLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    return made


def tooltip(text: str) -> str:
    """Return a tooltip that shows the text as it is: names of runs may look like markup."""
    return f"<p style='white-space:pre-wrap'>{for_markup(shown(text))}</p>" if text else ""


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def fill(bar: QProgressBar, value: int) -> None:
    """Show a value on a bar, at the next repaint: by itself a bar would paint the window at once."""
    if value != bar.value():
        bar.setUpdatesEnabled(False)
        bar.setValue(value)
        bar.setUpdatesEnabled(True)


def enable(wanted: Mapping[QWidget, bool]) -> None:
    """Enable and disable widgets; first those to which the focus of the others may go."""
    for widget, enabled in sorted(wanted.items(), key=lambda item: not item[1]):
        widget.setEnabled(enabled)


def offer(action: QAction, why_not: str = "") -> None:
    """Enable an action, or disable it and let it say why not."""
    action.setProperty("why_not", why_not)
    action.setEnabled(not why_not)


def reason_of(action: QAction) -> str:
    """Return why an action was disabled; empty if it was not, or nobody said why."""
    return str(action.property("why_not") or "")


class Card(QFrame):
    """A bordered surface with a title row and a body."""

    def __init__(self, title: str = "", unit: str = "") -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(shown(title))
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 12)
        self.body.setSpacing(theme.GRID)
        self.title_row = QHBoxLayout()
        self.title_row.setSpacing(theme.GRID)
        if title:
            self.title_row.addWidget(label(title, "title"))
            if unit:
                self.title_row.addWidget(label(unit, "small"))
            self.title_row.addStretch(1)
            self.body.addLayout(self.title_row)


class Sign(QWidget):
    """A sentence with a sign before it: colour is never the only mark.

    What it consists of is made with the first sentence: a form has one below each field, and most stay empty.
    One of one line has it at once, since room for its height is kept where it stands.
    """

    def __init__(self, role: TextRole = "trouble", *, one_line: bool = False) -> None:
        super().__init__()
        self._role: TextRole = role
        self._whole, self._one_line = "", one_line
        self._labels: tuple[QLabel, QLabel] | None = None
        self._shown: tuple[str, str] = ("", "")
        if one_line:
            self._labels = self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._whole

    @property
    def complains(self) -> bool:
        """Whether the sentence shown says that something is wrong."""
        return bool(self._whole) and self._shown[0] in ("warning", "error")

    def show_sentence(self, text: str, sign: str = "warning", meaning: str = "trouble") -> None:
        """Show a sentence in the colour of its meaning, with a sign; an empty one hides the widget."""
        text = shown(text)
        changed = (sign, meaning) != self._shown
        self._shown = (sign, meaning)
        if text and self._labels is None:
            self._labels, changed = self._build(), True
        if text != self.text:
            self._whole = for_label(text)
            self._fit()
        if changed:
            self.recolor()
        self.setVisible(bool(text))

    def set_one_line(self, one_line: bool) -> None:
        """Keep the sentence to one line, which ends in "…" where it has no room; or let it wrap."""
        if one_line != self._one_line:
            self._one_line = one_line
            if self._labels is not None:
                self._keep(self._labels[1])
                self._align(self._labels[0])
                self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._one_line:
            self._fit()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        if self._labels is None:
            return
        icon, sentence = self._labels
        sign, meaning = self._shown
        icon.setVisible(bool(sign))
        if meaning:
            color = theme.current().role(meaning).name()
            if sign:
                icon.setPixmap(theme.pixmap(sign, color, 16, self.devicePixelRatioF()))
            sentence.setStyleSheet(f"color: {color}")

    def _build(self) -> tuple[QLabel, QLabel]:
        """Make the sign and the sentence."""
        made = QLabel(), label(role=self._role)
        self._keep(made[1])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(made[0])
        row.addWidget(made[1], 1)
        self._align(made[0])
        when_styled(self, self.recolor)  # in dialogs nobody else says that the theme has changed
        return made

    def _keep(self, sentence: QLabel) -> None:
        """Keep the sentence to one line, or let it wrap."""
        across = QSizePolicy.Policy.Ignored if self._one_line else QSizePolicy.Policy.Preferred
        sentence.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        sentence.setWordWrap(not self._one_line)  # last, for it lets the height follow from the width

    def _align(self, icon: QLabel) -> None:
        """Let the sign stand beside the first line of a sentence, or beside its only one."""
        if (layout := self.layout()) is not None:
            beside = Qt.AlignmentFlag.AlignVCenter if self._one_line else Qt.AlignmentFlag.AlignTop
            layout.setAlignment(icon, beside)

    def _fit(self) -> None:
        if self._labels is None:
            return
        sentence = self._labels[1]
        sentence.setAccessibleName(self._whole)
        shown = self._whole.replace("|", _UNBROKEN_BAR)
        if self._one_line:
            if (layout := self.layout()) is not None:
                layout.activate()
            fits = sentence.fontMetrics().elidedText(shown, elide_mode(shown), sentence.width())
            self.setToolTip(tooltip(self._whole) if fits != shown else "")
            shown = fits
        sentence.setText(verbatim(shown))


def native_keys(keys: QKeySequence | str) -> str:
    """Return a shortcut as the system writes it, in the language of the window; empty without one."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class ActionButton(QPushButton):
    """A button that does, and says, what an action does."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self.action = action
        self.setProperty("word", True)
        self._follow()
        native = native_keys(action.shortcut())
        self.setToolTip(f"{self.text()} ({native})" if native else self.text())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)

    def _follow(self) -> None:
        self.setEnabled(self.action.isEnabled())
        self.setText(self.action.text().replace("&", ""))


def vertical_line() -> QFrame:
    """Return a thin separator."""
    line = QFrame()
    line.setProperty("line", True)
    line.setFixedWidth(1)
    return line
