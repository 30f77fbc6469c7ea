"""A talk on two screens, as a process of its own, for the platform of the tests has one; says what it found.

The platform reads which screens there are from a file. Prints one JSON object.
"""

import json
import sys

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.gui.chip import screens
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.gui.common import theme

SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
    {"name": "hall", "x": 1280, "y": 0, "width": 1920, "height": 1080},
]
for one in SCREENS:
    one.update(logicalDpi=96, logicalBaseDpi=96, dpr=1)


class Talk:
    """The windows of a talk, and what happens to their screens."""

    def __init__(self) -> None:
        self.application = QApplication([])
        theme.install(self.application, "dark")
        graph = load_topology("pegasus:4")
        self.view = ChipView()
        self.view.resize(800, 600)
        self.view.move(100, 100)
        self.view.show()
        self.view.state.show_placement(Placement(graph, tuple(search.embed(graph, 24, 1, 3))))
        self.presentation = self.view.presentation
        step = StoryStep(0, "A step.", self.view.state.placement)
        self.view.player.open(Story((step, step, step)))
        self.there = screens.all_screens

    def where(self) -> dict[str, object]:
        """Say on which screen each window is, and what must not be lost."""
        self.application.processEvents()
        window, speaker = self.presentation.window, self.presentation.speaker
        return {
            "audience": window and window.screen().name(),
            "fills": bool(window) and window.geometry() == window.screen().geometry(),
            "full": bool(window) and window.isFullScreen(),
            "speaker": speaker and speaker.screen().name(),
            "notes": speaker and speaker.notes.text(),
            "began": self.presentation._began,
            "step": self.view.player.index,
            "active": QApplication.activeWindow() is window,
        }

    def unplug(self) -> None:
        """Take the hall's screen away, as the platform tells of it."""
        screens.all_screens = lambda: [_screen("laptop")]
        self.application.screenRemoved.emit(_screen("hall"))

    def plug_in(self) -> None:
        """Bring it back."""
        self.application.processEvents()
        screens.all_screens = self.there
        self.application.screenAdded.emit(_screen("hall"))


def _screen(name: str) -> QScreen:
    # Asked for anew each time: the binding may forget those that it has told of.
    return next(one for one in QGuiApplication.screens() if one.name() == name)


def main() -> None:
    """Give the talk."""
    talk = Talk()
    presentation, found = talk.presentation, {}
    presentation.keep(presentation.choices.changed(notes={"embedding": "Breathe."}))
    presentation.enter(talk.view)
    presentation.window.commands["forward"]()
    found["begun"] = talk.where()
    talk.unplug()
    found["unplugged"] = talk.where()
    talk.plug_in()
    found["again"] = talk.where()
    presentation.speaker.close()
    found["alone"] = talk.where()
    talk.unplug()
    talk.plug_in()
    found["still alone"] = talk.where()
    presentation.window.commands["speaker"]()
    found["reopened"] = talk.where()
    talk.view.move(1400, 100)
    talk.unplug()
    talk.plug_in()
    found["moved"] = talk.where()
    presentation.choose_screen("laptop")
    found["swapped"] = talk.where()
    presentation.window.close()
    presentation.enter(talk.view)
    found["remembered"] = talk.where()
    presentation.window.close()
    talk.unplug()
    presentation.enter(talk.view)
    found["one screen"] = talk.where()
    presentation.choose_screen("")
    talk.view.move(100, 100)
    talk.plug_in()
    found["second plugged in"] = talk.where()
    presentation.window.close()
    talk.view.shut_down()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
