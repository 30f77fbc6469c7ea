import itertools

import numpy as np
import pytest
from helpers.idx_files import tiny_set, write_set
from hypothesis import given, settings
from hypothesis import strategies as st

from qanneal_gui.config import DataConfig
from qanneal_gui.data import CATALOGUE, check, load, load_some, sources
from qanneal_gui.errors import ConfigError, QannealError

COUNTS = (7, 4, 9)  # training images of the classes in `own_set`


@pytest.fixture(scope="module")
def own_set(tmp_path_factory):
    """An .npz whose images carry their own number, so that each one can be recognised."""
    path = tmp_path_factory.mktemp("own") / "own.npz"
    labels = np.repeat(np.arange(3), COUNTS)
    numbers = np.arange(len(labels), dtype=np.uint8)
    images = np.stack([numbers, labels.astype(np.uint8)], axis=1)[:, None, :]
    np.savez(path, x_train=images, y_train=labels, x_test=images, y_test=labels)
    return str(path)


def contents(x):
    """Number and label that the images of `own_set` carry."""
    # x is v/255 in float32: 255 times it is off by less than 1e-4.
    return np.rint(x * 255).astype(int).T


def test_digits_are_the_default():
    data = load(DataConfig())
    assert (data.name, data.license, data.image_shape) == ("digits", "CC BY 4.0", (8, 8))
    assert data.class_names == ("2", "3")
    assert data.train_x.shape == (20, 64)
    assert data.train_y.shape == (20, 1)
    assert data.train_y.sum() == 10
    assert data.test_x.shape == (120, 64)


def test_all_digits_are_there():
    data = load(DataConfig(classes=tuple(range(10)), train_size="all"))
    assert len(data.train_x) + len(data.test_x) == 1797
    # The class sizes that the publisher states for these 1,797 images.
    counts = data.train_y.sum(axis=0) + data.test_y.sum(axis=0)
    assert counts.tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    assert data.test_y.sum(axis=0).tolist() == [59, 60, 59, 61, 60, 60, 60, 59, 58, 60]
    # Sum of all grey levels of load_digits; multiples of 1/16 are exact in float32 and float64.
    assert (data.train_x.sum(dtype=float) + data.test_x.sum(dtype=float)) * 16 == 561_718
    assert set(np.unique(data.train_x * 16)) == set(range(17))
    assert not set(map(bytes, data.train_x)) & set(map(bytes, data.test_x))


@pytest.mark.parametrize("classes", [(2, 3), (1, 0, 2)])
def test_arrays_are_as_the_network_takes_them(classes):
    data = load(DataConfig(classes=classes, train_size=9, test_size=8))
    outputs = 1 if len(classes) == 2 else len(classes)
    assert data.train_y.shape == (9, outputs)
    assert data.test_y.shape == (8, outputs)
    for array in (data.train_x, data.train_y, data.test_x, data.test_y):
        assert array.dtype == np.float32
        assert array.flags.c_contiguous
        assert not array.flags.writeable
        assert array.min() >= 0
        assert array.max() <= 1
    if outputs > 1:
        assert (data.train_y.sum(axis=1) == 1).all()


def test_the_first_class_is_zero_and_the_order_of_classes_counts(own_set):
    data = load(DataConfig(dataset=own_set, classes=(2, 0), train_size="all"))
    _, labels = contents(data.train_x)
    np.testing.assert_array_equal(data.train_y[:, 0], labels == 0)
    data = load(DataConfig(dataset=own_set, classes=(2, 0, 1), train_size="all"))
    _, labels = contents(data.train_x)
    np.testing.assert_array_equal(np.array([2, 0, 1])[data.train_y.argmax(axis=1)], labels)


