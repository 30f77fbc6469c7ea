"""Data sets: embedded, downloaded, imported; what a run learns from, as read-only arrays."""

from qanneal_gui.data.catalogue import Listing, download, import_folder, listings
from qanneal_gui.data.classes import class_names, known_classes, label_of
from qanneal_gui.data.collection import Collection, Split
from qanneal_gui.data.dataset import Dataset, check, load, load_some
from qanneal_gui.data.published import CATALOGUE, PublishedDataset, dataset
from qanneal_gui.data.sources import forget

__all__ = [
    "CATALOGUE",
    "Collection",
    "Dataset",
    "Listing",
    "PublishedDataset",
    "Split",
    "check",
    "class_names",
    "dataset",
    "download",
    "forget",
    "import_folder",
    "known_classes",
    "label_of",
    "listings",
    "load",
    "load_some",
]
