"""TensorBoard event files of recorded runs: one folder per run, one event per step.

An event file is a sequence of records (length, checksum, data, checksum; checksums are masked CRC-32C),
each a protocol buffer message ``Event``. The few fields needed are written here, because the libraries
that write such files start threads, name the host in the file, or import a deep-learning framework.
"""

import struct
from collections.abc import Iterator, Sequence
from pathlib import Path

from qanneal_gui import config
from qanneal_gui.errors import ConfigError, QannealError
from qanneal_gui.runs.differences import written
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.formats import path_format
from qanneal_gui.sharing.metrics_table import StepTable
from qanneal_gui.support.files import replacing

# Field numbers of the messages, and the wire types that protocol buffers know.
_VARINT, _DOUBLE, _BYTES, _FLOAT = 0, 1, 2, 5
_WALL_TIME, _STEP, _FILE_VERSION, _SUMMARY = 1, 2, 3, 5
_VALUE, _TAG, _SIMPLE_VALUE, _TENSOR, _METADATA = 1, 1, 2, 8, 9
_DT_FLOAT, _DT_STRING = 1, 7
_SESSION_START, _SESSION_END = 3, 4
_STATUS = {"finished": 1, "failed": 2, "running": 3}
"""How HParams calls the states of a run; the others are unknown to it."""


@path_format("tensorboard", "TensorBoard event files (folder)", many=True)
def write(library: RunLibrary, runs: Sequence[str], folder: Path) -> list[Path]:
    """Write the event files of runs, each in a folder below `folder` that has the run's name.

    Tags are the metrics' names with a slash, as in ``mlp/test_accuracy``; losses and divergences are in
    nats, times in seconds. TensorBoard keeps values as float32. The wall time of a step is the run's
    start and the time that its steps took; the config stands under Text, and under HParams, where runs are
    compared by their settings.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    QannealError
        No such run, no steps yet, or a place that cannot be written.
    """
    records = [library.get(run) for run in runs]
    for run in records:
        if not run.steps:
            raise QannealError(f"Run {run.id} has no recorded steps yet; train it for a step first.")
    written = []
    for run in records:
        path = folder / run.id / f"events.out.tfevents.{run.created.timestamp():.0f}.qanneal"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise QannealError(
                f"Cannot create the folder {path.parent} ({error.strerror}); choose another location."
            ) from error
        with replacing(path) as file:
            file.writelines(map(_record, _events(library, run)))
        written.append(path)
    return written


def _events(library: RunLibrary, run: RunRecord) -> Iterator[bytes]:
    time, table = run.created.timestamp(), StepTable(classes_of(run))
    yield _double(_WALL_TIME, time) + _bytes(_FILE_VERSION, b"brain.Event:2")
    yield _event(time, 0, _text("config", _settings(run)))
    yield _event(time, 0, _hparams("session_start_info", _SESSION_START, _session_start(run)))
    for metrics in library.each_step(run.id, samples=False):
        time += metrics.get("seconds") or 0.0
        values = {
            name.replace(".", "/"): value
            for name, value in zip(*table.row(metrics), strict=True)
            if _is_number(value)
        }
        number = values.pop("step")
        yield _event(time, int(number), b"".join(_scalar(tag, value) for tag, value in values.items()))
    # A session without an end counts as running.
    ended = _varint(1 << 3 | _VARINT) + _varint(_STATUS.get(run.state, 0)) + _double(2, time)
    yield _event(time, run.steps, _hparams("session_end_info", _SESSION_END, ended))


def _session_start(run: RunRecord) -> bytes:
    settings = b"".join(
        _bytes(1, _bytes(1, key.encode()) + _bytes(2, _value(value)))
        for key, value in sorted(config.flat(run.config).items())
        if value is not None
    )
    return settings + _bytes(4, run.id.encode()) + _double(5, run.created.timestamp())


def _value(value: object) -> bytes:
    if isinstance(value, bool):
        return _varint(4 << 3 | _VARINT) + _varint(value)
    if isinstance(value, int | float) and abs(value) < 2**1023:  # of an archive it may be anything
        return _double(2, value)
    return _bytes(3, (value if isinstance(value, str) else written(value)).encode())


def _settings(run: RunRecord) -> str:
    try:
        text = config.dumps(config.parse(run.config))
    except ConfigError:  # of another version
        text = str(run.config)
    # Text is shown as Markdown, in which indented lines are code.
    return "".join(f"    {line}\n" for line in text.splitlines())


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _event(time: float, step: int, values: bytes) -> bytes:
    return (
        _double(_WALL_TIME, time) + _varint(_STEP << 3 | _VARINT) + _varint(step) + _bytes(_SUMMARY, values)
    )


def _scalar(tag: str, value: float) -> bytes:
    # Beyond float32 there is only infinity, which struct refuses to write.
    single = value if abs(value) < 3.4e38 else value * float("inf")
    number = _varint(_SIMPLE_VALUE << 3 | _FLOAT) + struct.pack("<f", single)
    return _bytes(_VALUE, _bytes(_TAG, tag.encode()) + number)


def _text(tag: str, text: str) -> bytes:
    metadata = _bytes(_METADATA, _bytes(1, _bytes(1, b"text")))
    shape = _bytes(2, _bytes(2, _varint(1 << 3 | _VARINT) + _varint(1)))
    tensor = _varint(1 << 3 | _VARINT) + _varint(_DT_STRING) + shape + _bytes(8, text.encode())
    return _bytes(_VALUE, _bytes(_TAG, tag.encode()) + metadata + _bytes(_TENSOR, tensor))


def _hparams(name: str, field: int, content: bytes) -> bytes:
    plugin = _bytes(1, b"hparams") + _bytes(2, _bytes(field, content))
    # Metadata alone say it, but TensorBoard wants a tensor beside them: an empty one.
    tensor = _varint(1 << 3 | _VARINT) + _varint(_DT_FLOAT) + _bytes(2, _bytes(2, b""))
    tag = f"_hparams_/{name}"
    return _bytes(
        _VALUE, _bytes(_TAG, tag.encode()) + _bytes(_TENSOR, tensor) + _bytes(_METADATA, _bytes(1, plugin))
    )


def _double(field: int, value: float) -> bytes:
    return _varint(field << 3 | _DOUBLE) + struct.pack("<d", value)


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | _BYTES) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*parts, value])


def _record(data: bytes) -> bytes:
    length = struct.pack("<Q", len(data))
    return length + _checksum(length) + data + _checksum(data)


def _checksum(data: bytes) -> bytes:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ _CASTAGNOLI[(crc ^ byte) & 0xFF]
    crc ^= 0xFFFFFFFF
    # Masked, so that the checksum of data that hold their own checksum is no special case.
    return struct.pack("<I", ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF)


def _table() -> tuple[int, ...]:
    table = []
    for byte in range(256):
        value = byte
        for _ in range(8):
            value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
        table.append(value)
    return tuple(table)


_CASTAGNOLI = _table()
