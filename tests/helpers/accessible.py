"""What those meet who use the window without seeing it, or without a mouse."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QScrollArea, QWidget

_MOST = 400
"""Presses of Tab after which nobody goes on."""


def focusable(root, *, enabled=True):
    """Return the visible widgets that can have the keyboard, in no order."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.window() is root.window()
        and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        and one.focusProxy() is None
        and not _inner(one)
        and (one.isEnabled() or not enabled)
    ]


def unnamed(root):
    """Return sentences about widgets that a screen reader could not name, or would not know."""
    found = []
    for one in focusable(root, enabled=False):
        told = QAccessible.queryAccessibleInterface(one)
        if told is None or not told.text(QAccessible.Text.Name).strip():
            found.append(f"{place(one)} has no name")
        elif told.role() == QAccessible.Role.NoRole or (
            # Any part of a window; Qt calls places that scroll so.
            told.role() == QAccessible.Role.Client and type(one) is not QScrollArea
        ):
            found.append(f"{place(one)}, “{told.text(QAccessible.Text.Name)}”, has no role")
    return found


def untitled(menu):
    """Return sentences about entries of a menu, and of those within it, that have no name."""
    found = []
    for action in menu.actions():
        if not action.isSeparator() and not action.text().replace("&", "").strip():
            found.append(f"an entry of {menu.title()} has no name")
        if action.menu() is not None:
            found += untitled(action.menu())
    return found


def tabbed(root, key=Qt.Key.Key_Tab):
    """Press a key until the keyboard is where it was; return the widgets it came to, in their order."""
    visited = []
    for _ in range(_MOST):
        now = QApplication.focusWidget()
        if now is None or now in visited:
            break
        visited.append(now)
        _press(now, key)
    return visited


def left_out(wanted, visited):
    """Return sentences about those of some widgets that Tab does not come to."""
    return [
        f"Tab does not come to {place(one)}"
        for one in wanted
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one not in visited and not _in_group(one, visited)
    ]


def out_of_order(visited):
    """Return sentences about widgets of one parent that Tab comes to against the way one reads."""
    found = []
    for one, other in pairwise(visited):
        if one.parentWidget() is not other.parentWidget():
            continue
        before, after = one.geometry(), other.geometry()
        above = after.bottom() < before.top() and after.left() < before.right()
        same_row = before.top() <= after.center().y() <= before.bottom()
        if above or (same_row and after.right() < before.left()):
            found.append(f"Tab goes back from {place(one)} to {place(other)}")
    return found


def without_ring(visited):
    """Return sentences about widgets that look the same with and without the keyboard."""
    found = []
    for one in visited:
        if not one.isVisible():
            continue
        one.setFocus(Qt.FocusReason.TabFocusReason)
        if not one.hasFocus():
            continue
        having = one.grab().toImage()
        one.clearFocus()
        if having == one.grab().toImage():
            found.append(f"nothing shows that {place(one)} has the keyboard")
    return found


def place(one):
    """Return what a widget is called, and within what."""
    names = []
    while one is not None and not one.isWindow():
        if not names or type(one).__module__.startswith("qanneal"):
            text = getattr(one, "text", str)
            said = one.accessibleName() or (text() if callable(text) else "") or one.objectName()
            names.append(f"{type(one).__name__} {said!r}" if said else type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names[:4])


def _press(now, key):
    if key == Qt.Key.Key_Backtab:
        QTest.keyClick(now, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    else:
        QTest.keyClick(now, key)


def _inner(one):
    """Return whether a widget is a part of another one, which is named and has the keyboard for it."""
    parent = one.parentWidget()
    return (
        one.objectName().startswith("qt_")
        or isinstance(parent, QAbstractItemView)
        or (isinstance(parent, QAbstractScrollArea) and parent.viewport() is one)
    )


def _in_group(one, visited):
    """Return whether arrows lead to a widget from another one of its group."""
    group = getattr(one, "group", None)
    others = group().buttons() if group is not None and group() is not None and group().exclusive() else []
    if getattr(one, "autoExclusive", bool)():
        others += [other for other in one.parentWidget().findChildren(type(one)) if other.autoExclusive()]
    return any(other in visited for other in others)
