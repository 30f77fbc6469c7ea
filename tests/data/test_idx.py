import gzip
import hashlib
import os
import struct
import tracemalloc

import numpy as np
import pytest
from helpers.idx_files import NAMES, encode, tiny_set, write_set
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.data import idx
from qanneal_gui.errors import QannealError

IMAGES = np.arange(2 * 3 * 4, dtype=np.uint8).reshape(2, 3, 4)
PLAIN = encode(IMAGES)
PACKED = gzip.compress(PLAIN, mtime=0)

FUZZ = settings(max_examples=300, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("idx") / "images"


def accepted(path, content):
    """The array that is read from the content, or None if it is refused in one sentence."""
    path.write_bytes(content)
    try:
        return idx.read_images(path)
    except QannealError as error:
        sentence = str(error)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return None


@pytest.mark.parametrize("content", [PLAIN, PACKED], ids=["plain", "gzipped"])
def test_reads_plain_and_gzipped_files_as_what_they_are(tmp_path, content):
    for name in ("images", "images.gz"):  # browsers unpack .gz files and keep the name
        path = tmp_path / name
        path.write_bytes(content)
        array = idx.read_images(path)
        assert array.dtype == np.uint8
        assert not array.flags.writeable
        np.testing.assert_array_equal(array, IMAGES)


def test_reads_labels(tmp_path):
    (tmp_path / "labels").write_bytes(encode([3, 1, 4]))
    assert idx.read_labels(tmp_path / "labels").tolist() == [3, 1, 4]


@FUZZ
@given(content=st.sampled_from([PLAIN, PACKED]), data=st.data())
def test_every_prefix_is_refused(file, content, data):
    length = data.draw(st.integers(0, len(content) - 1))
    assert accepted(file, content[:length]) is None


@FUZZ
@given(data=st.data())
def test_a_corrupted_plain_file_is_refused_or_read_to_the_last_byte(file, data):
    content = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    array = accepted(file, bytes(content))
    # Nothing in the format protects a pixel, but whatever is accepted says exactly what the file says.
    assert array is None or encode(array) == content


@FUZZ
@given(data=st.data())
def test_a_corrupted_gzip_file_is_refused_or_equal(file, data):
    content = bytearray(PACKED)
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    array = accepted(file, bytes(content))
    assert array is None or np.array_equal(array, IMAGES)  # its CRC protects every pixel


@FUZZ
@given(tail=st.binary(min_size=1, max_size=40))
def test_trailing_bytes_are_refused(file, tail):
    assert accepted(file, PLAIN + tail) is None
    assert accepted(file, gzip.compress(PLAIN + tail)) is None


@FUZZ
@given(
    head=st.sampled_from([b"", b"\x1f\x8b", b"\x1f\x8b\x08", b"\0\0\x08\x03", PLAIN[:16]]), tail=st.binary()
)
def test_arbitrary_bytes_are_refused_or_mean_what_they_say(file, head, tail):
    array = accepted(file, head + tail)
    assert array is None or encode(array) == head + tail


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not an IDX file"),
        (b"<html>404</html>", "not an IDX file"),
        (encode([1, 2, 3]), "contains labels where images are expected"),
        (encode(np.zeros((2, 2))), "contains an array of 2 dimensions where images are expected"),
        (encode(IMAGES, kind=0x0D), "contains 32-bit floats"),
        (encode(np.zeros((0, 3, 4))), "contains no images"),
        (encode(np.zeros((1, 0, 4))), "images of 0×4 pixels"),
        (struct.pack(">HBB3I", 0, 8, 3, 1, 4097, 1) + bytes(4097), "images of 4097×1 pixels"),
        (struct.pack(">HBB3I", 0, 8, 3, 2**32 - 1, 4096, 4096), "declares more than 1024 MiB"),
        (struct.pack(">HBB3I", 0, 8, 3, 60_000, 28, 28) + bytes(100), "is truncated"),
        (PLAIN[:10], "is truncated"),
        (PLAIN + b"\0", "contains data after its last image"),
        (PACKED[:-1], "damaged or incomplete gzip"),
        (PACKED[:-8] + bytes(8), "damaged or incomplete gzip"),
        (gzip.compress(PLAIN[:-1], mtime=0), "is truncated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_says_what_is_wrong(tmp_path, content, sentence):
    path = tmp_path / "images"
    path.write_bytes(content)
    with pytest.raises(QannealError, match=sentence) as caught:
        idx.read_images(path)
    assert str(path) in str(caught.value)


def test_images_in_place_of_labels_are_refused(tmp_path):
    (tmp_path / "labels").write_bytes(PLAIN)
    with pytest.raises(QannealError, match="contains images where labels are expected"):
        idx.read_labels(tmp_path / "labels")


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(QannealError, match="is not a file"):
        idx.read_images(tmp_path)
    with pytest.raises(QannealError, match=r"Cannot read .*No such file"):
        idx.read_images(tmp_path / "missing")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(QannealError, match="is not a file"):
        idx.read_images(tmp_path / "pipe")


@pytest.mark.parametrize(
    "declared",
    [(1, 2, 2), (1000, 1000, 1000), (133_000, 28, 28)],
    ids=["declares little", "declares more than it can hold", "holds what it declares"],
)
def test_a_gzip_bomb_is_not_expanded(tmp_path, declared):
    path = tmp_path / "bomb.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(struct.pack(">HBB3I", 0, 8, 3, *declared))
        for _ in range(100):
            file.write(bytes(1 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(QannealError):
            idx.read_images(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 << 20  # gzip's own buffers, out of the 100 MiB inside


def test_the_checksum_is_of_the_unpacked_file(tmp_path):
    contents = tiny_set()
    name = NAMES[0]
    write_set(tmp_path, contents)
    good = hashlib.sha256(contents[name]).hexdigest()
    assert idx.read_images(tmp_path / f"{name}.gz", good).shape == (12, 3, 3)
    with pytest.raises(QannealError, match="SHA-256"):
        idx.read_images(tmp_path / f"{name}.gz", good[::-1])


@pytest.mark.parametrize("spelling", ["{}", "{}.gz", "dots", "dots.gz", "test", "test.gz"])
def test_finds_files_under_their_customary_names(tmp_path, spelling):
    def spelled(name):
        name = name.replace("-idx", ".idx") if "dots" in spelling else name
        name = name.replace("t10k", "test") if "test" in spelling else name
        return name + (".gz" if spelling.endswith(".gz") else "")

    contents = {spelled(name): content for name, content in tiny_set().items()}
    collection = idx.read_folder(write_set(tmp_path / "set", contents, "{}"))
    assert collection.train.images.shape == (12, 3, 3)
    assert collection.test.labels.tolist() == [0, 1, 2, 0, 1, 2]
    assert dict(collection.class_names) == {0: "0", 1: "1", 2: "2"}
    assert collection.white == 255


def test_names_what_is_missing(tmp_path):
    contents = tiny_set()
    del contents[NAMES[1]], contents[NAMES[2]]
    with pytest.raises(QannealError, match=f"lacks {NAMES[1]}, {NAMES[2]};"):
        idx.read_folder(write_set(tmp_path, contents))


def test_images_without_labels_of_their_own_are_refused(tmp_path):
    contents = tiny_set()
    contents[NAMES[1]] = encode([0, 1, 2])
    with pytest.raises(QannealError, match=r"contains 12 images but train-labels.* contains 3 labels"):
        idx.read_folder(write_set(tmp_path, contents))


def test_labels_of_another_set_are_refused(tmp_path):
    contents = tiny_set()
    contents[NAMES[3]] = encode([7, 8, 9, 7, 8, 9])
    with pytest.raises(QannealError, match="fewer than two classes with both training and test images"):
        idx.read_folder(write_set(tmp_path, contents))


def test_images_of_two_sizes_are_refused(tmp_path):
    contents = tiny_set()
    contents[NAMES[2]] = encode(np.zeros((6, 4, 3)))
    with pytest.raises(QannealError, match="3×3 pixels but test images of 4×3"):
        idx.read_folder(write_set(tmp_path, contents))


@pytest.mark.parametrize("place", ["MNIST/raw", "raw", "digits/raw"])
def test_a_folder_as_torchvision_lays_it_is_found(tmp_path, place):
    write_set(tmp_path / place, tiny_set(), spelling="{}")
    assert len(idx.find_files(tmp_path)) == 4
    assert len(idx.read_folder(tmp_path).train.images) == 12


def test_two_sets_in_one_folder_are_none(tmp_path):
    for name in ("MNIST", "FashionMNIST"):
        write_set(tmp_path / name / "raw", tiny_set(), spelling="{}")
    assert idx.find_files(tmp_path) == {}
