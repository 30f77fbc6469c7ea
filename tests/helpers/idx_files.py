"""IDX files for the tests, written by the book: the format's own page, not our reader."""

import gzip
import hashlib
import struct

import numpy as np

from qanneal_gui.data.published import IdxFile, PublishedDataset

NAMES = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)


def encode(array, kind=0x08):
    array = np.asarray(array, np.uint8)
    return struct.pack(f">HBB{array.ndim}I", 0, kind, array.ndim, *array.shape) + array.tobytes()


def tiny_set(train=12, test=6, side=3, classes=3, seed=0):
    """Four IDX files by name, unpacked: images of random bytes, labels 0, 1, …, in turn."""
    rng = np.random.default_rng(seed)
    contents = []
    for count in (train, test):
        contents.append(encode(rng.integers(0, 256, (count, side, side))))
        contents.append(encode(np.arange(count) % classes))
    return dict(zip(NAMES, contents, strict=True))


def write_set(folder, contents, spelling="{}.gz"):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        path = folder / spelling.format(name)
        path.write_bytes(gzip.compress(content, 1) if path.suffix == ".gz" else content)
    return folder


def entry_of(contents, mirrors, name="tiny"):
    """A published data set that consists of these files."""
    files = {
        file: IdxFile(len(gzip.compress(content)), hashlib.sha256(content).hexdigest())
        for file, content in contents.items()
    }
    return PublishedDataset(
        name=name,
        title="Tiny",
        license="CC0",
        source="here",
        size=sum(file.size for file in files.values()),
        image_shape=(3, 3),
        train_images=12,
        test_images=6,
        class_names=("zero", "one", "two"),
        mirrors=tuple(mirrors),
        files=files,
    )
