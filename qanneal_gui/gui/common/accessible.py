"""What screen readers are told of widgets that paint themselves."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@cache
def know_roles() -> None:
    """Let a widget say what it is, by an attribute ``accessible_role``; for Qt it is any part of a window."""
    QAccessible.installFactory(_interface)


def _interface(_kind: str, widget: QObject | None) -> QAccessibleInterface | None:
    role = getattr(widget, "accessible_role", None)
    return QAccessibleWidget(widget, role) if isinstance(widget, QWidget) and role is not None else None
