"""What of a window's words is cut off, and what of its widgets lies beyond what holds it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

_SLACK = 1
"""Pixels by which roundings may differ."""


def clipped(widget):
    """Return sentences about what is cut off of a visible widget and of all within it."""
    found = []
    for one in [widget, *widget.findChildren(QWidget)]:
        if not one.isVisible() or one.size().isEmpty():
            continue
        found += _outside(one)
        for kind, look in _LOOKS:
            if isinstance(one, kind):
                found += [f"{_place(one)}: {sentence}" for sentence in look(one)]
                break
    return found


def _outside(one):
    parent = one.parentWidget()
    if parent is None or one.isWindow() or isinstance(parent.parentWidget(), QAbstractItemView):
        return
    holder = parent.parentWidget()
    if isinstance(holder, QScrollArea) and holder.widget() is one:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if holder.horizontalScrollBarPolicy() == off and one.width() > parent.width() + _SLACK:
            yield f"{_place(one)}: {one.width()} wide, of which {parent.width()} are to be seen"
        if holder.verticalScrollBarPolicy() == off and one.height() > parent.height() + _SLACK:
            yield f"{_place(one)}: {one.height()} high, of which {parent.height()} are to be seen"
        return
    if isinstance(holder, QAbstractScrollArea) and holder.viewport() is parent:
        return
    beyond = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if not beyond.contains(one.geometry()):
        yield f"{_place(one)}: {one.geometry().getRect()} lies beyond {parent.rect().getRect()}"


def _of_label(one):
    text = one.text()
    if one.property("role") == "title" and getattr(one, "whole", text) != text:
        yield f"title “{one.whole}” is shown as “{text}”"
    if not text or one.pixmap().isNull() is False:
        return
    room = one.contentsRect().adjusted(one.margin(), one.margin(), -one.margin(), -one.margin())
    if one.textFormat() == Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(one.font())
        document.setDocumentMargin(0)
        document.setHtml(text)
        wide = document.idealWidth()
    elif one.wordWrap():
        needed = one.heightForWidth(one.width())
        if needed > one.height() + _SLACK:
            yield f"“{text}” needs {needed} in height and has {one.height()}"
        wide = max(one.fontMetrics().horizontalAdvance(word) for word in text.split(" "))
    else:
        lines = text.replace("&", "").split("\n")
        wide = max(one.fontMetrics().horizontalAdvance(line) for line in lines)
        needed = one.fontMetrics().height() + (len(lines) - 1) * one.fontMetrics().lineSpacing()
        if needed > one.height() + _SLACK:
            yield f"“{text}” is {needed} high and has {one.height()}"
    if wide > room.width() + _SLACK:
        yield f"“{text}” is {wide:.0f} wide and has {room.width()}"


def _of_button(one):
    text = one.text().replace("&", "")
    if not text:
        return
    option = QStyleOptionButton()
    element = QStyle.SubElement.SE_PushButtonContents
    if isinstance(one, QCheckBox | QRadioButton):
        element = QStyle.SubElement.SE_CheckBoxContents
    if isinstance(one, QPushButton | QCheckBox | QRadioButton):
        one.initStyleOption(option)
        room = one.style().subElementRect(element, option, one).width()
        wide = one.fontMetrics().horizontalAdvance(text)
        if not one.icon().isNull():
            wide += one.iconSize().width() + 4
    else:
        room, wide = one.width(), one.sizeHint().width()
    if wide > room + _SLACK:
        yield f"button “{text}” needs {wide} and has {room}"


def _of_combo(one):
    text = one.currentText()
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, one)
    wide = one.fontMetrics().horizontalAdvance(text)
    if wide > room.width() + _SLACK and not _told(one, text):
        yield f"choice “{text}” is {wide} wide and has {room.width()}"


def _of_tabs(one):
    for place in range(one.count()):
        if not one.rect().adjusted(-1, -1, 1, 1).contains(one.tabRect(place)):
            yield f"tab “{one.tabText(place)}” is out of sight"
        if one.tabRect(place).width() + _SLACK < one.tabSizeHint(place).width():
            yield f"tab “{one.tabText(place)}” is cut"


def _of_header(one):
    if one.orientation() == Qt.Orientation.Vertical:
        return
    model = one.model()
    for place in range(one.count()):
        if one.isSectionHidden(place):
            continue
        text = str(model.headerData(place, one.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        told = str(model.headerData(place, one.orientation(), Qt.ItemDataRole.ToolTipRole) or "")
        wide = max(map(one.fontMetrics().horizontalAdvance, text.split("\n")))
        room = one.sectionSize(place)
        if wide > room and not told:
            yield f"heading “{text}” is {wide} wide and has {room}"


def _of_line(one):
    text = "" if one.text() else one.placeholderText()
    wide = one.fontMetrics().horizontalAdvance(text)
    if wide > one.contentsRect().width() + _SLACK and not _told(one, text):
        yield f"placeholder “{text}” is {wide} wide and has {one.contentsRect().width()}"


_LOOKS = (
    (QLabel, _of_label),
    (QAbstractButton, _of_button),
    (QComboBox, _of_combo),
    (QTabBar, _of_tabs),
    (QHeaderView, _of_header),
    (QLineEdit, _of_line),
)


def _told(one, text):
    """Return whether a tooltip says what has no room."""
    return text in getattr(one, "told", one.toolTip())


def _place(one):
    names = []
    while one is not None and not one.isWindow():
        if not names or type(one).__module__.startswith("qanneal"):
            names.append(one.accessibleName() or type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names[:4])
