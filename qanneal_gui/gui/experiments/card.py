"""One experiment in the overview: what it shows, what it will cost, and how to start it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout

from qanneal_gui.experiments.definition import Cost, Experiment
from qanneal_gui.gui.common.fields import in_window
from qanneal_gui.gui.common.spending import SpendingButton
from qanneal_gui.gui.common.widgets import Card, enable, label, tooltip
from qanneal_gui.gui.common.writing import write_estimate, write_seconds
from qanneal_gui.gui.experiments.earlier import ResultPicture
from qanneal_gui.support.wording import counted, tr

STOP = tr("Stop after the current step and keep the results; a submission under way is awaited and billed")
STOP_NOW = tr(
    "Stop now and keep the results so far; a submission under way is cancelled, but may still be billed"
)


class ExperimentCard(Card):
    """A card with the experiment's sentence and its cost.

    Attributes
    ----------
    opened, started : Signal
        The experiment's name; its page is wanted, and for ``started`` it is to begin at once, at the
        word of a key or not.
    stop_asked : Signal
        It is running, and is to stop; asked again, now.
    """

    opened = Signal(str)
    started = Signal(str, bool)
    stop_asked = Signal()

    def __init__(self, experiment: Experiment) -> None:
        super().__init__(experiment.title, experiment.paper)
        self.name = experiment.name
        self._running, self._waits, self._refusal = False, "", ""
        self.picture = ResultPicture()
        self.cost = label(tr("Estimating the cost…"), "small", wrap=True)
        self.status = label("", "small", wrap=True)
        self.status.hide()
        self.reason = label("", "small", wrap=True)
        self.open_button = QPushButton(tr("Settings and results"))
        self.open_button.setAccessibleName(
            tr("{experiment}: settings and results", experiment=experiment.title)
        )
        self.start_button = SpendingButton(tr("Start"))
        self.start_button.setProperty("primary", True)
        self.start_button.setAccessibleName(tr("{experiment}: start", experiment=experiment.title))
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.setAccessibleName(tr("{experiment}: stop", experiment=experiment.title))
        self.stop_button.clicked.connect(self.stop_asked)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(tr("Progress of {experiment}", experiment=experiment.title))
        self.open_button.clicked.connect(self._on_open)
        self.start_button.asked.connect(self._on_start)
        row = QHBoxLayout()
        row.addWidget(self.start_button)
        row.addWidget(self.stop_button)
        row.addWidget(self.open_button)
        row.addStretch(1)
        words = QVBoxLayout()
        words.addWidget(label(experiment.sentence, wrap=True))
        words.addStretch(1)
        words.addWidget(self.cost)
        words.addWidget(self.status)
        words.addWidget(self.bar)
        words.addWidget(self.reason)
        words.addLayout(row)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addLayout(words, 1)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(beside, 1)
        self.show_running(running=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_cost(self, cost: Cost) -> None:
        """Say what it will cost with the settings in force."""
        self.cost.setText(cost_words(cost))
        self._refuse("")

    def show_refusal(self, sentence: str) -> None:
        """Say why it cannot be started with the settings in force."""
        self.cost.setText("")
        self._refuse(sentence)

    def show_running(self, *, running: bool, stopping: bool = False, waits: str = "") -> None:
        """Offer Stop in the place of Start while it is running; say what has to end before it can start."""
        self._running, self._waits = running, waits
        self._refuse(self._refusal)
        self.start_button.setVisible(not running)
        self.stop_button.setVisible(running)
        self.stop_button.setText(tr("Stop now") if stopping else tr("Stop"))
        self.stop_button.setToolTip(STOP_NOW if stopping else STOP)
        self.bar.setVisible(running)
        if not running:
            self.bar.setValue(0)

    def show_progress(self, fraction: float, sentence: str) -> None:
        """Show how far it is."""
        self.bar.setValue(round(1000 * fraction))
        self.show_status(
            tr(
                "Running: {fraction:.0f} %, {sentence}.",
                fraction=100 * fraction,
                sentence=sentence.rstrip("."),
            )
        )

    def show_status(self, sentence: str) -> None:
        """Say what came of it."""
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    def _refuse(self, sentence: str) -> None:
        """Offer Start, or say why not."""
        self._refusal = sentence
        why = sentence or self._waits
        enable({self.start_button: not self._running and not why, self.stop_button: self._running})
        self.reason.setText(why)
        self.reason.setVisible(bool(why))
        self.start_button.setToolTip(tooltip(why))

    def _on_open(self) -> None:
        self.opened.emit(self.name)

    def _on_start(self, by_key: bool) -> None:
        self.started.emit(self.name, by_key)


def cost_words(cost: Cost) -> str:
    """Say a cost in words."""
    time = tr("Takes {seconds}", seconds=write_estimate(cost.seconds))
    if not cost.submissions:
        return tr("{time}; uses no QPU time.", time=time)
    submissions = counted("{n:,} submission", "{n:,} submissions", cost.submissions)
    words = tr(
        "{time} and {qpu_seconds} of QPU time in {submissions}.",
        time=time,
        qpu_seconds=write_seconds(cost.qpu_seconds),
        submissions=submissions,
    )
    return f"{words} {in_window(cost.note)}".rstrip()
