"""Networks of the sizes in the paper's Figures 6 and 7, each beside the largest found on the same chip."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.picture import without_counts
from qanneal_gui.chip.words import chip_name
from qanneal_gui.gui.chip.jobs import figure_job
from qanneal_gui.gui.chip.legend import LegendStrip
from qanneal_gui.gui.chip.stage import ChipStage
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.jobs import Failure, Jobs
from qanneal_gui.gui.common.widgets import label
from qanneal_gui.support.wording import tr


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """A star on a chip; ``hidden`` None for as many units as were found to fit."""

    title: str
    topology: str
    hidden: int | None


FIGURES = (
    PaperFigure(tr("The paper's size (Figure 6), our embedding"), "pegasus:16", 654),
    PaperFigure(tr("The largest that we found"), "pegasus:16", None),
    PaperFigure(tr("The paper's size (Figure 7), our embedding"), "zephyr:15", 834),
    PaperFigure(tr("The largest that we found"), "zephyr:15", None),
)


_ROWS = {tr("Figure 6, &Pegasus"): {0}, tr("Figure 7, &Zephyr"): {1}, tr("B&oth"): {0, 1}}
_TALL = 800


class PaperFigures(QWidget):
    """Two rows: the paper's size left, ours right; the sizes and hubs in words below.

    Attributes
    ----------
    drawn : Signal
        Another figure is drawn.
    failed : Signal
        Why one cannot be drawn.
    first : int
        The first row that is shown.
    """

    drawn = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._awaited: set[int] = set()
        self.setObjectName("paperFigures")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#paperFigures {{ background: {colours.STAGE} }}")
        self.stages: list[ChipStage] = []
        self.captions: list[QLabel] = []
        self.choices: list[QPushButton] = []
        self._fresh, self.first = True, 0
        self._grid = grid = QGridLayout()
        grid.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(2)
        for number, figure in enumerate(FIGURES):
            stage = ChipStage()
            stage.setAccessibleName(f"{figure.title}, {chip_name(figure.topology)}")
            caption = label(
                tr(
                    "{figure} on {topology}: embedding…",
                    figure=figure.title,
                    topology=chip_name(figure.topology),
                ),
                wrap=True,
            )
            caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            caption.setStyleSheet(f"color: {colours.INK}")
            caption.setMinimumHeight(40)
            row, column = divmod(number, 2)
            grid.addWidget(stage, 2 * row, column)
            grid.addWidget(caption, 2 * row + 1, column)
            grid.setRowStretch(2 * row, 1)
            grid.setColumnStretch(column, 1)
            self.stages.append(stage)
            self.captions.append(caption)
        self._legend = LegendStrip()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._choice())
        whole.addLayout(grid, 1)
        whole.addWidget(self._legend)

    def set_drawing(self, drawing: Drawing) -> None:
        """Draw qubits as lines, or as dots."""
        for stage in self.stages:
            stage.set_drawing(drawing)

    def show_rows(self, rows: set[int]) -> None:
        """Show the first row, the second, or both."""
        self.first = min(rows)
        for number, (stage, caption) in enumerate(self._shown()):
            stage.setVisible(number // 2 in rows)
            caption.setVisible(number // 2 in rows)
            self._grid.setRowStretch(2 * (number // 2), int(number // 2 in rows))
        for button, shown in zip(self.choices, _ROWS.values(), strict=True):
            button.setChecked(shown == rows)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fresh:
            # Four chips in a small window would be four stamps.
            self._fresh = False
            self.show_rows({0, 1} if self.height() > _TALL else {0})

    def embed_missing(self, jobs: Jobs) -> None:
        """Embed the networks that are still to be shown, off the window's thread."""
        for number in set(self.missing) - self._awaited:
            figure = FIGURES[number]
            job = figure_job(figure.topology, figure.hidden)
            self._awaited.add(number)
            jobs.submit(job, partial(self.show_figure, number), partial(self._on_failed, number))

    def show_figure(self, number: int, placement: Placement) -> None:
        """Show one of `FIGURES`."""
        self._awaited.discard(number)
        self.stages[number].show_placement(placement)
        self.captions[number].setText(self._caption(number))
        partner = number + 1 - 2 * (number % 2)
        if self.stages[partner].placement is not None:
            self.captions[partner].setText(self._caption(partner))
        # How many are spare differs from chip to chip.
        self._legend.show_legend(without_counts(self.stages[number].picture.legend))
        self.drawn.emit()

    @property
    def missing(self) -> list[int]:
        """Figures that are still to be shown."""
        return [number for number, stage in enumerate(self.stages) if stage.placement is None]

    @property
    def chips(self) -> list[tuple[Placement, str]]:
        """What is drawn so far, each with its caption, for a file."""
        return [(stage.placement, text.text()) for stage, text in self._shown() if stage.placement]

    def fit(self) -> None:
        """Show the whole of every chip."""
        for stage in self.stages:
            stage.fit()

    def shut_down(self, milliseconds: int = 0) -> bool:
        """End what is pending, at once."""
        return all(stage.shut_down(milliseconds) for stage in self.stages)

    def _on_failed(self, number: int, failure: Failure) -> None:
        self._awaited.discard(number)
        self.failed.emit(failure.sentence)

    def _shown(self) -> list[tuple[ChipStage, QLabel]]:
        return list(zip(self.stages, self.captions, strict=True))

    def _choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.setContentsMargins(theme.GRID, theme.GRID, theme.GRID, 0)
        row.addStretch(1)
        for text in _ROWS:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.clicked.connect(self._on_choice)
            row.addWidget(button)
            self.choices.append(button)
        row.addStretch(1)
        return row

    def _on_choice(self) -> None:
        for button, rows in zip(self.choices, _ROWS.values(), strict=True):
            if button is self.sender():
                self.show_rows(rows)

    def _caption(self, number: int) -> str:
        figure, placement = FIGURES[number], self.stages[number].placement
        assert placement is not None
        paper = FIGURES[number - number % 2].hidden
        copy = placement.copies[0]
        text = tr("{figure}: {hidden:,} hidden units", figure=figure.title, hidden=copy.hidden)
        if number % 2 and paper:
            text += tr(", {hidden:.1f} times as many", hidden=copy.hidden / paper)
        used, there = len(placement.layout.qubits), len(placement.topology)
        return tr(
            "{text}\n{topology}: {used:,} of {there:,} qubits are used, {hub_qubits} of them as the output",
            text=text,
            topology=chip_name(figure.topology),
            used=used,
            there=there,
            hub_qubits=copy.hub_qubits,
        )