def largest(counts):
    """Largest total of numbers, none above its count, that differ by at most one: by trying them all."""
    choices = itertools.product(*(range(1, count + 1) for count in counts))
    return max(sum(choice) for choice in choices if max(choice) - min(choice) <= 1)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    classes=st.permutations((0, 1, 2)).flatmap(lambda p: st.sampled_from([tuple(p), tuple(p[:2])])),
    size=st.integers(2, 21),
    seed=st.integers(0, 2**32 - 1),
)
def test_subsets_are_balanced_and_as_large_as_asked_for(own_set, classes, size, seed):
    config = DataConfig(dataset=own_set, classes=classes, train_size=size, test_size=size, seed=seed)
    counts = [COUNTS[c] for c in classes]
    if size < len(classes):
        with pytest.raises(ConfigError, match=rf"data.train_size = {size} is smaller than the number of"):
            load(config)
    elif size > largest(counts):
        with pytest.raises(ConfigError, match=rf"data.train_size .* has {largest(counts)} training images"):
            load(config)
    else:
        data = load(config)
        for x, y in ((data.train_x, data.train_y), (data.test_x, data.test_y)):
            numbers, labels = contents(x)
            assert len(set(numbers)) == size
            drawn = [int((labels == c).sum()) for c in classes]
            assert sum(drawn) == size
            assert max(drawn) - min(drawn) <= 1
            wanted = y[:, 0] if len(classes) == 2 else y.argmax(axis=1)
            np.testing.assert_array_equal(np.array(classes)[wanted.astype(int)], labels)


def test_the_same_seed_gives_the_same_images_in_the_same_order():
    first, again, other = (load(DataConfig(seed=seed, test_size=30)) for seed in (5, 5, 6))
    np.testing.assert_array_equal(first.train_x, again.train_x)
    np.testing.assert_array_equal(first.test_y, again.test_y)
    assert not np.array_equal(first.train_x, other.train_x)
    assert not np.array_equal(first.test_x, other.test_x)


def test_the_size_of_one_subset_does_not_change_the_other():
    small, large = (load(DataConfig(test_size=size)) for size in (10, "all"))
    np.testing.assert_array_equal(small.train_x, large.train_x)
    small, large = (load(DataConfig(train_size=size)) for size in (10, "all"))
    np.testing.assert_array_equal(small.test_x, large.test_x)


def test_images_are_shuffled():
    y = load(DataConfig(train_size="all")).train_y[:, 0]
    # Sorted labels change once and shuffled ones of ~240 about 120 times, give or take 8.
    assert 80 < np.count_nonzero(np.diff(y)) < 160


def test_odd_images_go_to_either_class():
    sums = {load(DataConfig(train_size=5, test_size=2, seed=seed)).train_y.sum() for seed in range(20)}
    assert sums == {2, 3}  # missed by chance once in 2^19


def test_test_size_is_named_when_it_is_too_large(own_set):
    with pytest.raises(ConfigError, match=r"data.test_size = 10 .* has 9 test images"):
        load(DataConfig(dataset=own_set, classes=(0, 1), train_size=2, test_size=10))


@pytest.mark.parametrize("classes", [("cat", "dog"), ("CAT ", "1"), (0, "Dog"), ("0", 1)])
def test_classes_by_name_and_by_number(tmp_path, classes):
    path = tmp_path / "pets.npz"
    np.savez(path, x=np.zeros((20, 4), np.uint8), y=np.arange(20) % 2, class_names=np.array(["Cat", "dog"]))
    assert load(DataConfig(dataset=str(path), classes=classes, train_size=2)).class_names == ("Cat", "dog")


def test_a_name_wins_over_a_number(tmp_path):
    path = tmp_path / "shifted.npz"
    y = np.arange(20) % 2
    np.savez(path, x=y[:, None].astype(float), y=y, class_names=np.array(["1", "2"]))
    data = load(DataConfig(dataset=str(path), classes=(1, 2), train_size=4))
    assert data.class_names == ("1", "2")
    np.testing.assert_array_equal(data.train_x, data.train_y)


