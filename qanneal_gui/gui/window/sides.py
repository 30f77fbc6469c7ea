"""The sides of the window: the settings on the left, evidence and sampler health on the right."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.sides import SideSplitter
from qanneal_gui.gui.common.widgets import offer
from qanneal_gui.gui.setup.column import SetupColumn
from qanneal_gui.gui.window.menus import Menus
from qanneal_gui.gui.window.settings import WindowSettings
from qanneal_gui.gui.window.workspace import Workspace
from qanneal_gui.support.wording import tr

_NARROWEST = 330
"""Pixels that the form needs."""


class Sides(QObject):
    """The two sides, the row of tabs with their buttons, and their entries in the menu.

    Attributes
    ----------
    left, right : SideSplitter
    column : SetupColumn
        The settings.
    row : QHBoxLayout
        Tabs and buttons, to be laid out.
    changed : Signal
        What is to be remembered of them from now on.
    """

    changed = Signal(dict)

    def __init__(self, workspace: Workspace, column: SetupColumn) -> None:
        super().__init__(workspace)
        self.left = SideSplitter(workspace, column, 0.27, _NARROWEST, 376, on_left=True, name="the settings")
        self.right, self.column = workspace.beside, column
        self._tabs = workspace.tabs
        self.row = QHBoxLayout()
        self.row.setSpacing(2)
        self.row.addWidget(self._tabs.bar, 1)
        self.buttons = (QToolButton(), QToolButton())
        for button in self.buttons:
            button.setIconSize(theme.icon_size(16))
            self.row.addWidget(button)
        self._tabs.turned.connect(self._on_turned)

    def add_to(self, menus: Menus) -> None:
        """Offer to hide and show the sides in the menu, by keys, and by the buttons."""
        first = menus.view.actions()[0]
        self.actions = (
            menus.add(menus.view, tr("Settings &beside the page"), self._on_left, "F9"),
            menus.add(menus.view, tr("&Evidence and sampler health"), self._on_right, "Shift+F9"),
        )
        for action, button, side in zip(self.actions, self.buttons, (self.left, self.right), strict=True):
            action.setCheckable(True)
            menus.view.insertAction(first, action)
            action.setChecked(side.wanted)
            side.shown_changed.connect(action.setChecked)
            side.shown_changed.connect(self._on_changed)
            side.width_changed.connect(self._on_changed)
            button.setDefaultAction(action)
        menus.view.insertSeparator(first)
        self.recolor()
        self._on_turned()

    def restore(self, remembered: WindowSettings) -> None:
        """Take the widths that the user has chosen, and what was hidden."""
        self.left.restore(remembered.settings_width, wanted="settings" not in remembered.hidden_sides)
        self.right.restore(remembered.evidence_width, wanted="evidence" not in remembered.hidden_sides)

    def remembered(self) -> dict[str, object]:
        """Return what is to be remembered."""
        sides = (("settings", self.left), ("evidence", self.right))
        return {
            "settings_width": self.left.chosen_width,
            "evidence_width": self.right.chosen_width,
            "hidden_sides": tuple(name for name, side in sides if not side.wanted),
        }

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        for action, name in zip(self.actions, ("side-left", "side-right"), strict=True):
            action.setIcon(theme.icon(name, theme.current().quiet))
            action.setIconVisibleInMenu(False)

    def _on_changed(self) -> None:
        self.changed.emit(self.remembered())

    def _on_left(self) -> None:
        self.left.want(wanted=not self.left.wanted)

    def _on_right(self) -> None:
        self.right.want(wanted=not self.right.wanted)

    def _on_turned(self) -> None:
        # Some pages need the room of the settings as well.
        self.left.allow(allowed=not self._tabs.wide)
        _offer(
            self.actions[0], "" if not self._tabs.wide else tr("This page needs the room of the settings.")
        )
        _offer(
            self.actions[1],
            "" if self._tabs.currentIndex() == 0 else tr("They stand beside the curves only."),
        )


def _offer(action: QAction, why_not: str) -> None:
    offer(action, why_not)
    action.setToolTip(why_not or f"{action.text().replace('&', '')} ({action.shortcut().toString()})")
