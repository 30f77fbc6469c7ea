import io
import struct
import tracemalloc
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.data.npz import read_npz
from qanneal_gui.errors import QannealError

FUZZ = settings(max_examples=300, deadline=None, derandomize=True)


def arrays(**changes):
    rng = np.random.default_rng(1)
    good = {
        "x_train": rng.integers(0, 256, (8, 3, 4), np.uint8),
        "y_train": np.arange(8, dtype=np.uint8) % 2,
        "x_test": rng.integers(0, 256, (4, 3, 4), np.uint8),
        "y_test": np.arange(4, dtype=np.uint8) % 2,
    }
    return {key: value for key, value in (good | changes).items() if value is not None}


def packed(save=np.savez_compressed, **changes):
    buffer = io.BytesIO()
    save(buffer, **arrays(**changes))
    return buffer.getvalue()


GOOD = packed()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("npz") / "set.npz"


def read(file, content):
    file.write_bytes(content)
    return read_npz(file)


def refused_or_equal(file, content):
    try:
        collection = read(file, content)
    except QannealError as error:
        sentence = str(error)
    else:
        assert_equals_the_good_one(collection)
        return
    assert str(file) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def assert_equals_the_good_one(collection):
    expected = arrays()
    np.testing.assert_array_equal(collection.train.images, expected["x_train"])
    np.testing.assert_array_equal(collection.train.labels, expected["y_train"])
    np.testing.assert_array_equal(collection.test.images, expected["x_test"])
    np.testing.assert_array_equal(collection.test.labels, expected["y_test"])


@pytest.mark.parametrize("save", [np.savez, np.savez_compressed])
def test_reads_the_keys_of_keras(file, save):
    collection = read(file, packed(save))
    np.testing.assert_array_equal(collection.train.images, arrays()["x_train"])
    np.testing.assert_array_equal(collection.test.labels, [0, 1, 0, 1])
    assert collection.image_shape == (3, 4)
    assert collection.white == 255
    assert dict(collection.class_names) == {0: "0", 1: "1"}
    for split in (collection.train, collection.test):
        assert not split.images.flags.writeable
        assert not split.labels.flags.writeable


def test_names_of_classes_come_along(file):
    collection = read(file, packed(class_names=np.array(["cat ", "dog", "bird"])))
    assert dict(collection.class_names) == {0: "cat", 1: "dog", 2: "bird"}


def test_x_and_y_alone_are_split_four_to_one_within_each_class(file):
    x = np.arange(30, dtype=np.uint8)[:, None, None] * np.ones((1, 2, 2), np.uint8)
    y = np.array([0] * 20 + [1] * 10)
    buffer = io.BytesIO()
    np.savez(buffer, x=x, y=y)
    collection = read(file, buffer.getvalue())
    assert collection.test.images[:, 0, 0].tolist() == [4, 9, 14, 19, 24, 29]
    assert collection.test.labels.tolist() == [0, 0, 0, 0, 1, 1]
    assert len(collection.train.labels) == 24
    assert not collection.train.images.flags.writeable


@pytest.mark.parametrize(
    ("shape", "image_shape"),
    [((3, 4), (3, 4)), ((3, 4, 1), (3, 4)), ((1, 3, 4), (3, 4)), ((9,), (3, 3)), ((10,), (1, 10))],
)
def test_takes_the_customary_shapes(file, shape, image_shape):
    x = {f"x_{part}": np.ones((count, *shape), np.float32) for part, count in (("train", 8), ("test", 4))}
    y = {f"y_{part}": np.arange(count)[:, None] % 2 for part, count in (("train", 8), ("test", 4))}
    collection = read(file, packed(**x, **y))
    assert collection.image_shape == image_shape
    assert collection.white == 1
    assert collection.train.labels.tolist() == [0, 1] * 4


def test_fortran_order_is_no_matter(file):
    x = np.asfortranarray(arrays()["x_train"])
    np.testing.assert_array_equal(read(file, packed(x_train=x)).train.images, x)


@FUZZ
@given(length=st.integers(0, len(GOOD) - 1))
def test_every_prefix_is_refused(file, length):
    with pytest.raises(QannealError):
        read(file, GOOD[:length])


@FUZZ
@given(data=st.data())
def test_a_corrupted_file_is_refused_or_equal(file, data):
    content = bytearray(data.draw(st.sampled_from([GOOD, packed(np.savez)])))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    refused_or_equal(file, bytes(content))


