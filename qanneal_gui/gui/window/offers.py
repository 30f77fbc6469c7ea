"""What the window can do just now, under names: found in its menus, pages and buttons themselves."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QAbstractButton, QMenu, QMenuBar, QPushButton, QTabBar, QToolButton, QWidget

from qanneal_gui.gui.chip import presenter_keys
from qanneal_gui.gui.common.widgets import ActionButton, native_keys, reason_of
from qanneal_gui.support.wording import tr

SEPARATOR = " › "

_KEY = re.compile(r"(?:Ctrl|Shift|Alt|Meta)\+|[A-Z][A-Za-z]*")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done.

    Attributes
    ----------
    title : str
        Where it stands, and its name: ``Run › Start``.
    do : callable
    keys : str
        Its shortcut, as the system writes it; empty without one.
    why_not : str
        Why it cannot be done just now, as a sentence; empty if it can.
    """

    title: str
    do: Callable[[], object]
    keys: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Keys:
    """A line of the sheet of shortcuts."""

    keys: str
    meaning: str


def of_menus(bar: QMenuBar) -> Iterator[Offer]:
    """Return what the menus offer, in their order."""
    for path, action in _entries(bar.actions()):
        yield Offer(
            SEPARATOR.join([*path, _plain(action.text())]), action.trigger, keys_of(action), _why(action)
        )


def of_buttons(widget: QWidget, page: str) -> Iterator[Offer]:
    """Return what the buttons of a page offer that are to be seen, each once."""
    seen: set[str] = set()
    for button in widget.findChildren(QAbstractButton):
        name = button.accessibleName() or _plain(button.text())
        if not isinstance(button, QPushButton | QToolButton) or not button.isVisible() or not name:
            continue
        if name not in seen and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            seen.add(name)
            keys = keys_of(button.action) if isinstance(button, ActionButton) else ""
            why_not = "" if button.isEnabled() else _words(button.toolTip()) or tr("Not possible just now.")
            yield Offer(f"{page}{SEPARATOR}{name}", button.click, keys, why_not)


def shortcuts_of_menus(bar: QMenuBar) -> dict[str, list[Keys]]:
    """Return the shortcuts of the menus, by the menu's title."""
    groups: dict[str, list[Keys]] = {}
    for path, action in _entries(bar.actions()):
        if keys := keys_of(action):
            groups.setdefault(path[0], []).append(Keys(keys, _plain(action.text())))
    return groups


def shortcuts_of_page(page: QWidget) -> list[Keys]:
    """Return the shortcuts that hold on a page alone; those without a meaning in words are left out."""
    found = [Keys(keys_of(action), _plain(action.text())) for action in page.findChildren(QAction)]
    meanings: dict[str, list[str]] = {}
    for shortcut in page.findChildren(QShortcut):
        if shortcut.whatsThis():
            meanings.setdefault(shortcut.whatsThis(), []).append(native_keys(shortcut.key()))
    found += [Keys(", ".join(keys), meaning) for meaning, keys in meanings.items()]
    # What the page's plots, tables and pictures understand while they have the focus.
    for widget in page.findChildren(QWidget):
        found += [Keys(_told(keys), meaning) for keys, meaning in getattr(widget, "keys", ())]
    return list(dict.fromkeys(one for one in found if one.keys))


def shortcuts_of_presentation() -> list[Keys]:
    """Return the shortcuts that hold while the chip is presented."""
    return [
        Keys(", ".join(native_keys(key) for key in keys), meaning) for meaning, keys in presenter_keys.lines()
    ]


def of_pages(bar: QTabBar) -> list[tuple[str, Callable[[], None]]]:
    """Return the titles of the pages, each with what turns to it."""
    return [(bar.tabText(place), partial(bar.setCurrentIndex, place)) for place in range(bar.count())]


def keys_of(action: QAction) -> str:
    """Return the shortcut of an action as the system writes it; empty without one."""
    return native_keys(action.shortcut())


def _told(keys: str) -> str:
    """Return keys that are written in English, several in a line perhaps, as the system writes them."""
    return _KEY.sub(lambda found: _named(found[0]), keys)


def _named(key: str) -> str:
    if key.endswith("+"):  # which is no key without another one
        return native_keys(f"{key}A").removesuffix("A")
    return native_keys(key) or key


def _entries(actions: list[QAction], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], QAction]]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _entries(menu.actions(), (*path, _plain(action.text())))
        elif not action.isSeparator() and action.isVisible():
            yield path, action


def _why(action: QAction) -> str:
    return "" if action.isEnabled() else reason_of(action) or tr("Not possible just now.")


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _words(markup: str) -> str:
    return re.sub("<[^>]*>", "", markup)
