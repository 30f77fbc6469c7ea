"""Menu entries for how the chip is presented: on which screen, with what for the speaker."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from qanneal_gui.gui.chip import screens
from qanneal_gui.gui.chip.presentation import Presentation
from qanneal_gui.gui.chip.presenter_dialog import PresenterDialog
from qanneal_gui.support.wording import tr

_OTHER = tr("Another screen than this window's, if there is one")


class PresenterMenu(QObject):
    """Chooses the screen for the audience, the window for the speaker, and opens the dialog.

    Attributes
    ----------
    where : QMenu
        The screens; asked for anew whenever it opens.
    light, speaker, talk : QAction
    dialog : PresenterDialog or None
        While it is open.
    """

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        self._presentation: Presentation | None = None
        self.where = menu.addMenu(tr("Present on"))
        self.light = menu.addAction(tr("Light ground, for bright halls"))
        self.light.setCheckable(True)
        self.speaker = menu.addAction(tr("Window for the speaker"))
        self.speaker.setCheckable(True)
        self.talk = menu.addAction(tr("Title, logo and notes…"))
        self.dialog: PresenterDialog | None = None
        self.light.triggered.connect(self._on_light)
        self.speaker.triggered.connect(self._on_speaker)
        self.talk.triggered.connect(self.open_dialog)
        menu.aboutToShow.connect(self.refresh)

    def use(self, presentation: Presentation) -> None:
        """Choose for this presentation."""
        self._presentation = presentation
        self.refresh()

    def refresh(self) -> None:
        """Offer the screens that are connected now."""
        if self._presentation is None:
            return
        choices, there = self._presentation.choices, screens.named()
        several = len(there) > 1
        self.speaker.setChecked(several if choices.speaker is None else choices.speaker)
        self.light.setChecked(choices.ground == "light")
        self.where.clear()
        group = QActionGroup(self.where)
        known = choices.screen in there
        for name, words in (
            ("", _OTHER),
            *((name, screens.words_of(name, screen)) for name, screen in there.items()),
        ):
            action = self.where.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == (choices.screen if known else ""))
            action.setData(name)
            group.addAction(action)
        group.triggered.connect(self._on_screen)

    def open_dialog(self) -> None:
        """Ask for title, logo and notes, beside the window."""
        if self._presentation is None:
            return
        if self.dialog is None:
            parent = self.parent()
            window = parent.window() if isinstance(parent, QWidget) else None
            self.dialog = PresenterDialog(self._presentation.choices, window)
            self.dialog.kept.connect(self._on_kept)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Keep what is typed, at once."""
        del milliseconds
        if self.dialog is not None:
            self.dialog.close()
        return True

    def _on_screen(self, action: QAction) -> None:
        if self._presentation is not None:
            self._presentation.choose_screen(action.data())

    def _on_kept(self, values: dict[str, object]) -> None:
        if self._presentation is not None:
            self._presentation.keep(self._presentation.choices.changed(**values))
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _on_light(self, wanted: bool) -> None:
        if self._presentation is not None:
            self._presentation.choose_ground(wanted)

    def _on_speaker(self, wanted: bool) -> None:
        if self._presentation is not None:
            self._presentation.choose_speaker(wanted)
