"""The file of preferences: written in one piece, read as hostile, taken over from earlier versions."""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qanneal_gui.errors import ConfigError
from qanneal_gui.gui.preferences import choices
from qanneal_gui.gui.preferences.choices import Preferences
from qanneal_gui.gui.window.settings import WindowSettings

OTHERS = Preferences(theme="dark", smoothing="off")


def test_what_is_written_is_read():
    assert choices.change(Preferences(), theme="dark", smoothing="off") == OTHERS
    assert choices.load(WindowSettings()) == OTHERS
    assert tomllib.loads(choices.path().read_text())["version"] == 1


def test_looks_of_earlier_versions_are_taken_over_once():
    earlier = WindowSettings.model_construct(theme="dark", smoothing="strong")
    assert choices.load(earlier) == Preferences(theme="dark", smoothing="strong")
    choices.change(choices.load(earlier), theme="light")
    assert choices.load(earlier) == Preferences(theme="light", smoothing="strong")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('theme = "pink"\nsmoothing = "off"', Preferences(smoothing="off")),
        ("theme = 3", Preferences()),
        ('version = 99\ntheme = "dark"\nfuture = true', Preferences(version=99, theme="dark")),
        ("theme = ", Preferences()),
        ("\0", Preferences()),
        ('version = "old"\ntheme = "dark"', Preferences(theme="dark")),
        ("motion = [[1]]\nlanguage = {a = 1}", Preferences()),
        ("theme = " + "[" * 5000, Preferences()),
        ("theme" + ".a" * 5000 + " = 1", Preferences()),
        ('theme = "dark"\nlong = "' + "x" * 100_000 + '"', Preferences()),
    ],
)
def test_what_cannot_be_used_takes_its_default_alone(text, read, expected_warnings):
    expected_warnings.append("Ignoring")
    choices.path().write_text(text)
    assert choices.load(WindowSettings()) == read


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200))
def test_any_file_gives_preferences(content, expected_warnings):
    expected_warnings.append("Ignoring")
    choices.path().write_bytes(content)
    assert isinstance(choices.load(WindowSettings()), Preferences)


def test_what_another_window_has_chosen_since_stays():
    first = second = choices.load(WindowSettings())
    choices.change(first, theme="dark")
    now = choices.change(second, motion="reduced")
    assert now == choices.load(WindowSettings()) == Preferences(theme="dark", motion="reduced")
    assert choices.reload(first) == now


def test_what_a_later_version_has_written_stays():
    choices.path().write_text('version = 99\ntheme = "dark"\nfuture = true\n[more]\nx = 1\n')
    choices.change(choices.load(WindowSettings()), smoothing="off")
    stored = tomllib.loads(choices.path().read_text())
    assert stored == {"version": 99, "theme": "dark", "future": True, "more": {"x": 1}, "smoothing": "off"}


def test_a_file_with_a_slip_is_set_aside_before_another_takes_its_place(expected_warnings):
    expected_warnings.append("Ignoring")
    choices.path().write_text('theme = "dark\nsmoothing = "off"\n')
    assert choices.reload(OTHERS) == OTHERS
    choices.change(choices.load(WindowSettings()), motion="full")
    assert choices.load(WindowSettings()) == Preferences(motion="full")
    assert choices.path().with_name(choices.ASIDE).read_text().startswith('theme = "dark')


def test_a_value_that_is_none_is_refused():
    with pytest.raises(ConfigError, match="theme"):
        OTHERS.changed(theme="pink")
