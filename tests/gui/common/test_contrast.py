"""Text, edges, rings and curves of all themes have the contrast that WCAG 2.2 wants."""

from dataclasses import asdict
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

from qanneal_gui.chip.contrast import contrast
from qanneal_gui.gui.common import theme

THEMES = {colors.name: colors for colors in (theme.LIGHT, theme.DARK, theme.CONTRAST)}
GROUNDS = ("window", "card", "field", "hover", "accent_soft", "trouble_soft")
CURVES = ("ebm", "mlp", "shadow", "coin", "divergence", "gap", "output")
AA, AAA, LINES = 4.5, 7.0, 3.0


def pairs():
    """Yield name, colour, ground and the contrast that they need."""
    for name, colors in THEMES.items():
        most = AAA if colors.strong else AA
        for ground in GROUNDS:
            yield name, "text", ground, AAA
            for written in ("quiet", "trouble", "caution", "good"):
                yield name, written, ground, most
            if ground != "trouble_soft":
                # The words of a page that has the keyboard, and rings around all that has it.
                yield name, "accent", ground, AAA if colors.strong else LINES if "soft" in ground else AA
        yield name, "on_accent", "accent", most
        yield name, "on_accent", "accent_hover", most
        for ground in ("window", "card", "field"):
            yield name, "edge", ground, LINES
            yield name, "faint", ground, AA if colors.strong else 2.5  # what is disabled
        for curve in CURVES:
            yield name, curve, "card", most
            yield name, curve, "window", AAA if colors.strong else LINES
        if colors.strong:
            for line in ("border", "strong_border", "edge"):
                for ground in GROUNDS[:4]:
                    yield name, line, ground, LINES


@pytest.mark.parametrize(("name", "one", "ground", "least"), list(pairs()))
def test_colours_stand_out_from_what_they_are_on(name, one, ground, least):
    colors = THEMES[name]
    assert contrast(getattr(colors, one), getattr(colors, ground)) >= least


@pytest.mark.parametrize("colors", THEMES.values(), ids=THEMES)
def test_every_colour_of_a_theme_is_looked_at_above(colors):
    named = {one for pair in pairs() for one in pair[1:3]}
    assert set(asdict(colors)) - {"name"} <= named


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_words_that_wait_in_a_field_can_be_read(qapp, look, mode):
    look.set_mode(mode)
    waiting = qapp.palette().color(QPalette.ColorRole.PlaceholderText)
    assert contrast(waiting.name(), look.colors.field) >= (AAA if mode == "contrast" else AA)
    assert f"placeholder-text-color: {QColor(look.colors.quiet).name()}" in qapp.styleSheet()


def test_the_system_is_followed_also_in_contrast():
    def hints(preference, scheme):
        return SimpleNamespace(
            accessibility=lambda: SimpleNamespace(contrastPreference=lambda: preference),
            colorScheme=lambda: scheme,
        )

    high, none = Qt.ContrastPreference.HighContrast, Qt.ContrastPreference.NoPreference
    assert theme.of_system(hints(high, Qt.ColorScheme.Light)) is theme.CONTRAST
    assert theme.of_system(hints(none, Qt.ColorScheme.Light)) is theme.LIGHT
    assert theme.of_system(hints(none, Qt.ColorScheme.Dark)) is theme.DARK
    before = SimpleNamespace(colorScheme=lambda: Qt.ColorScheme.Dark)  # Qt before 6.10
    assert theme.of_system(before) is theme.DARK
