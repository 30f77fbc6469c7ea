import json
import os

import pytest
from pydantic import ValidationError

from qanneal_gui import config
from qanneal_gui.config import RunConfig
from qanneal_gui.gui.dwave.place import Place
from qanneal_gui.gui.figure.options import FigureOptions
from qanneal_gui.gui.window import settings
from qanneal_gui.gui.window.settings import WindowSettings


def test_what_was_saved_is_read_again():
    saved = WindowSettings(
        theme="dark",
        smoothing="strong",
        geometry=b"\x01\x02\xfb\xff",
        endpoint="https://other.org/",
        region="eu-central-1",
        searches=("acc > 94", "sampler = qpu"),
        setting_columns=("sampler.reads",),
        figure=FigureOptions(kind="svg", width_cm=17.5, height_cm=6.25, font="Times", dark=True),
        run=config.preset("stable"),
    )
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


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
@pytest.mark.parametrize("kind", ["pipe", "endless", "folder"])
def test_what_is_no_regular_file_is_ignored_and_not_waited_for(kind, caplog, expected_warnings):
    expected_warnings.append("Ignoring")
    file = settings.path()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "endless":
        file.symlink_to("/dev/zero")
    else:
        file.mkdir()
    assert settings.load() == WindowSettings()
    assert "Ignoring" in caplog.text


def test_a_byte_order_mark_is_no_damage():
    settings.path().write_text(json.dumps(STORED), encoding="utf-8-sig")
    assert settings.load() == WindowSettings.model_validate(STORED)


# As the version before wrote it.
STORED = {
    "theme": "dark",
    "smoothing": "off",
    "geometry": "+/8=",
    "endpoint": "https://other.org/",
    "region": "na-west-1",
    "profile": "",
    "run": config.as_dict(config.preset("stable")),
}


def test_the_file_keeps_its_format():
    settings.path().write_text(json.dumps(STORED))
    read = settings.load()
    assert (read.theme, read.smoothing, read.geometry) == ("dark", "off", b"\xfb\xff")
    assert read.place == Place("https://other.org/", "na-west-1")
    assert read.run == config.preset("stable")
    settings.save(read)
    written = json.loads(settings.path().read_text())
    assert written.pop("figure") == FigureOptions().model_dump()
    assert written == STORED | {
        "searches": [],
        "setting_columns": [],
        "settings_width": 0,
        "evidence_width": 0,
        "hidden_sides": [],
        "run_details": None,
        "chip": {},
        "entries": {},
        "origin": None,
        "origin_title": "",
        "sweep": {},
        "name": "",
        "notes": "",
        "page": "",
        "splitters": {},
        "last_run": "",
        "recent": [],
    }


@pytest.mark.parametrize("name", STORED)
@pytest.mark.parametrize("wrong", [[], {}, None, 3, "http://*", {"data": 1}], ids=str)
def test_one_damaged_value_takes_its_default_and_the_others_stay(name, wrong, caplog, expected_warnings):
    expected_warnings.append(f"Ignoring '{name}'")
    settings.path().write_text(json.dumps(STORED | {name: wrong}))
    read = settings.load()
    if name == "run" and wrong == {}:  # the demo, as before
        assert read.run == RunConfig()
        return
    for other in STORED:
        kept = WindowSettings() if other == name else WindowSettings.model_validate(STORED)
        assert getattr(read, other) == getattr(kept, other)
    assert len([r for r in caplog.records if "Ignoring" in r.getMessage()]) == 1


def test_what_a_later_version_adds_is_no_damage():
    settings.path().write_text(json.dumps(STORED | {"columns": [1, 2]}))
    assert settings.load() == WindowSettings.model_validate(STORED)


def test_only_a_file_may_hold_wrong_values():
    with pytest.raises(ValidationError):
        WindowSettings(theme="pink")


def test_a_home_that_cannot_be_written_is_no_failure(monkeypatch, tmp_path, expected_warnings):
    expected_warnings.append("Cannot write")
    monkeypatch.setattr(settings, "path", lambda: tmp_path / "missing" / "window.json")
    settings.save(WindowSettings())
