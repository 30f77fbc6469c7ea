"""The commands ``qanneal`` and ``qanneal-gui``, which Ctrl-C also ends while they are still being imported.

Python's own way is an exception between any two lines of an import: a traceback, or a program that goes on
because somebody has caught it. Both commands stop in an orderly way as soon as there is anything to save.
"""

import gc
import os
import signal
from typing import NoReturn


def terminal() -> None:
    """Run ``qanneal``."""
    _end_at_ctrl_c()
    _leave_plugins_out()
    from qanneal_gui.cli import main

    main()


def window() -> NoReturn:
    """Run ``qanneal-gui``."""
    before_qt()
    from qanneal_gui.gui.language import choosing

    choosing.choose()  # before the modules are imported that make texts as they are
    from qanneal_gui.gui.app import main
    from qanneal_gui.support.background import leave

    leave(main())


def before_qt() -> None:
    """Do what `window` does before it imports Qt."""
    _end_at_ctrl_c()
    _leave_plugins_out()
    gc.disable()  # imports leave next to no garbage, and looking for it would take a tenth of the start
    # PySide reads the source of every module that is imported after it; of these it need not.
    import qanneal_gui.config  # noqa: F401


def _end_at_ctrl_c() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # in the background it is ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _leave_plugins_out() -> None:
    """Have pydantic look for no plugins of its own: that reads about every package that is installed."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
