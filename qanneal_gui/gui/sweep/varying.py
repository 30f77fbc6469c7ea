"""Which settings of the form are varied, and how the form shows it."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from qanneal_gui.config import RunConfig
from qanneal_gui.gui.common.fields import section_model
from qanneal_gui.gui.common.setting_words import values_in_words
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.rows import FieldRow
from qanneal_gui.gui.sweep.typed import may_vary
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from qanneal_gui.experiments.sweeps import Axis
    from qanneal_gui.gui.sweep.dialog import VaryDialog


class _ElidedButton(QPushButton):
    """A button whose text ends in "…" where it has no room."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._whole = text
        self.setProperty("varied", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 20
        fits = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(fits.replace("&", "&&"))


class VariedMark(QWidget):
    """Stands in a field's place while it is varied: how many values, to change them; and a way back.

    Attributes
    ----------
    button, remove : QPushButton, QToolButton
    """

    def __init__(self, row: FieldRow, axis: "Axis") -> None:
        super().__init__()
        count = tr("{values:,} values", values=len(axis.values))
        told = values_in_words(row.spec, axis.values)
        self.button = _ElidedButton(f"{count}: {told}")
        self.button.setAccessibleName(
            tr("{spec}: varied, {count}: {told}", spec=row.spec.title, count=count, told=told)
        )
        self.button.setToolTip(
            tooltip(tr("Varied, {count}: {told}\nPress to change them.", count=count, told=told))
        )
        self.remove = QToolButton()
        self.remove.setText("×")
        self.remove.setToolTip(tr("Do not vary"))
        self.remove.setAccessibleName(tr("Do not vary {spec}", spec=row.spec.title))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.button, 1)
        line.addWidget(self.remove)
        self.setFocusProxy(self.button)
        self.setTabOrder(self.button, self.remove)


class Varying(QObject):
    """Offers "Vary…" at every field, asks for the values, and marks the fields that are varied.

    Attributes
    ----------
    changed : Signal
        Something else is varied.
    """

    changed = Signal()

    def __init__(self, form: RunForm) -> None:
        super().__init__(form)
        self._form = form
        self._axes: dict[str, Axis] = {}
        self.marks: dict[str, VariedMark] = {}
        self.dialog: VaryDialog | None = None
        form.varied_shown.connect(self._on_undone)
        for key, row in form.rows.items():
            if may_vary(row.spec):
                row.menu.add(tr("Vary…"), partial(self.ask, key), lambda: True)
                row.menu.add(tr("Do not vary"), partial(self.vary, key, None), partial(self._varies, key))

    @property
    def axes(self) -> tuple["Axis", ...]:
        """What is varied, of the settings that matter, in the order in which they were chosen."""
        return tuple(axis for key, axis in self._axes.items() if self._form.rows[key].shown)

    def ask(self, key: str) -> None:
        """Ask for the values of a setting, beside the window."""
        from qanneal_gui.gui.sweep.dialog import VaryDialog

        if self.dialog is not None:
            self.dialog.close()
        row, base = self._form.rows[key], self._form.config() or RunConfig()
        self.dialog = VaryDialog(row.spec, row.good, self._axes.get(key), base, self._form.window())
        self.dialog.chosen.connect(self.vary)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.show()

    def vary(self, key: str, axis: "Axis | None") -> None:
        """Vary a setting, or do so no more, which can be undone."""
        self._put(key, axis)
        title = self._form.rows[key].spec.title
        self._form.vary(
            tuple(self._axes.values()),
            tr("{title} varied", title=title) if axis else tr("{title} varied no more", title=title),
        )
        self.changed.emit()

    def vary_nothing(self) -> None:
        """Vary no setting any more, which can be undone."""
        self._show(())
        self._form.vary((), tr("nothing varied any more"))
        self.changed.emit()

    def show_axes(self, axes: Iterable["Axis"]) -> None:
        """Vary these settings and no others; part of what was done to the form last."""
        self._show(axes)
        self._form.vary(tuple(self._axes.values()))
        self.changed.emit()

    def _on_undone(self, axes: Iterable["Axis"]) -> None:
        self._show(axes)
        self.changed.emit()

    def _show(self, axes: Iterable["Axis"]) -> None:
        for key in list(self._axes):
            self._put(key, None)
        for axis in axes:
            if axis.setting in self._form.rows:
                self._put(axis.setting, axis)

    def told(self, axis: "Axis", most: int) -> str:
        """Say in a line what an axis varies; of more values than so many, the first and the last."""
        spec = self._form.rows[axis.setting].spec
        return f"{spec.title}: {values_in_words(spec, axis.values, most)}"

    def fill_menu(self, menu: QMenu) -> None:
        """List the settings that can be varied, by the groups of the form."""
        menu.clear()
        for section, group in self._form.groups.items():
            rows = [row for row in group.rows if row.shown and may_vary(row.spec)]
            if rows:
                title = str(section_model(section).model_config.get("title", section))
                part = menu.addMenu(title.replace("&", "&&"))
                for row in rows:
                    action = part.addAction(f"{row.spec.title.replace('&', '&&')}…")
                    action.triggered.connect(partial(self._on_listed, row.spec.key))

    def shut_down(self, milliseconds: int = 0) -> bool:
        """Ask no more, for the window's own end; this is done at once."""
        del milliseconds
        if self.dialog is not None:
            self.dialog.close()
        return True

    def _varies(self, key: str) -> bool:
        return key in self._axes

    def _on_listed(self, key: str, _checked: bool = False) -> None:
        self.ask(key)

    def _put(self, key: str, axis: "Axis | None") -> None:
        row = self._form.rows[key]
        self._axes.pop(key, None)
        self.marks.pop(key, None)
        if axis is None:
            row.cover(None)
            return
        self._axes[key] = axis
        mark = self.marks[key] = VariedMark(row, axis)
        mark.button.clicked.connect(partial(self._on_listed, key))
        mark.remove.clicked.connect(partial(self._on_remove, key))
        row.cover(mark)
        row.menu.watch(mark.button)

    def _on_remove(self, key: str, _checked: bool = False) -> None:
        self.vary(key, None)
        self._form.rows[key].editor.setFocus()

    def _forget_dialog(self, _result: int) -> None:
        self.dialog = None
