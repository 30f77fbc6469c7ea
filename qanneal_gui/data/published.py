"""The data sets the program knows by name: what they are, whose they are, and where they are kept."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from qanneal_gui.paths import resource
from qanneal_gui.support.registry import Registry

if TYPE_CHECKING:
    from qanneal_gui.data.collection import Collection

DIGITS = tuple(str(digit) for digit in range(10))


@dataclass(frozen=True)
class IdxFile:
    """One of a published data set's four files.

    Attributes
    ----------
    size : int
        Bytes to download, gzipped, as the publisher did it.
    sha256 : str
        Of the decompressed file: mirrors gzip the same file differently.
    """

    size: int
    sha256: str


@dataclass(frozen=True)
class PublishedDataset:
    """A published data set.

    Attributes
    ----------
    name : str
        What a run's ``data.dataset`` calls it.
    title : str
        What it shows, for people.
    license, source : str
        To be shown wherever its images are.
    size : int
        Bytes to download, or embedded; 0 if the images are made.
    image_shape : tuple of int
        Height and width in pixels.
    train_images, test_images : int
    class_names : tuple of str
        In the order of the labels 0, 1, ….
    label : str
        The title in a word or two, where there is little room.
    read : callable, optional
        Returns the images of a set that is embedded.
    folders : tuple of str
        Names that its folder may have beside its own.
    mirrors : tuple of str
        Addresses (ending in a slash) of folders that hold the gzipped IDX files, best first.
    files : mapping of str to IdxFile
        The IDX files by name; empty if the set is embedded.
    """

    name: str
    title: str
    license: str
    source: str
    image_shape: tuple[int, int]
    train_images: int
    test_images: int
    class_names: tuple[str, ...]
    size: int = 0
    label: str = ""
    read: "Callable[[], Collection] | None" = field(default=None, compare=False)
    folders: tuple[str, ...] = ()
    mirrors: tuple[str, ...] = ()
    files: Mapping[str, IdxFile] = field(default_factory=dict, hash=False)

    @property
    def embedded(self) -> bool:
        """Whether it is a part of the program, or of a package."""
        return not self.mirrors


CATALOGUE: Registry[PublishedDataset] = Registry("data set", group="qanneal.datasets")
"""The data sets that are known by name, in the order in which they are offered."""

F = TypeVar("F", bound="Callable[[], Collection]")


def dataset(name: str, **facts: Any) -> Callable[[F], F]:
    """Register a data set that is embedded in the program or in a package: put it on what reads it.

    A package names its module in the entry-point group ``qanneal.datasets``, under the name of the data set.

    Parameters
    ----------
    name : str
    **facts
        Further attributes of `PublishedDataset`.
    """

    def register(read: F) -> F:
        CATALOGUE[name] = PublishedDataset(name=name, read=read, **facts)
        return read

    return register


@dataset(
    "digits",
    title="Handwritten digits, 8×8",
    label="Digits 8×8",
    license="CC BY 4.0",
    source="E. Alpaydin and C. Kaynak (1998), UCI and scikit-learn, https://doi.org/10.24432/C50P49",
    size=46_867,
    image_shape=(8, 8),
    train_images=1201,
    test_images=596,
    class_names=DIGITS,
)
def _digits() -> "Collection":
    from qanneal_gui.data.npz import read_npz

    content = resource("data", "digits.npz").read_bytes()
    return replace(read_npz(io.BytesIO(content), "digits"), white=16.0)


for published in (
    PublishedDataset(
        name="mnist",
        title="MNIST handwritten digits, 28×28",
        label="MNIST",
        folders=("MNIST",),  # torchvision's
        license="CC BY-SA 3.0",
        source="Y. LeCun, C. Cortes and C. J. C. Burges, http://yann.lecun.com/exdb/mnist/",
        size=11_594_722,
        image_shape=(28, 28),
        train_images=60_000,
        test_images=10_000,
        class_names=DIGITS,
        mirrors=(
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
        ),
        files={
            "train-images-idx3-ubyte": IdxFile(
                9_912_422, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
            ),
            "train-labels-idx1-ubyte": IdxFile(
                28_881, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
            ),
            "t10k-images-idx3-ubyte": IdxFile(
                1_648_877, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
            ),
            "t10k-labels-idx1-ubyte": IdxFile(
                4_542, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
            ),
        },
    ),
    PublishedDataset(
        name="fashion-mnist",
        title="Fashion-MNIST clothing images, 28×28",
        label="Fashion-MNIST",
        folders=("FashionMNIST",),  # torchvision's
        license="MIT",
        source="H. Xiao, K. Rasul and R. Vollgraf (2017), https://github.com/zalandoresearch/fashion-mnist",
        size=30_878_645,
        image_shape=(28, 28),
        train_images=60_000,
        test_images=10_000,
        class_names=(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot",
        ),
        mirrors=(
            # The publisher's bucket has no HTTPS; the SHA-256 makes that no matter.
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
        ),
        files={
            "train-images-idx3-ubyte": IdxFile(
                26_421_880, "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"
            ),
            "train-labels-idx1-ubyte": IdxFile(
                29_515, "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"
            ),
            "t10k-images-idx3-ubyte": IdxFile(
                4_422_102, "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"
            ),
            "t10k-labels-idx1-ubyte": IdxFile(
                5_148, "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"
            ),
        },
    ),
):
    CATALOGUE[published.name] = published
