"""The window speaks what the settings want, else what the system does, as far as there is a catalogue."""

import pytest
from PySide6.QtCore import QLocale

from qanneal_gui.gui.language import catalogue, choosing
from qanneal_gui.support import wording


@pytest.fixture(autouse=True)
def english_afterwards():
    before = QLocale()
    yield
    QLocale.setDefault(before)
    wording.speak(None)


@pytest.mark.parametrize(
    ("wanted", "system", "expected"),
    [
        ("system", ["de-AT", "en-GB"], "de"),
        ("system", ["fr-FR", "de", "en"], "de"),
        ("system", ["fr_FR"], "en"),
        ("system", ["C"], "en"),
        ("system", ["en-US", "de-DE"], "en"),
        ("system", [], "en"),
        ("de", ["en"], "de"),
        ("en", ["de"], "en"),
        ("tlh", ["de"], "de"),
    ],
)
def test_the_first_language_with_a_catalogue_is_spoken(wanted, system, expected):
    assert choosing.language_of(wanted, system) == expected


@pytest.mark.parametrize(
    ("content", "german"),
    [('language = "de"', True), ('language = "en"', False), ("language = [", False), (None, False)],
)
def test_the_settings_are_asked_first(tmp_path, monkeypatch, content, german):
    monkeypatch.setenv("QANNEAL_HOME", str(tmp_path))
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: ["en-GB"])
    if content is not None:
        (tmp_path / choosing.FILE).write_text(content, encoding="utf-8")
    choosing.choose()
    assert wording.speaks_english() is not german
    assert wording.number(1.5, ".1f") == ("1,5" if german else "1.5")


def test_qt_has_words_of_its_own_in_every_language():
    for code in catalogue.LANGUAGES:
        translator = catalogue.of_qt(code)
        assert translator is not None
        assert translator.translate("QPlatformTheme", "Cancel") not in (None, "", "Cancel")
