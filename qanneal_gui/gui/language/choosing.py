"""Which language the window speaks: that of the settings, or of the system, as far as there is a catalogue.

It is chosen before any module of the window is imported, since many of its texts are made then, and holds
until the next start.
"""

import contextlib
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale

from qanneal_gui.config.toml import read_toml
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.language import catalogue
from qanneal_gui.paths import home
from qanneal_gui.support.wording import speak, speaks_english

Wanted = Literal["system", "en", "de"]
FILE = "settings.toml"
"""Of the preferences, of which the language alone is read before the others can be."""


def choose() -> None:
    """Speak the language that is wanted from now on."""
    code = language_of(_wanted(), QLocale.system().uiLanguages())
    locale = locale_of(code)
    QLocale.setDefault(locale)
    speak(catalogue.load(code, locale) if code != "en" else None)


def dress(app: QCoreApplication) -> None:
    """Let Qt's own buttons and menus speak the language that was chosen."""
    translator = catalogue.of_qt(QLocale().name().partition("_")[0])
    if translator is not None:
        translator.setParent(app)
        app.installTranslator(translator)


def language_of(wanted: str, system: list[str]) -> str:
    """Return the code of the language to speak.

    Parameters
    ----------
    wanted : str
        As the settings have it; anything unknown counts as ``system``.
    system : list of str
        Languages of the system as it prefers them, such as ``de-AT``.
    """
    known = ("en", *catalogue.LANGUAGES)
    if wanted in known:
        return wanted
    spoken = (one.replace("_", "-").partition("-")[0].lower() for one in system)
    return next((one for one in spoken if one in known), "en")


def differs(wanted: str) -> bool:
    """Tell whether what is wanted is another language than the one spoken, which then waits for a restart."""
    spoken = "en" if speaks_english() else QLocale().name().partition("_")[0]
    return language_of(wanted, QLocale.system().uiLanguages()) != spoken


def locale_of(code: str) -> QLocale:
    """Return how a language writes numbers and dates: as the system does where it is the system's own."""
    if code == "en":
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    system = QLocale.system()
    return system if system.name().partition("_")[0] == code else QLocale(code)


def _wanted() -> str:
    with contextlib.suppress(QannealError):  # a file from outside: of bounded size and depth
        return str(read_toml(home() / FILE).get("language", "system"))
    return "system"