def test_classes_with_the_signs_that_texts_have(tmp_path):
    path = tmp_path / "signs.npz"
    y = np.where(np.arange(20) % 2, -1, 1)
    np.savez(path, x=np.zeros((20, 4), np.uint8), y=y)
    data = load(DataConfig(dataset=str(path), classes=("−1", "+1"), train_size=2))
    assert data.class_names == ("-1", "1")


def test_classes_that_do_not_exist(own_set, tmp_path):
    with pytest.raises(
        ConfigError, match=r"data.classes: digits has no class 12; its classes are 0, 1, 2, 3"
    ):
        load(DataConfig(classes=(2, 12)))
    with pytest.raises(ConfigError, match=r"data.classes: own has no class 'two'; its classes are 0, 1, 2"):
        load(DataConfig(dataset=own_set, classes=(0, "two")))
    path = tmp_path / "pets.npz"
    np.savez(path, x=np.zeros((20, 4)), y=np.arange(20) % 2, class_names=np.array(["cat", "dog", "emu"]))
    with pytest.raises(ConfigError, match="its classes are 0 cat, 1 dog, 2 emu"):
        load(DataConfig(dataset=str(path), classes=("cat", "cow")))
    with pytest.raises(ConfigError, match=r"data.classes must name each class once, but names cat twice"):
        load(DataConfig(dataset=str(path), classes=("cat", 0)))
    with pytest.raises(ConfigError, match=r"data.classes: emu has no training images"):
        load(DataConfig(dataset=str(path), classes=("cat", "emu")))


def test_very_many_classes_are_not_all_listed(tmp_path):
    path = tmp_path / "many.npz"
    np.savez(path, x=np.zeros((5000, 1)), y=np.arange(5000) % 1000)
    with pytest.raises(ConfigError, match=r"18, 19, …\.$"):
        load(DataConfig(dataset=str(path), classes=(0, 1000)))


def test_folders_are_found_by_path(tmp_path, monkeypatch):
    write_set(tmp_path / "sets" / "mine", tiny_set(side=5))
    monkeypatch.chdir(tmp_path)
    for path in (str(tmp_path / "sets" / "mine"), "sets/mine", " ./sets/mine/ "):
        data = load(DataConfig(dataset=path, classes=(0, 1), train_size=4))
        assert (data.name, data.image_shape) == ("mine", (5, 5))
    # A published name is never a folder that happens to lie here; a path to it is.
    write_set(tmp_path / "digits", tiny_set())
    assert load(DataConfig(dataset="digits")).image_shape == (8, 8)
    assert load(DataConfig(dataset="./digits", classes=(0, 1), train_size=4)).image_shape == (3, 3)


def test_own_sets_in_the_data_dir_are_found_by_name(tmp_path, monkeypatch):
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    write_set(tmp_path / "mine", tiny_set())
    np.savez(tmp_path / "points.npz", x=np.zeros((20, 4)), y=np.arange(20) % 2)
    assert load(DataConfig(dataset="mine", classes=(0, 1), train_size=4)).name == "mine"
    assert load(DataConfig(dataset="points", classes=(0, 1), train_size=4)).name == "points"


@pytest.mark.parametrize(
    "dataset", ["nothing", "/nowhere/at/all", "~nobody/set", "nul\0byte", "x" * 5000, " "]
)
def test_data_sets_that_do_not_exist(dataset):
    with pytest.raises(ConfigError, match=r"data.dataset cannot be .*digits, mnist, fashion-mnist"):
        load(DataConfig(dataset=dataset))


