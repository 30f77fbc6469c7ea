"""Every parser of something from outside, as a function of bytes that may only refuse."""

import contextlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qanneal_gui import config
from qanneal_gui.annealing.embedding.topology import read_missing
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.data import idx
from qanneal_gui.data.npz import read_npz
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.window import settings
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import unpack
from qanneal_gui.sharing.archive_reader import embedding
from qanneal_gui.support.numbers import NotANumberError, read_decimal, read_list, read_whole

FORMER = Path(__file__).parents[1] / "former"


@dataclass(frozen=True)
class Parser:
    """What is tried.

    Attributes
    ----------
    read : callable
        Reads bytes; must return or raise one of ``refusals``.
    seeds : list of bytes
        Inputs that it takes.
    refusals : tuple of type
    """

    read: Callable[[bytes], object]
    seeds: list[bytes]
    refusals: tuple[type[Exception], ...] = (QannealError,)


NAMES = (
    "settings",
    "override",
    "dead qubits",
    "IDX",
    "npz",
    "dwave.conf",
    "window",
    "archive",
    "archive members",
    "embedding",
    "weights",
    "numbers",
)


def parsers(folder: Path) -> dict[str, Parser]:
    """Return all of them, by the `NAMES` of what they read; files are written into a folder."""

    def written(name: str, content: bytes) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    def read_conf(content: bytes) -> object:
        os.environ["DWAVE_CONFIG_FILE"] = str(written("dwave.conf", content))
        return read_settings()

    def read_window(content: bytes) -> object:
        os.environ["QANNEAL_HOME"] = str(folder)
        written("window.json", content)
        return settings.load()

    def import_archive(content: bytes) -> object:
        with tempfile.TemporaryDirectory() as home:
            return unpack(RunLibrary(Path(home)), written("runs.qanneal", content))

    def read_numbers(content: bytes) -> object:
        text = content.decode(errors="replace")
        for read in (read_whole, read_decimal, read_list):
            with contextlib.suppress(NotANumberError, ValueError):
                read(text)
        return None

    return {
        "settings": Parser(lambda content: config.load(written("run.toml", content)), _settings()),
        "override": Parser(
            lambda content: config.assemble(overrides=[content.decode(errors="replace")]),
            [b"training.steps=20", b"data.classes=[Pullover,Dress]", b"sampler.h_range=[-2.0, 2]"],
        ),
        "dead qubits": Parser(
            lambda content: read_missing(written("missing.json", content)),
            [b'{"nodes": [1, 2, 70], "edges": [[3, 4], [5, 6]]}', b'{"edges": []}'],
        ),
        "IDX": Parser(lambda content: idx.read_images(written("images.gz", content)), _idx()),
        "npz": Parser(lambda content: read_npz(io.BytesIO(content), "set.npz"), [_npz(False), _npz(True)]),
        "dwave.conf": Parser(
            read_conf,
            [b"[defaults]\ntoken = INVENTED\nendpoint = https://x.test/\nrequest_timeout = 60\n"],
        ),
        "window": Parser(
            read_window,
            [b'{"theme": "dark", "smoothing": "off", "geometry": "AAAA", "run": {"model": {"hidden": 8}}}'],
        ),
        "archive": Parser(import_archive, [(FORMER / "runs-0.1.0.qanneal").read_bytes()]),
        "archive members": Parser(lambda content: import_archive(_rezipped(content)), _members()),
        "embedding": Parser(
            embedding,
            [b'{"topology": "pegasus:2", "embeddings": [{"y0": [0, 5], "k0": [7]}]}'],
            (ValueError,),
        ),
        "weights": Parser(weights.decode, [_weights()], (ValueError,)),
        "numbers": Parser(read_numbers, [b"20,000", b"1e-3", b'"a, b", c', b"-7"]),
    }  # fmt: skip


def _settings() -> list[bytes]:
    return [config.dumps(config.preset(name)).encode() for name in ("demo", "paper-quantum-1")]


def _idx() -> list[bytes]:
    import gzip

    plain = b"\0\0\x08\x03" + b"".join(n.to_bytes(4, "big") for n in (3, 4, 5)) + bytes(range(60))
    return [plain, gzip.compress(plain, 1)]


def _npz(whole: bool) -> bytes:
    buffer = io.BytesIO()
    x, y = np.zeros((10, 3, 3), np.uint8), np.arange(10) % 2
    names = ("x", "y") if whole else ("x_train", "y_train", "x_test", "y_test")
    np.savez(buffer, **{name: x if name.startswith("x") else y for name in names})
    return buffer.getvalue()


def _weights() -> bytes:
    rng = np.random.default_rng(0)
    shapes = {"0.weight": (3, 4), "0.bias": (3,), "2.weight": (1, 3), "2.bias": (1,)}
    return weights.encode({key: rng.normal(size=shape).astype(np.float32) for key, shape in shapes.items()})


def _members() -> list[bytes]:
    """Members of an archive as one text: their names and contents, so that a change keeps the checksums."""
    with zipfile.ZipFile(FORMER / "runs-0.1.0.qanneal") as archive:
        run = json.loads(archive.read("manifest.json"))["runs"][1]
        names = ("run.json", "steps.jsonl", "samples.jsonl", "ledger.json")
        return [b"\0".join(archive.read(f"{run}/{name}") for name in names) + b"\0" + run.encode()]


def _rezipped(content: bytes) -> bytes:
    import hashlib

    *parts, run = content.split(b"\0")[:5]
    names = ("run.json", "steps.jsonl", "samples.jsonl", "ledger.json")
    identifier = run.decode(errors="replace")
    members: dict[str, Any] = {f"{identifier}/{name}": part for name, part in zip(names, parts, strict=False)}
    manifest = {
        "format": "qanneal-archive",
        "version": 2,
        "runs": [identifier],
        "members": {
            name: {"sha256": hashlib.sha256(part).hexdigest(), "bytes": len(part)}
            for name, part in members.items()
        },
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in members.items():
            archive.writestr(name, part)
        archive.writestr("manifest.json", json.dumps(manifest))
    return buffer.getvalue()
