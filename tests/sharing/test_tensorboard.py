"""TensorBoard's event files, read back by a reader that shares no code with the writer."""

import struct

import numpy as np
import pytest

from qanneal_gui import config
from qanneal_gui.errors import QannealError
from qanneal_gui.sharing.tensorboard import write


def crc32c(data):
    """Bit by bit, as the definition has it (Castagnoli's polynomial, reflected)."""
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ 0x82F63B78 * (crc & 1)
    return crc ^ 0xFFFFFFFF


def masked(data):
    crc = crc32c(data)
    return (((crc >> 15) | (crc << 17)) + 0xA282EAD8) % 2**32


def records(content):
    while content:
        (length,) = struct.unpack_from("<Q", content)
        assert struct.unpack_from("<I", content, 8)[0] == masked(content[:8])
        data = content[12 : 12 + length]
        assert struct.unpack_from("<I", content, 12 + length)[0] == masked(data)
        yield data
        content = content[16 + length :]


def fields(message):
    """Decode one protocol buffer message into {field number: [values]}."""
    found, at = {}, 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(message):
        key = varint()
        if key & 7 == 0:
            value = varint()
        else:
            size = {1: 8, 5: 4}.get(key & 7) or varint()
            value, at = message[at : at + size], at + size
        found.setdefault(key >> 3, []).append(value)
    return found


def events(path):
    for data in records(path.read_bytes()):
        event = fields(data)
        values = {}
        for summary in event.get(5, []):
            for value in map(fields, fields(summary)[1]):
                tag = value[1][0].decode()
                values[tag] = struct.unpack("<f", value[2][0])[0] if 2 in value else value
        yield struct.unpack("<d", event[1][0])[0], event.get(2, [0])[0], values, event.get(3)


def test_the_checksum_is_castagnolis():
    assert crc32c(b"123456789") == 0xE3069283  # the check value of the definition


def test_values_steps_and_wall_times_come_back(library, start, make_step, tmp_path):
    recorder = start()
    for number, accuracy in ((1, None), (2, 0.75), (300, 1 / 3)):
        recorder.step(make_step(number, accuracy))
    recorder.finish("finished")
    (path,) = write(library, [recorder.id], tmp_path)
    assert path.parent.name == recorder.id
    assert "tfevents" in path.name
    header, about, _, *steps, _ = events(path)
    created = library.get(recorder.id).created.timestamp()
    assert header[3] == [b"brain.Event:2"]
    assert header[0] == about[0] == created
    assert [step for _, step, _, _ in steps] == [1, 2, 300]
    # Each step took 0.5 s.
    np.testing.assert_allclose([time for time, *_ in steps], created + np.array([0.5, 1.0, 1.5]), rtol=1e-15)
    assert "mlp/test_accuracy" not in steps[0][2]
    assert steps[1][2]["mlp/test_accuracy"] == 0.75
    assert steps[2][2]["mlp/test_accuracy"] == np.float32(1 / 3)  # as TensorBoard keeps values
    assert steps[0][2]["sampler/qpu_seconds"] == 0.25
    assert not any(isinstance(value, dict) for _, _, values, _ in steps for value in values.values())


def test_the_settings_are_a_text(library, make_step, tmp_path):
    made = config.assemble()
    with library.create(config.as_dict(made), {}, {}) as recorder:
        recorder.step(make_step(1))
    (path,) = write(library, [recorder.id], tmp_path)
    value = list(events(path))[1][2]["config"]
    assert fields(fields(value[9][0])[1][0])[1] == [b"text"]  # metadata: plugin_data: plugin_name
    tensor = fields(value[8][0])
    assert tensor[1] == [7]  # DT_STRING
    text = "\n".join(line.removeprefix("    ") for line in tensor[8][0].decode().splitlines())
    assert text.strip() == config.dumps(made).strip()


def hparams(value, field):
    """Return what the HParams plugin keeps under a field of its message."""
    plugin = fields(fields(value[9][0])[1][0])
    assert plugin[1] == [b"hparams"]
    return fields(fields(plugin[2][0])[field][0])


def test_settings_and_state_are_where_runs_are_compared(library, make_step, tmp_path):
    """Checked once with TensorBoard itself, which is no dependency: it lists these sessions and settings."""
    made = config.assemble(overrides=["model.hidden=548", "data.test_size=all"])
    with library.create(config.as_dict(made) | {"more": {"vast": 10**400}}, {}, {}) as recorder:
        recorder.step(make_step(1))
        recorder.finish("failed")
    (path,) = write(library, [recorder.id], tmp_path)
    _, _, start, _, end = events(path)
    began = hparams(start[2]["_hparams_/session_start_info"], 3)
    settings = {entry[1][0].decode(): fields(entry[2][0]) for entry in map(fields, began[1])}
    assert set(settings) == {*config.flat(config.as_dict(made)), "more.vast"}
    assert struct.unpack("<d", settings["model.hidden"][2][0]) == (548.0,)
    assert settings["training.shadow_mlp"] == {4: [1]}
    assert settings["data.test_size"] == {3: [b"all"]}
    assert settings["data.classes"] == {3: [b"2, 3"]}
    assert began[4] == [recorder.id.encode()]
    assert hparams(end[2]["_hparams_/session_end_info"], 4)[1] == [2]  # failed


def test_each_run_has_a_folder(library, start, make_step, tmp_path):
    runs = []
    for _ in range(2):
        start().step(make_step(1))
        runs.append(library.get("last").id)
    paths = write(library, runs, tmp_path / "logs")
    assert [path.parent for path in paths] == [tmp_path / "logs" / run for run in runs]
    assert write(library, runs, tmp_path / "logs") == paths  # again: replaced, not doubled
    assert all(len(list(path.parent.iterdir())) == 1 for path in paths)


def test_numbers_beyond_float32_and_none_at_all(library, start, make_step, tmp_path):
    recorder = start()
    recorder.step(make_step(1) | {"loss": 1e300, "gap": float("nan"), "seconds": None})
    (path,) = write(library, [recorder.id], tmp_path)
    values = list(events(path))[3][2]
    assert values["loss"] == np.inf
    assert np.isnan(values["gap"])


def test_a_run_without_steps_and_a_place_that_is_a_file(library, start, make_step, tmp_path):
    recorder = start()
    with pytest.raises(QannealError, match="no recorded steps"):
        write(library, [recorder.id], tmp_path)
    recorder.step(make_step(1))
    (tmp_path / "file").write_text("")
    with pytest.raises(QannealError, match="choose another location"):
        write(library, [recorder.id], tmp_path / "file")
