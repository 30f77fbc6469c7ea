"""What screen readers are told of widgets that paint themselves, and when these show a ring."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFocusEvent
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def know_roles() -> None:
    """Let a widget say what it is, by an attribute ``accessible_role``; for Qt it is any part of a window."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, widget: QObject | None) -> QAccessibleInterface | None:
    role = getattr(widget, "accessible_role", None)
    return QAccessibleWidget(widget, role) if isinstance(widget, QWidget) and role is not None else None


def by_keyboard(event: QFocusEvent) -> bool:
    """Tell whether the focus came by a key, so that whoever has it needs a ring to be found."""
    return event.reason() in (
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    )
