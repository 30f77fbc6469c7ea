"""The window by keys alone: command palette, numbered pages, full screen, and the sheet of shortcuts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from qanneal_gui.gui.common.jobs import Jobs, Newest, Report
from qanneal_gui.gui.common.widgets import reason_of
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.window import manual, offers
from qanneal_gui.gui.window.about import show_citing
from qanneal_gui.gui.window.command_palette import CommandPalette
from qanneal_gui.gui.window.menus import Menus
from qanneal_gui.gui.window.offers import SEPARATOR, Keys, Offer
from qanneal_gui.gui.window.pages import Pages
from qanneal_gui.gui.window.shortcuts_sheet import ShortcutsSheet
from qanneal_gui.gui.window.status_line import StatusLine
from qanneal_gui.gui.window.what_is_this import WhatIsThis
from qanneal_gui.support.wording import tr

_RECENT = 12
"""Runs that the palette offers."""


class Hands(QObject):
    """Adds to the menus what reaches everything from the keyboard.

    Parameters
    ----------
    window : QMainWindow
    menus : Menus
    tabs : Pages
    form : tuple of Presets, RunForm and callable
        The settings; and what puts the focus on one of them, by its key.
    open_run : callable
        Shows a run, by its identifier.
    status : StatusLine
        The foot of the window.
    """

    def __init__(
        self,
        window: QMainWindow,
        menus: Menus,
        tabs: Pages,
        form: tuple[Presets, RunForm, Callable[[str], object]],
        open_run: Callable[[str], object],
        status: StatusLine,
    ) -> None:
        super().__init__(window)
        self._window, self._tabs = window, tabs
        self._presets, self._form, self._show_field = form
        self._open_run, self._status = open_run, status
        self._jobs = Jobs(self)
        self._reading = Newest(self._jobs, parent=self)
        self.palette = CommandPalette(window, self._refuse)
        self.sheet: ShortcutsSheet | None = None
        self.pages = self._add_pages(menus)
        menus.view.addSeparator()
        self.full_screen = menus.add(menus.view, tr("&Full screen"), self._on_full_screen, "F11")
        self.full_screen.setCheckable(True)
        first = menus.help.actions()[0]
        self.commands = menus.add(menus.help, tr("&Command palette…"), self.open_palette, "Ctrl+K")
        self.shortcuts = menus.add(menus.help, tr("&Keyboard shortcuts"), self.open_sheet)
        self.shortcuts.setShortcut(QKeySequence("?"))
        self.manual = menus.add(menus.help, tr("&Manual"), self.open_manual, "F1")
        self.asking = WhatIsThis(window, tabs, self.open_page)
        self.what = menus.add(menus.help, tr("W&hat is this?"), self.asking.ask, "Shift+F1")
        for action in (self.manual, self.what):  # in dialogs, too
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        for action in (self.manual, self.what, self.commands, self.shortcuts):
            menus.help.insertAction(first, action)
        menus.help.insertSeparator(first)
        menus.add(menus.help, tr("How to c&ite"), partial(show_citing, window))
        status.explain.connect(self.open_page)
        self._refusals = [_Refusal(action, window, self._refuse) for action in menus.refusing]

    def open_palette(self) -> None:
        """Show the command palette."""
        self.palette.open(self.offers())
        self._reading.submit(_recent_runs, self._offer_runs)

    def open_manual(self) -> None:
        """Open the manual at what has the focus, or at the page that is shown."""
        self.open_page(self.asking.of(QApplication.focusWidget()).page)

    def open_page(self, page: str) -> None:
        """Open the manual at a page, and perhaps a place on it: ``bill#limits``."""
        if not manual.show(page):
            self._status.show_for_a_while(manual.MISSING)

    def open_sheet(self) -> None:
        """Show the sheet of shortcuts."""
        if self.sheet is None:
            self.sheet = ShortcutsSheet(self.shortcuts_by_place(), self._window)
            self.sheet.destroyed.connect(self._on_sheet_gone)
        self.sheet.show()
        self.sheet.raise_()
        self.sheet.activateWindow()

    def offers(self) -> list[Offer]:
        """Return what can be done now: menus, this page, presets, settings."""
        found = list(offers.of_menus(self._window.menuBar()))
        page = self._tabs.currentWidget()
        if page is not None:
            found += offers.of_buttons(page, _title(self._tabs, self._tabs.currentIndex()))
        for button in self._presets.buttons.values():
            why_not = "" if button.isEnabled() else button.toolTip()
            found.append(Offer(SEPARATOR.join((tr("Preset"), button.text())), button.click, "", why_not))
        for key, row in self._form.rows.items():
            if row.shown:
                group = self._form.groups[row.spec.group].accessibleName()
                title = SEPARATOR.join((tr("Setting"), group, row.spec.title))
                found.append(Offer(title, partial(self._show_field, key)))
        return found

    def shortcuts_by_place(self) -> dict[str, list[Keys]]:
        """Return all shortcuts, by the title of the menu or the page where they hold."""
        found = offers.shortcuts_of_menus(self._window.menuBar())
        for place in range(self._tabs.count()):
            page = self._tabs.widget(place)
            if page is not None and (lines := offers.shortcuts_of_page(page)):
                found[tr("On the page {page}", page=_title(self._tabs, place))] = lines
        found[tr("In presentation mode")] = offers.shortcuts_of_presentation()
        return found

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Read nothing more, for the window's own end."""
        self.palette.close()
        self._reading.shut_down()
        return self._jobs.shut_down(milliseconds)

    def _add_pages(self, menus: Menus) -> list[QAction]:
        menu = menus.view.addMenu(tr("&Page"))
        made = []
        for place in range(self._tabs.count()):
            action = menus.add(
                menu, _title(self._tabs, place), partial(self._turn, place), f"Ctrl+{place + 1}"
            )
            made.append(action)
        return made

    def _refuse(self, sentence: str) -> None:
        """Say why something cannot be done; what is wrong with a setting leads to it, as before."""
        if self._form.problem and sentence.endswith(self._form.problem):
            self._status.alarm(sentence, self._form.problem_key)
        else:
            self._status.show_sentence(sentence)

    def _turn(self, place: int) -> None:
        self._tabs.setCurrentIndex(place)

    def _on_full_screen(self) -> None:
        full = not self._window.isFullScreen()
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
        self.full_screen.setChecked(full)

    def _offer_runs(self, runs: list[tuple[str, str]]) -> None:
        self.palette.add(
            [
                Offer(f"Run{SEPARATOR}Open{SEPARATOR}{name}", partial(self._open_run, run))
                for run, name in runs
            ]
        )

    def _on_sheet_gone(self) -> None:
        self.sheet = None


class _Refusal(QObject):
    """Says why, when the shortcut of a disabled action is pressed."""

    def __init__(self, action: QAction, window: QMainWindow, say: Callable[[str], object]) -> None:
        super().__init__(window)
        self._action, self._say = action, say
        self._keys = [QShortcut(keys, window) for keys in action.shortcuts()]
        for shortcut in self._keys:
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._refuse)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        # An action that is disabled leaves its keys alone.
        for shortcut in self._keys:
            shortcut.setEnabled(not self._action.isEnabled() and bool(reason_of(self._action)))

    def _refuse(self) -> None:
        self._say(reason_of(self._action))


def _title(tabs: Pages, place: int) -> str:
    return tabs.bar.tabText(place).replace("&", "")


def _recent_runs(_: Report) -> list[tuple[str, str]]:
    from qanneal_gui.runs.library import RunLibrary

    return [(run.id, run.name or run.id) for run in RunLibrary().runs(_RECENT)]
