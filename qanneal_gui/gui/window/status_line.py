"""The foot of the window: what is going on, what can be done about it, and the run that is shown."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.remedies import Remedy, page_about
from qanneal_gui.gui.common.widgets import Sign, label, when_styled
from qanneal_gui.gui.window.remedies import Remedies
from qanneal_gui.support.wording import tr

_A_WHILE_MS = 8000
"""For which a passing sentence stands in the place of one that matters."""


class StatusLine(QWidget):
    """A sentence with a sign, and a button where there is something to do about it.

    Parameters
    ----------
    remedies : Remedies

    Attributes
    ----------
    explain : Signal
        The page of the manual that says what the sentence means is wanted.
    """

    explain = Signal(str)

    def __init__(self, remedies: Remedies) -> None:
        super().__init__()
        self._remedies = remedies
        self._sign = Sign("body")
        self.run_name = label("", "small")
        self.button = QPushButton()
        self.button.setProperty("word", True)
        self.button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._on_clicked)
        self.button.hide()
        self.meaning = QPushButton(tr("What does this mean?"))
        self.meaning.setProperty("word", True)
        self.meaning.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.meaning.clicked.connect(self._on_meaning)
        self.meaning.hide()
        self._remedy: Remedy | None = None
        self._page = ""
        self._shown: tuple[str, str, str, Remedy | None] = ("", "", "quiet", None)
        self._warned = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_A_WHILE_MS)
        self._timer.timeout.connect(self._show_again)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self._sign, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.meaning, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.run_name)
        when_styled(self, self._save_room)

    def add(self, widget: QWidget) -> None:
        """Add what stays at the end of the line."""
        self._row.addWidget(widget)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._sign.text

    def show_sentence(
        self, text: str, sign: str = "", meaning: str = "quiet", remedy: Remedy | None = None
    ) -> None:
        """Show a sentence, and a button for what can be done about it."""
        self._timer.stop()
        self._warned = ""
        self._shown = text, sign, meaning, remedy
        self._show(*self._shown)

    def show_for_a_while(self, text: str) -> None:
        """Show a sentence that passes: what it stands in the place of comes back, if it matters."""
        kept, complains = self._shown, self._sign.complains or self._timer.isActive()
        self.show_sentence(text)
        if complains:
            self._shown = kept
            self._timer.start()

    def warn(self, sentence: str) -> None:
        """Show what is to be looked after, as the layers below say it, and offer what can be done."""
        if sentence == self._warned:  # a run says it again many times a second
            return
        self._page = page_about(sentence)
        self.show_sentence(in_window(sentence), "warning", "caution", self._remedies.of(sentence))
        self._warned = sentence

    def alarm(self, sentence: str, key: str = "", page: str = "") -> None:
        """Show what went wrong, perhaps at a field, and offer what can be done."""
        self._page = page or (f"settings#{key}" if key else page_about(sentence))
        remedy = self._remedies.at(key) if key else self._remedies.of(sentence)
        self.show_sentence(in_window(sentence), "error", "trouble", remedy)

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self._sign.recolor()

    def _show_again(self) -> None:
        self._show(*self._shown)

    def _show(self, text: str, sign: str, meaning: str, remedy: Remedy | None) -> None:
        self._sign.show_sentence(text, sign, meaning)
        self._remedy = remedy
        self.meaning.setVisible(self._sign.complains)
        if remedy is not None:
            # Without a letter of its own: the pages have theirs.
            self.button.setText(remedy.title.replace("&", ""))
        self.button.setVisible(remedy is not None)

    def _on_clicked(self) -> None:
        if self._remedy is not None:
            self._remedy.do()

    def _on_meaning(self) -> None:
        self.explain.emit(self._page)

    def _save_room(self) -> None:
        """Let no page move when the button comes, or a second line."""
        self.button.ensurePolished()
        lines = 2 * self.fontMetrics().lineSpacing()
        self.setMinimumHeight(max(self.button.sizeHint().height(), lines) + 2)
