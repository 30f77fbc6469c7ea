"""The commands ``qanneal`` and ``qanneal-gui``, which Ctrl-C also ends while they are still being imported.

Python's own way is an exception between any two lines of an import: a traceback, or a program that goes on
because somebody has caught it. Both commands stop in an orderly way as soon as there is anything to save.
"""

import gc
import signal


def terminal() -> None:
    """Run ``qanneal``."""
    _end_at_ctrl_c()
    from qanneal_gui.cli import main

    main()


def window() -> int:
    """Run ``qanneal-gui``, and return its exit code."""
    _end_at_ctrl_c()
    gc.disable()  # imports leave next to no garbage, and looking for it would take a tenth of the start
    from qanneal_gui.gui.language import choosing

    choosing.choose()  # before the modules are imported that make texts as they are
    from qanneal_gui.gui.app import main

    return main()


def _end_at_ctrl_c() -> None:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # in the background it is ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
