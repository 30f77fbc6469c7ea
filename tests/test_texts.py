"""The list of texts holds one of every kind, and nothing that only the program reads."""

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def texts():
    """The module ``packaging/texts.py``."""
    spec = importlib.util.spec_from_file_location("qanneal_texts", ROOT / "packaging" / "texts.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def listed(texts):
    return list(texts.every_text())


def words(texts, source):
    return [text.words for text in texts.texts_of_python(source, "sample.py")]


@pytest.mark.parametrize(
    ("room", "sample"),
    [
        ("qanneal_gui/config", "Learning rate"),  # a field's title
        ("qanneal_gui/config", "ADAM's step size."),  # its sentence
        ("qanneal_gui/config", "images"),  # its unit
        ("qanneal_gui/config", "There is no preset {…}; choose one of {…}."),  # an error
        ("qanneal_gui/cli", "Start from a preset: {…}, or one of yours."),  # an option's help
        ("qanneal_gui/cli", "Train neural networks with a quantum annealer."),  # a command's help
        ("qanneal_gui/cli", "stopped"),  # a message
        ("qanneal_gui/chip", "The bare chip"),  # a chapter of the story
        ("qanneal_gui/gui/window", "&Quit"),  # a menu entry
        ("qanneal_gui/gui/window", "Ready."),  # a status sentence
        ("qanneal_gui/gui/setup", "Setup"),  # an accessible name
        ("resources/presets", "Sec. 5.2, Classical-1: an MLP by backpropagation."),
        ("packaging", "There is no display, so the demo runs in the terminal."),
        (".", "print this list"),  # make help
    ],
)
def test_a_sample_of_every_kind_is_listed(listed, room, sample):
    assert sample in {text.words for text in listed if text.room == room}


@pytest.mark.parametrize("room", ["gui/chip", "gui/common", "gui/run", "gui/runs", "gui/setup", "sharing"])
def test_every_room_with_words_is_listed(listed, room):
    assert sum(text.room == f"qanneal_gui/{room}" for text in listed) > 20


def test_each_place_is_where_the_text_stands(listed):
    text = next(text for text in listed if text.words == "ADAM's step size.")
    assert "ADAM's step size." in (ROOT / text.path).read_text(encoding="utf-8").splitlines()[text.line - 1]


@pytest.mark.parametrize("word", ["SELECT", "PRAGMA", "stroke-width", "font-family", "DWAVE_API_TOKEN"])
def test_nothing_starts_with_what_is_no_text(listed, word):
    assert not [text for text in listed if text.words.startswith(word)]


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of a module."""',
        'def f():\n    """A docstring of a function."""',
        '_log.warning("Ignoring %s: nobody reads it", path)',
        'widget.setObjectName("The form")',
        'widget.setProperty("Some role", True)',
        'found = values["Some key"]',
        'same = text == "Some text"',
        'x: "Some | None" = None',
        'connection.execute("SELECT name FROM runs WHERE id = ?")',
        'label(name, "quiet")',
        'icon = theme.icon("Warning sign")',
        'action.setShortcut("Ctrl+Return")',
        "path = f'M{x} {y}V{z}'",
        'body = f"<circle cx=\\"{x}\\" cy=\\"{y}\\"/>"',
        'widget.setStyleSheet(f"color: {ink}")',
        'kind = "simulated-qpu"',
    ],
)
def test_what_no_user_sees_is_left_out(texts, source):
    assert words(texts, source) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('label("last")', ["last"]),
        ('raise QannealError(f"Cannot read {path}; try again.")', ["Cannot read {…}; try again."]),
        ("text = f\"{n} run{'s' if n > 1 else ''}\"", ["{…} run{s|}"]),
        ('text = "one " + name + " of many"', ["one {…} of many"]),
        ('say("ready" if done else "busy")', ["ready", "busy"]),
        ('NAMES = {"test": "Test accuracy"}', ["Test accuracy"]),
        ('widget.setText(f"{seconds:.1f} s")', ["{…} s"]),
        ('figure = Panel("Loss", y="loss / nats")', ["Loss", "loss / nats"]),
        ('words = choices.get(key, "nothing of the kind")', ["nothing of the kind"]),
        ('tab.add(page, "Ru&ns")', ["Ru&ns"]),
        ("text = f\"{say(name)}, {say('go')}\"", ["go"]),
    ],
)
def test_texts_are_read_as_users_see_them(texts, source, expected):
    assert words(texts, source) == expected


def test_the_docstring_of_a_command_is_its_help(texts):
    source = '@click.command()\ndef go() -> None:\n    """Go on."""\n'
    assert words(texts, source) == ["Go on."]
