"""One experiment in the overview: what it shows, what it will cost, and how to start it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from qanneal_gui.experiments.definition import Cost, Experiment
from qanneal_gui.gui.common.spending import SpendingButton
from qanneal_gui.gui.common.widgets import Card, label
from qanneal_gui.gui.experiments.earlier import ResultPicture
from qanneal_gui.support.formatting import write_count, write_estimate, write_seconds


class ExperimentCard(Card):
    """A card with the experiment's sentence and its cost.

    Attributes
    ----------
    opened, started : Signal
        The experiment's name; its page is wanted, and for ``started`` it is to begin at once, at the
        word of a key or not.
    """

    opened = Signal(str)
    started = Signal(str, bool)

    def __init__(self, experiment: Experiment) -> None:
        super().__init__(experiment.title, experiment.paper)
        self.name = experiment.name
        self.picture = ResultPicture()
        self.cost = label("Estimating the cost…", "small", wrap=True)
        self.status = label("", "small", wrap=True)
        self.status.hide()
        self.open_button = QPushButton("Settings and results")
        self.open_button.setAccessibleName(f"{experiment.title}: settings and results")
        self.start_button = SpendingButton("Start")
        self.start_button.setProperty("primary", True)
        self.start_button.setAccessibleName(f"{experiment.title}: start")
        self.open_button.clicked.connect(self._on_open)
        self.start_button.asked.connect(self._on_start)
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        words = QVBoxLayout()
        words.addWidget(label(experiment.sentence, wrap=True))
        words.addStretch(1)
        words.addWidget(self.cost)
        words.addWidget(self.status)
        words.addLayout(row)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addLayout(words, 1)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(beside, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_cost(self, cost: Cost) -> None:
        """Say what it will cost with the settings in force."""
        self.cost.setText(cost_words(cost))

    def show_status(self, sentence: str) -> None:
        """Say how far it is, or what came of it."""
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _on_open(self) -> None:
        self.opened.emit(self.name)

    def _on_start(self, by_key: bool) -> None:
        self.started.emit(self.name, by_key)


def cost_words(cost: Cost) -> str:
    """Say a cost in words."""
    time = f"Takes {write_estimate(cost.seconds)}"
    if not cost.submissions:
        return f"{time}; uses no QPU time."
    submissions = write_count(cost.submissions, "submission")
    words = f"{time} and {write_seconds(cost.qpu_seconds)} of QPU time in {submissions}."
    return f"{words} {cost.note}".rstrip()
