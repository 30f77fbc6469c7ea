"""The shipped presets, one click each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from qanneal_gui.config import PRESETS, RunConfig, as_dict, flat, preset, preset_about
from qanneal_gui.gui.common.explained import explain
from qanneal_gui.gui.common.widgets import Card, tooltip
from qanneal_gui.gui.setup.history import Origin
from qanneal_gui.support.wording import in_english, told, tr, verbatim

_SHORT = {
    "demo": tr("Demo"),
    "paper-classical-1": tr("Classical-1"),
    "paper-classical-2": tr("Classical-2"),
    "paper-quantum-1": tr("Quantum-1"),
    "paper-equivalence": tr("Equivalence"),
    "stable": tr("Stable"),
    "advantage": tr("Advantage"),
    "ten-digits": tr("Ten digits"),
    "ten-mnist": "MNIST 0–9",
}


_PRESET = "preset "
"""Of titles of presets, in English."""


class Presets(Card):
    """One button per preset; the one that the form shows is marked.

    Attributes
    ----------
    chosen : Signal
        The `RunConfig` of the preset, and what it is: "preset Stable".
    """

    chosen = Signal(object, object)  # a str would lose what its text is in English

    def __init__(self) -> None:
        super().__init__(tr("Presets"))
        explain(
            self, tr("Presets"), tr("Settings under a name: one press fills the form with them."), "presets"
        )
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        self.buttons: dict[str, QPushButton] = {}
        self._configs: dict[str, RunConfig] = {}
        for index, name in enumerate(PRESETS):
            button = QPushButton(_SHORT[name])
            button.setCheckable(True)
            button.setProperty("chip", True)
            about = told(preset_about(name))
            button.setToolTip(tooltip(about))
            button.setAccessibleName(tr("Preset {short}", short=_SHORT[name]))
            button.setAccessibleDescription(about)
            button.clicked.connect(self._on_clicked)
            grid.addWidget(button, index // 3, index % 3)
            self.buttons[name] = button
            self._configs[name] = preset(name)
        self.body.addLayout(grid)

    def mark(self, shown: RunConfig | None) -> None:
        """Mark the preset that is shown, if it is one."""
        for name, button in self.buttons.items():
            button.setChecked(self._configs[name] == shown)

    def _on_clicked(self) -> None:
        for name, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(self._configs[name], tr("preset {short}", short=_SHORT[name]))


def nearest(config: RunConfig) -> Origin:
    """Return the shipped preset from which a config differs in the fewest settings."""
    mine = flat(as_dict(config))

    def differing(name: str) -> int:
        other = flat(as_dict(preset(name)))
        return sum(other.get(key) != value for key, value in mine.items())

    name = min(PRESETS, key=differing)
    return Origin(tr("preset {short}", short=_SHORT[name]), preset(name))


def in_window(title: str) -> str:
    """Return the title of an `Origin`, as it is remembered in English, in the language of the window.

    Names that users give, to files and to presets of their own, stay as they are.
    """
    if title.casefold().endswith(".toml"):
        return verbatim(title)
    kind, name = title[: len(_PRESET)], title[len(_PRESET) :]
    if kind != _PRESET:
        return told(title)
    shipped = {in_english(short): short for short in _SHORT.values()}
    return tr("preset {short}", short=shipped[name]) if name in shipped else tr("preset {name}", name=name)
