"""The column on the left: presets, the form, and beside its fields what follows from them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from qanneal_gui.gui.common import theme
from qanneal_gui.gui.setup.cost_line import CostLine
from qanneal_gui.gui.setup.form import RunForm
from qanneal_gui.gui.setup.month_limit import MonthLimit
from qanneal_gui.gui.setup.naming import Naming
from qanneal_gui.gui.setup.presets import Presets
from qanneal_gui.gui.setup.preview import Preview
from qanneal_gui.support.wording import tr


class SetupColumn(QScrollArea):
    """Lays out what goes into a run; what does not fit is scrolled."""

    def __init__(
        self,
        presets: Presets,
        naming: Naming,
        sweep: QWidget,
        form: RunForm,
        preview: Preview,
        month_limit: MonthLimit,
        cost: CostLine,
    ) -> None:
        super().__init__()
        form.groups["data"].extras.addWidget(preview)
        form.groups["budget"].extras.addWidget(month_limit)
        form.groups["budget"].extras.addWidget(cost)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 2, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(presets)
        column.addWidget(naming)
        column.addWidget(sweep)
        column.addWidget(form)
        self.setAccessibleName(tr("Setup"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._content, self._column = content, column
        form.field_shown.connect(self._on_field_shown)

    def _on_field_shown(self, field: QWidget) -> None:
        # Fields that have just been unfolded have no place yet.
        self._column.activate()
        self._content.adjustSize()
        self.ensureWidgetVisible(field, 0, 60)
