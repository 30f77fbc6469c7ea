"""Settings from outside, as files and on the command line: read, or refused in one sentence."""

import contextlib
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui import config
from qanneal_gui.errors import ConfigError

STEPS = "[training]\nsteps = 2\n"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "run.toml"


def refused(file, content):
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ConfigError) as caught:
        config.load(file)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert len(sentence) < 400
    return sentence


def test_a_byte_order_mark_is_no_part_of_the_settings(file):
    file.write_bytes(b"\xef\xbb\xbf" + STEPS.encode())
    assert config.load(file).training.steps == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_named(file, encoding):
    assert "save it as UTF-8" in refused(file, STEPS.encode(encoding))
    assert "UTF-" in refused(file, STEPS.encode(encoding))


def test_another_encoding_is_refused_with_the_line(file):
    assert "not in UTF-8 (line 2)" in refused(file, b"[data]\ndataset = 'M\xfcller'\n")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a = " + "[" * 9000, "nests its values too deeply"),
        ("a = " + "{a = " * 9000, "nests its values too deeply"),
        ("[data]\nclasses = " + "[" * 40 + "1" + "]" * 40, "nests its values too deeply"),
        ("a." * 20_000 + "a = 1", "nests its keys too deeply"),
        ("[data]\nx = {" + "a." * 20_000 + "a = 1}", "nests its keys too deeply"),
        ("[" + "a." * 20_000 + "a]", "nests its keys too deeply"),
        ("[training]\nsteps = " + "1" * 5000, "too many digits"),
        ("[training]\nsteps = " + "1" * 4000, "training.steps, contains a number with far too many digits"),
        ("[budget]\nqpu_seconds = 0x" + "f" * 400, "budget.qpu_seconds, contains a number with"),
        ("[budget]\nqpu_seconds = 0b" + "1" * 2000, "too many digits"),
        ("[sampler]\nh_range = [-2, 1" + "0" * 400 + "]", "too many digits"),
        ("[training]\nsteps = " + "1" * 20, "too many digits"),
        ("[training]\nsteps = 1" + "0" * 17, "training.steps cannot be"),
        ("[training]\nlearning_rate = 1e400", "training.learning_rate cannot be inf"),
        ("[training]\n" + "k" * 5000 + " = 1", "is not a known key"),
        ("[data]\ndataset = '''" + "x" * 70_000 + "'''", "larger than 64 KiB"),
        ("[sampler]\nsolver = 1979-05-27", "sampler.solver cannot be"),
    ],
)  # fmt: skip
def test_what_is_no_setting_is_one_sentence(file, content, words):
    assert words in refused(file, content)


@pytest.mark.parametrize("value", ["[" * 9000, "1" * 5000, "0x" + "f" * 400, "{a = " * 9000, "1\nsteps = 2"])
def test_what_is_no_setting_on_the_command_line_either(value):
    with pytest.raises(ConfigError) as caught:
        config.assemble(overrides=[f"training.steps={value}"])
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "place", ["/dev/zero", "/dev/null/x", "/proc/self/mem", "a folder", "a pipe", "nowhere", "zero\0byte"]
)
def test_only_files_are_read(tmp_path, place):
    (tmp_path / "a folder").mkdir()
    os.mkfifo(tmp_path / "a pipe")
    with pytest.raises(ConfigError, match="Cannot read"):
        config.load(tmp_path / place)


@pytest.mark.parametrize("classes", [[-2, -1], [-1, 1]])
def test_labels_below_zero_are_classes(classes):
    assert config.parse({"data": {"classes": classes}}).data.classes == tuple(classes)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_bytes(content)
    with contextlib.suppress(ConfigError):
        config.load(file)


@given(st.text("[]{}=.,'\"0123456789abex_\n# ", max_size=200))
def test_any_text_of_tomls_own_letters_is_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.getbasetemp() / "any.toml"
    file.write_text("[training]\nsteps = " + content)
    with contextlib.suppress(ConfigError):
        config.load(file)
