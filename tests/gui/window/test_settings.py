import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.settings import WindowSettings


def test_what_was_saved_is_read_again():
    saved = WindowSettings("dark", "strong", b"\x01\x02", config.preset("stable"))
    settings.save(saved)
    assert settings.load() == saved


def test_without_a_file_everything_takes_its_default():
    assert settings.load() == WindowSettings()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'"x"',
        b"[" * 100_000,
        b'{"run": {"data": {"dataset": 3}}}',
        b'{"geometry": "*"}',
    ],
    ids=range(8),
)
def test_a_corrupt_file_is_ignored_with_a_line_in_the_log(content, caplog, expected_warnings):
    expected_warnings.append("Ignoring")
    settings.path().write_bytes(content)
    assert settings.load() == WindowSettings()
    assert "Ignoring" in caplog.text


@given(
    st.dictionaries(
        st.sampled_from(["theme", "smoothing", "geometry", "run"]), st.none() | st.integers() | st.text()
    )
)
def test_wrong_values_never_reach_the_window(expected_warnings, values):
    expected_warnings.append("Ignoring")
    taken = WindowSettings()
    settings._take(taken, values)
    assert taken.theme in ("system", "light", "dark")
    assert taken.run == config.RunConfig()
    settings.save(taken)


def test_a_home_that_cannot_be_written_is_no_failure(monkeypatch, tmp_path, expected_warnings):
    expected_warnings.append("Cannot write")
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "missing" / "window.json")
    settings.save(WindowSettings())
