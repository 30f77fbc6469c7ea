"""Every parser of something from outside, as a function of bytes that may only refuse."""

import contextlib
import gzip
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from fuzz.own_files import OWN_FILES
from fuzz.parser import Parser, written
from fuzz.qpu_answers import QPU_ANSWERS

from qanneal_gui import config
from qanneal_gui.annealing.embedding.topology import read_missing
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.data import idx
from qanneal_gui.data.npz import read_npz
from qanneal_gui.gui.window import settings
from qanneal_gui.runs import weights
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.sharing.archive import unpack
from qanneal_gui.sharing.archive_reader import embedding
from qanneal_gui.support.numbers import NotANumberError, read_decimal, read_list, read_whole

FORMER = Path(__file__).parents[1] / "former"


def run_settings(folder: Path) -> Parser:
    return Parser(lambda content: config.load(written(folder / "run.toml", content)), _settings())


def override(folder: Path) -> Parser:
    return Parser(
        lambda content: config.assemble(overrides=[content.decode(errors="replace")]),
        [b"training.steps=20", b"data.classes=[Pullover,Dress]", b"sampler.h_range=[-2.0, 2]"],
    )


def dead_qubits(folder: Path) -> Parser:
    seeds = [b'{"nodes": [1, 2, 70], "edges": [[3, 4], [5, 6]]}', b'{"edges": []}']
    return Parser(lambda content: read_missing(written(folder / "missing.json", content)), seeds)


def idx_images(folder: Path) -> Parser:
    return Parser(lambda content: idx.read_images(written(folder / "images.gz", content)), _idx(3, 3, 4, 5))


def idx_labels(folder: Path) -> Parser:
    return Parser(lambda content: idx.read_labels(written(folder / "labels.gz", content)), _idx(1, 60))


def npz(folder: Path) -> Parser:
    return Parser(lambda content: read_npz(io.BytesIO(content), "set.npz"), [_npz(False), _npz(True)])


def dwave_conf(folder: Path) -> Parser:
    path = folder / "dwave.conf"
    os.environ["DWAVE_CONFIG_FILE"] = str(path)
    seed = b"[defaults]\ntoken = INVENTED\nendpoint = https://x.test/\nrequest_timeout = 60\n"
    return Parser(lambda content: written(path, content) and read_settings(), [seed])


def window(folder: Path) -> Parser:
    os.environ["QANNEAL_HOME"] = str(folder)
    seed = b'{"theme": "dark", "smoothing": "off", "geometry": "AAAA", "run": {"model": {"hidden": 8}}}'
    return Parser(lambda content: written(folder / "window.json", content) and settings.load(), [seed], ())


def archive(folder: Path) -> Parser:
    return Parser(_importing(folder), [(FORMER / "runs-0.1.0.qanneal").read_bytes()])


def archive_members(folder: Path) -> Parser:
    read = _importing(folder)
    return Parser(lambda content: read(_rezipped(content)), _members())


def archived_embedding(folder: Path) -> Parser:
    seed = b'{"topology": "pegasus:2", "embeddings": [{"y0": [0, 5], "k0": [7]}]}'
    return Parser(embedding, [seed], (ValueError,))


def of_weights(folder: Path) -> Parser:
    return Parser(weights.decode, [_weights()], (ValueError,))


def numbers(folder: Path) -> Parser:
    def read(content: bytes) -> object:
        text = content.decode(errors="replace")
        found = []
        for reader in (read_whole, read_decimal, read_list):
            with contextlib.suppress(NotANumberError, ValueError):
                found.append(reader(text))
        return found

    return Parser(read, [b"20,000", b"1e-3", b'"a, b", c', b"-7"], ())


PARSERS: dict[str, Callable[[Path], Parser]] = {
    "settings": run_settings,
    "override": override,
    "dead qubits": dead_qubits,
    "IDX images": idx_images,
    "IDX labels": idx_labels,
    "npz": npz,
    "dwave.conf": dwave_conf,
    "window": window,
    "archive": archive,
    "archive members": archive_members,
    "embedding": archived_embedding,
    "weights": of_weights,
    "numbers": numbers,
    **OWN_FILES,
    **QPU_ANSWERS,
}
"""Each makes its parser, whose files are written into a folder."""


def _importing(folder: Path) -> Callable[[bytes], object]:
    """Return what imports an archive into a library, and removes again what it has brought."""
    library = RunLibrary(folder / "library")

    def read(content: bytes) -> object:
        brought = unpack(library, written(folder / "runs.qanneal", content))
        for run in brought:
            library.delete(run)
        return brought

    return read


def _settings() -> list[bytes]:
    return [config.dumps(config.preset(name)).encode() for name in ("demo", "paper-quantum-1")]


def _idx(dimensions: int, *shape: int) -> list[bytes]:
    plain = bytes((0, 0, 8, dimensions)) + b"".join(n.to_bytes(4, "big") for n in shape) + bytes(range(60))
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