def test_what_is_known_to_be_wrong_is_refused_before_anything_is_downloaded(own_set, monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    check(DataConfig(dataset="mnist", classes=(2, 3), train_size="all"))
    for wrong, words in (
        ({"dataset": "mnist", "classes": (2, "foo")}, "data.classes: mnist has no class 'foo'"),
        ({"classes": (2, 10)}, "data.classes: digits has no class 10"),
        ({"dataset": "/nope.npz"}, "data.dataset cannot be '/nope.npz'"),
        ({"dataset": own_set, "classes": (0, 1), "train_size": 1_000}, "data.train_size"),
    ):
        with pytest.raises(ConfigError, match=words):
            check(DataConfig(**wrong))


def test_an_empty_folder_is_told_what_it_lacks(tmp_path):
    with pytest.raises(QannealError, match="lacks train-images-idx3-ubyte, train-labels"):
        load(DataConfig(dataset=str(tmp_path)))


def test_two_data_sets_that_take_turns_are_read_once_each(tmp_path):
    folders = [write_set(tmp_path / name, tiny_set()) for name in ("one", "other")]
    found = [sources.find_path(str(folder)) for folder in folders]
    first, other = map(sources.read, found)
    assert sources.read(found[0]) is first
    assert sources.read(found[1]) is other is not first
    sources.forget()
    again = sources.read(found[1])
    assert again is not other
    assert np.array_equal(again.train.images, other.train.images)


def test_changed_files_are_read_again(tmp_path):
    path = tmp_path / "set.npz"
    for side in (2, 3):
        np.savez(path, x=np.zeros((20, side, side)), y=np.arange(20) % 2)
        data = load(DataConfig(dataset=str(path), classes=(0, 1), train_size=4))
        assert data.image_shape == (side, side)


@pytest.mark.usefixtures("real_data")
def test_mnist():
    data = load(DataConfig(dataset="MNIST", classes=tuple(range(10)), train_size="all"))
    assert data.train_x.shape == (60_000, 784)
    assert data.train_y.sum(axis=0).tolist() == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]
    assert data.test_y.sum(axis=0).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    # The mean and deviation that everybody normalises MNIST with, to the digits in which they are given.
    assert data.train_x.mean(dtype=float) == pytest.approx(0.1307, abs=5e-5)
    assert data.train_x.std(dtype=float) == pytest.approx(0.3081, abs=5e-5)
    assert data.license == "CC BY-SA 3.0"


@pytest.mark.usefixtures("real_data")
def test_the_papers_subset_of_mnist():
    data = load(DataConfig(dataset="mnist", classes=(2, 3), train_size=20))
    assert data.train_x.shape == (20, 784)
    assert data.train_y.sum() == 10
    assert data.test_x.shape == (2042, 784)
    with pytest.raises(ConfigError, match=r"has 11917 training images"):
        load(DataConfig(dataset="mnist", classes=(2, 3), train_size=11_918))


@pytest.mark.usefixtures("real_data")
def test_fashion_mnist_by_name():
    config = DataConfig(
        dataset="fashion-mnist", classes=("pullover", "ANKLE BOOT", "0", 3), train_size=12_001
    )
    data = load(config)
    assert data.class_names == ("Pullover", "Ankle boot", "T-shirt/top", "Dress")
    assert data.license == "MIT"
    assert sorted(data.train_y.sum(axis=0).tolist()) == [3000, 3000, 3000, 3001]
    assert data.test_y.sum(axis=0).tolist() == [1000] * 4
    assert len(CATALOGUE["fashion-mnist"].class_names) == 10


@pytest.mark.parametrize("most", [1, 3, 40, 10_000])
@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"test_size": 30},
        {"train_size": "all", "classes": (1, 2, 7)},
        {"train_size": "all", "test_size": "all"},
    ],
)
def test_some_images_come_with_the_number_of_all(asked, most):
    made = DataConfig(**asked)
    whole = load(made)
    some, count = load_some(made, most)
    assert count == len(whole.train_x) + len(whole.test_x)
    for part, every in ((some.train_x, whole.train_x), (some.test_x, whole.test_x)):
        assert len(part) == min(len(every), max(most, len(made.classes)))
    assert some.class_names == whole.class_names
