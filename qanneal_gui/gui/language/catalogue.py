"""Catalogues of Qt Linguist as they are shipped, and what Qt itself has in the same language."""

from collections.abc import Iterable
from importlib.resources import as_file

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from qanneal_gui.paths import resource
from qanneal_gui.support.wording import Language

CONTEXT, BELOW = "window", "below"
"""Of texts that the window makes itself, and of those that it shows."""

LANGUAGES = ("de",)
"""Languages with a catalogue, besides English."""


def load(code: str, locale: QLocale) -> Language:
    """Read the catalogue of a language.

    Parameters
    ----------
    code : str
        One of `LANGUAGES`.
    locale : QLocale
        How numbers are written.
    """
    translator = QTranslator()
    with as_file(resource("translations", f"qanneal_{code}.qm")) as path:
        translator.load(str(path))

    def find(text: str, comment: str, number: int) -> str:
        found = translator.translate(CONTEXT, text, comment or None, number)
        return found or translator.translate(BELOW, text) or ""

    return Language(find, lambda: _patterns(code), locale.decimalPoint(), locale.groupSeparator())


def of_qt(code: str) -> QTranslator | None:
    """Return the words of Qt's own buttons and menus; None where this Qt was installed without them."""
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{code}", folder) else None


def _patterns(code: str) -> Iterable[str]:
    """Return texts with fields of the layers below; a compiled catalogue does not list its own."""
    from xml.etree import ElementTree  # not for a start in English

    with resource("translations", f"qanneal_{code}.ts").open("rb") as file:
        for context in ElementTree.parse(file).iter("context"):
            if context.findtext("name") == BELOW:
                yield from (text.text for text in context.iter("source") if text.text and "{" in text.text)