@FUZZ
@given(header=st.binary(max_size=80), version=st.sampled_from([b"\x01\0", b"\x02\0", b"\x03\0", b"\x07\x07"]))
def test_hostile_array_headers_are_refused(file, header, version):
    width = "<H" if version == b"\x01\0" else "<I"
    member = b"\x93NUMPY" + version + struct.pack(width, len(header)) + header
    with pytest.raises(QannealError):
        read(file, with_member("x_train", member))


def with_member(key, content, method=zipfile.ZIP_DEFLATED):
    """The good archive, with one array replaced by any bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(buffer, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, content if name == f"{key}.npy" else old.read(name))
    return buffer.getvalue()


def npy(descr, shape, payload=b""):
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}}}\n".encode()
    return b"\x93NUMPY\x01\0" + struct.pack("<H", len(header)) + header + payload


@pytest.mark.parametrize(
    ("key", "member", "sentence"),
    [
        ("x_train", npy("|O", (8,), b"cos\nsystem\n"), "x_train as Python objects"),
        ("x_train", npy([("a", "<f4")], (8,), bytes(32)), "x_train as the type"),
        ("x_train", npy("<M8[s]", (8, 1, 1), bytes(64)), "x_train as the type datetime64"),
        ("x_train", npy("|u1", (10**12, 28, 28)), "damaged x_train"),
        ("x_train", npy("|u1", (8, 3, 4), bytes(95)), "damaged x_train"),
        ("x_train", npy("|u1", (8, 3, 4), bytes(97)), "damaged x_train"),
        ("x_train", npy("|u1", (-8, -3, 4), bytes(96)), "damaged x_train"),
        ("x_train", npy("|u1", (0, 10**30)), "is damaged"),
        ("y_train", npy("<U0", (10**12,)), "text in y_train"),
        ("y_train", b"not an array", "is damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_arrays_that_are_not_what_they_should_be(file, key, member, sentence):
    with pytest.raises(QannealError, match=sentence):
        read(file, with_member(key, member))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"x_train": None}, "must contain x_train, y_train, x_test and y_test, or x and y"),
        ({"x_train": np.zeros((8, 3, 4), np.int64)}, "x_train as int64; save pixels as uint8"),
        ({"x_train": np.full((8, 3, 4), 1.01)}, r"values outside \[0, 1\] in x_train"),
        ({"x_train": np.full((8, 3, 4), np.nan)}, "contains NaN in x_train"),
        ({"x_train": np.full((8, 3, 4), -np.inf)}, "contains infinity in x_train"),
        ({"x_train": np.zeros((8, 3, 4))}, "mixes uint8 and floats"),
        ({"x_train": np.zeros((8, 3, 4, 3), np.uint8)}, r"shape \(8, 3, 4, 3\); save grey images"),
        ({"x_train": np.zeros((8, 1, 5000), np.uint8)}, "1×5000 pixels"),
        ({"x_train": np.zeros((8, 0), np.uint8)}, "0×0 pixels"),
        ({"x_train": np.zeros((0, 3, 4), np.uint8), "y_train": np.zeros(0, int)}, "no images in x_train"),
        ({"x_train": np.zeros((8, 4, 4), np.uint8)}, "4×4 pixels but test images of 3×4"),
        ({"y_train": np.array(["a,b", "c"] * 4)}, "text in y_train; save class numbers 0, 1, … there"),
        ({"y_train": np.eye(2)[[0, 1] * 4]}, "one integer per image in y_train"),
        ({"y_train": np.arange(8) % 2 / 2}, "one integer per image in y_train"),
        ({"y_train": np.zeros(7, int)}, "8 images in x_train but 7 labels in y_train"),
        ({"y_train": np.zeros(8, int)}, "fewer than two classes"),
        ({"y_test": np.arange(4) + 5}, "fewer than two classes"),
        ({"class_names": np.array(["a"])}, "labels 0 to 1 but 1 class_names"),
        ({"class_names": np.array(["a", "A "])}, "repeated class_names"),
        ({"class_names": np.array(["a", "b\nc"])}, "unprintable"),
        ({"class_names": np.array([1, 2])}, "needs text of shape"),
        ({"class_names": np.array(["a", "b"]), "y_train": np.arange(8) % 2 - 1}, "labels -1 to 0"),
    ],
)
def test_contents_that_cannot_be_used(file, changes, sentence):
    with pytest.raises(QannealError, match=sentence) as caught:
        read(file, packed(**changes))
    assert str(file) in str(caught.value)


def test_other_files_are_refused(file, tmp_path):
    with pytest.raises(QannealError, match=r"not a valid .npz archive"):
        read(file, b"\x89PNG")
    with pytest.raises(QannealError, match=r"Cannot read .*directory"):
        read_npz(tmp_path)
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    with pytest.raises(QannealError, match="contains nothing"):
        read(file, empty.getvalue())
    with zipfile.ZipFile(odd := io.BytesIO(), "w") as archive:
        archive.writestr("red\x1b[31m\ntext" + "x" * 100, b"")
    with pytest.raises(QannealError, match=r"contains red\?\[31m\?textx{17}\.$"):
        read(file, odd.getvalue())
    with pytest.raises(QannealError, match="a way that NumPy does not use"):
        read(file, with_member("x_train", b"", zipfile.ZIP_BZIP2))


def test_object_arrays_are_never_unpickled(file, tmp_path):
    class Trap:
        def __reduce__(self):
            return (open, (str(tmp_path / "sprung"), "w"))

    with pytest.raises(QannealError, match="Python objects"):
        read(file, packed(x_train=np.array([Trap()] * 8, object)))
    assert not (tmp_path / "sprung").exists()


def test_a_zip_bomb_is_not_expanded(file):
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD)) as old,
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            with new.open(name, "w") as member:
                member.write(old.read(name))
                for _ in range(100 if name == "x_train.npy" else 0):
                    member.write(bytes(1 << 20))
    file.write_bytes(bomb.getvalue())
    tracemalloc.start()
    try:
        with pytest.raises(QannealError, match="damaged x_train"):
            read_npz(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20  # zipfile's own buffers, out of the 100 MiB inside


@pytest.mark.parametrize("keys", [("x_train", "y_train", "x_test", "y_test"), ("x", "y")])
def test_a_small_archive_of_many_pixels_is_not_unpacked(tmp_path, keys):
    path = tmp_path / "bomb.npz"
    count = 300_000
    arrays = {
        key: np.zeros((count, 28, 28), np.uint8) if key.startswith("x") else np.arange(count) % 2
        for key in keys
    }
    np.savez_compressed(path, **arrays)
    del arrays
    tracemalloc.start()
    try:
        with pytest.raises(QannealError, match="but the limit is 160 MiB"):
            read_npz(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20


def test_floats_are_checked_without_copies_of_all(tmp_path):
    path = tmp_path / "floats.npz"
    np.savez_compressed(path, x=np.full((20_000, 28, 28), 0.5, np.float16), y=np.arange(20_000) % 2)
    tracemalloc.start()
    try:
        collection = read_npz(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    images = collection.train.images.nbytes + collection.test.images.nbytes
    assert peak < 2 * images + (40 << 20)
    assert peak < 200 << 20


def test_as_many_labels_as_images_are_no_classes(tmp_path):
    path = tmp_path / "labels.npz"
    np.savez_compressed(path, x=np.zeros((120_000, 1, 1), np.uint8), y=np.repeat(np.arange(20_000), 6))
    with pytest.raises(QannealError, match="20,000 different labels"):
        read_npz(path)


def test_a_class_name_of_any_length_is_refused(file):
    with pytest.raises(QannealError, match="more than 100 characters"):
        read(file, packed(class_names=np.array(["a" * 1_000_000, "b", "c"])))


@pytest.mark.parametrize(
    "labels", [np.arange(8) % 2 > 0, np.arange(8) % 2 * 1.0, (np.arange(8) % 2).astype(np.float16)]
)
def test_truths_and_whole_floats_are_labels(file, labels):
    collection = read(file, packed(y_train=labels))
    np.testing.assert_array_equal(collection.train.labels, [0, 1] * 4)
    assert collection.train.labels.dtype.kind in "ui"
    assert not collection.train.labels.flags.writeable


@pytest.mark.parametrize("odd", [np.nan, np.inf, 1e300, 2.0**60])
def test_floats_that_are_no_labels_are_refused(file, odd):
    with pytest.raises(QannealError, match="one integer per image in y_train"):
        read(file, packed(y_train=np.array([0.0, odd] * 4)))


def test_negative_labels_are_labels(tmp_path):
    path = tmp_path / "labels-minus.npz"
    rng = np.random.default_rng(0)
    labels = np.where(np.arange(100) % 3, -1, 1)
    np.savez_compressed(path, x=rng.random((100, 4, 4)), y=labels)
    collection = read_npz(path)
    assert dict(collection.class_names) == {-1: "-1", 1: "1"}
    assert sorted(np.unique(collection.test.labels)) == [-1, 1]
