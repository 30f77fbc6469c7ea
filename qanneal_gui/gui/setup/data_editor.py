"""Choosing a data set: a known one, or one's own files."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton
from typing_extensions import override

from qanneal_gui.data.published import CATALOGUE
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.fields import Spec
from qanneal_gui.gui.common.widgets import tooltip
from qanneal_gui.gui.setup.editors import Editor, calm_combo
from qanneal_gui.support.text import for_label
from qanneal_gui.support.wording import told, tr


class DatasetEditor(Editor):
    """The known data sets by their titles, and a menu to choose a folder or a file.

    Attributes
    ----------
    picked : Signal
        The path of what was chosen there.
    """

    picked = Signal(str)

    def __init__(self, spec: Spec) -> None:
        super().__init__(spec)
        self.combo = calm_combo()
        for entry in CATALOGUE.values():
            self.combo.addItem(for_label(told(entry.label or entry.title)), entry.name)
            self.combo.setItemData(self.combo.count() - 1, told(entry.title), Qt.ItemDataRole.ToolTipRole)
        self.combo.currentIndexChanged.connect(self._on_edited)
        self.browse = QToolButton()
        self.recolor()
        self.browse.setAccessibleName(tr("Use my own images"))
        self.browse.setToolTip(tr("Use my own images: a folder of IDX files, or an .npz file"))
        self.browse.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.browse)
        menu.addAction(tr("Choose a &folder of IDX files…"), self._choose_folder)
        menu.addAction(tr("Choose an .&npz file…"), self._choose_file)
        self.browse.setMenu(menu)
        self.row.addWidget(self.combo, 1)
        self.row.addWidget(self.browse)

    @override
    def value(self) -> Any:
        return self.combo.currentData()

    @override
    def set_value(self, value: Any) -> None:
        self.combo.blockSignals(True)
        index = self.combo.findData(value)
        if index < 0:
            # The name first: the beginning of a path is all that would be seen of it.
            path = Path(str(value))
            name = f"{path.name} ({path.parent})" if path.name and path.parent.name else str(value)
            self.combo.addItem(for_label(name), value)
            index = self.combo.count() - 1
            self.combo.setItemData(index, tooltip(str(value)), Qt.ItemDataRole.ToolTipRole)
        self.combo.setCurrentIndex(index)
        self.combo.blockSignals(False)

    @override
    def recolor(self) -> None:
        theme.show_icon(self.browse, "folder", theme.current().quiet)

    @override
    def inputs(self) -> list[Any]:
        return [self.combo]

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self.window(), tr("Folder of IDX files"))
        self._use(path)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self.window(), tr("Images in an .npz file"), "", tr("NumPy archives (*.npz)")
        )
        self._use(path)

    def _use(self, path: str) -> None:
        if path:
            self.set_value(path)
            self.edited.emit()
            self.picked.emit(path)
