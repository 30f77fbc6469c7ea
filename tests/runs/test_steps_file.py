"""The steps beside a run's weights: added to, read up to what is whole, and cheap."""

import gzip
import json

import pytest

from qanneal_gui.errors import QannealError
from qanneal_gui.runs import steps_file
from qanneal_gui.runs.records import dumps
from qanneal_gui.runs.steps_file import StepsFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / steps_file.FILE


def lines(*numbers, **values):
    return [(number, dumps({"step": number, **values})) for number in numbers]


def test_what_is_added_is_read(path):
    made = StepsFile(path)
    made.append([])
    assert not path.exists()
    made.append(lines(1, 2, loss=0.5))
    made.append(lines(3))
    assert made.last == StepsFile(path).last == 3
    StepsFile(path).append(lines(4))
    assert steps_file.read(path) == {
        1: {"step": 1, "loss": 0.5},
        2: {"step": 2, "loss": 0.5},
        3: {"step": 3},
        4: {"step": 4},
    }
    assert path.stat().st_mode & 0o077 == 0


def test_other_programs_can_read_it(path):
    StepsFile(path).append(lines(*range(1, 5000)))
    StepsFile(path).append(lines(5000))
    with gzip.open(path, "rt") as file:
        assert [json.loads(line)["step"] for line in file] == list(range(1, 5001))


def test_a_step_that_comes_again_is_replaced(path):
    made = StepsFile(path)
    made.append(lines(1, 2, loss=0.5))
    made.append(lines(2, 3, loss=None))
    assert [step["loss"] for step in steps_file.read(path).values()] == [0.5, None, None]


def test_a_torn_file_counts_up_to_its_last_whole_part_wherever_it_was_torn(path):
    made = StepsFile(path)
    made.append(lines(1))
    whole = path.stat().st_size
    made.append(lines(2, 3))
    content = path.read_bytes()
    for end in range(len(content)):
        path.write_bytes(content[:end])
        assert list(steps_file.read(path)) == ([1] if end >= whole else [])
        resumed = StepsFile(path)
        assert resumed.last == (1 if end >= whole else 0)
        resumed.append(lines(4))
        assert list(steps_file.read(path)) == ([1, 4] if end >= whole else [4])


@pytest.mark.parametrize(
    "damage", [b"\0" * 20, b"x", gzip.compress(b"[1]\n", mtime=0), gzip.compress(b"", mtime=0)]
)
def test_damage_at_the_end_is_left_out_and_written_over(path, damage):
    StepsFile(path).append(lines(1))
    with path.open("ab") as file:
        file.write(damage)
    assert steps_file.read(path) == {1: {"step": 1}}
    StepsFile(path).append(lines(2))
    assert list(steps_file.read(path)) == [1, 2]


def test_a_flipped_bit_is_noticed(path):
    StepsFile(path).append(lines(1, loss=0.125))
    content = bytearray(path.read_bytes())
    for place in range(10, len(content)):
        changed = content.copy()
        changed[place] ^= 4
        path.write_bytes(changed)
        assert steps_file.read(path) in ({}, {1: {"step": 1, "loss": 0.125}})


def test_what_unpacks_to_no_end_is_refused(path):
    path.write_bytes(gzip.compress(b"0" * 2**27))
    assert steps_file.read(path) == {}


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(path, monkeypatch):
    made = StepsFile(path)
    made.append(lines(1))

    def full(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(steps_file.os, "fsync", full)
        with pytest.raises(QannealError, match="No space left on device"):
            made.append(lines(2))
    made.append(lines(2))
    assert list(steps_file.read(path)) == [1, 2]
