"""The language in which the window speaks in tests: English, or that of ``QANNEAL_TEST_LANGUAGE``.

Texts are made when modules are imported, so it is one language for all tests of a process.
"""

import os

VARIABLE = "QANNEAL_TEST_LANGUAGE"


def speak_as_asked():
    """Speak another language, if one is asked for, before any module of the window is imported."""
    code = os.environ.get(VARIABLE)
    if not code:
        return
    from PySide6.QtCore import QLocale

    from qanneal_gui.gui.language import catalogue
    from qanneal_gui.support import wording

    locale = QLocale(code)
    QLocale.setDefault(locale)
    wording.speak(catalogue.load(code, locale))
