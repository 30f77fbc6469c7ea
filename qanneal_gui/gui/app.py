"""The command ``qanneal-gui``: one window."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from qanneal_gui import __version__, config, logs
from qanneal_gui.config import PRESETS, own_presets
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.failures import Reporter
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.language import choosing
from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.display import display_found
from qanneal_gui.gui.window.main_window import MainWindow
from qanneal_gui.gui.window.signals import Signals
from qanneal_gui.gui.window.welcoming import is_first_start
from qanneal_gui.notices.outbox import outbox
from qanneal_gui.support import background, cores, streams
from qanneal_gui.support.memory import use_one_heap
from qanneal_gui.support.text import for_label, for_terminal
from qanneal_gui.support.wording import told

STOPPED = 130
"""Exit code after an order to end from outside the window: everything is saved."""

HEADLESS = ("offscreen", "minimal")


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; return the exit code.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments without the program's name; those of the process by default.
    """
    streams.secure()
    arguments = _parser().parse_args(argv)
    try:
        return _run(arguments)
    except QannealError as error:
        _refuse(str(error))
        return _given_up()
    except Exception as error:
        _refuse(failure_of(error).sentence)
        return _given_up()


def _run(arguments: argparse.Namespace) -> int:
    chosen = config.assemble(arguments.file, arguments.preset) if arguments.file or arguments.preset else None
    if not display_found():
        raise QannealError("There is no display for a window; train in the terminal with: qanneal train")
    first = is_first_start()
    logs.start()
    cores.use(cores.available() - 1)  # one is left for the window
    use_one_heap()
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("qanneal")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("qanneal")
    choosing.dress(app)
    remembered = settings.load()
    reporter = Reporter()
    reporter.install()
    ordered: list[bool] = []

    def end() -> None:
        ordered.append(True)
        window.end()

    # Before there is a window: its threads run while it is being built, and an exception at any line of
    # that, as Ctrl-C is by itself, would leave them behind. The order is heard once the window is there.
    signals = Signals(end)
    gc.freeze()  # what was imported stays, and is not looked through for garbage
    preferences = choices.load(remembered)
    look = theme.install(app, preferences.theme, dressed=False)
    window = MainWindow(look, remembered, preferences=preferences)
    reporter.failed.connect(window.show_failure)
    if chosen is not None:
        window.form.show_config(chosen, arguments.file or told(f"preset {arguments.preset}"))
    if chosen is not None or arguments.start:
        window.workspace.tabs.setCurrentIndex(0)
    elif first:
        window.welcoming.show()
    window.show()
    if arguments.start:
        QTimer.singleShot(0, window.start)
    code = app.exec()
    orderly = window.shut_down()  # closed or not: the desktop's session, too, may end the loop
    outbox.flush()  # the window is gone already; how its run ended may still be on its way
    signals.shut_down()
    reporter.uninstall()
    if ordered:
        code = code or STOPPED
    if not orderly:
        background.leave_at_once(code)  # Qt would abort on a thread that still runs
    # Deleted by Qt: Python would take the window's own side apart first, and what is left of it tells
    # slots that are no longer there.
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


def _given_up() -> int:
    """Return the exit code, or end with it, where something has begun that has nobody to end it any more."""
    if QApplication.instance() is not None:
        background.leave_at_once(1)
    return 1


def _refuse(sentence: str) -> None:
    """Say why there is no window: on standard error, and in a box for whoever has started it with a click."""
    print(f"error: {for_terminal(sentence)}", file=sys.stderr)
    if not sys.stderr.isatty() and display_found() and os.environ.get("QT_QPA_PLATFORM") not in HEADLESS:
        app = QApplication.instance() or QApplication([sys.argv[0]])
        box = QMessageBox(QMessageBox.Icon.Critical, "qanneal", "")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(for_label(sentence))
        box.exec()
        del app


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qanneal-gui", description="Train neural networks with a D-Wave quantum annealer."
    )
    parser.add_argument(
        "file", nargs="?", metavar="FILE.toml", help="TOML file with settings to show in the form."
    )
    parser.add_argument(
        "--preset",
        metavar="NAME",
        choices=[*PRESETS, *own_presets.names()],
        help="Preset to start from, shipped or your own; settings of the file override it.",
    )
    parser.add_argument("--start", action="store_true", help="Start training at once.")
    parser.add_argument("--version", action="version", version=f"qanneal-gui {__version__}")
    return parser


if __name__ == "__main__":
    background.leave(main())
