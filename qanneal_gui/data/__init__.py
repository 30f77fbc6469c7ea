"""Data sets: embedded, downloaded, imported; what a run learns from, as read-only arrays.

A name below is imported when it is first used: the window lists data sets before it needs arrays.
"""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qanneal_gui.data.catalogue import Listing, download, import_folder, listings
    from qanneal_gui.data.classes import class_names, known_classes, label_of
    from qanneal_gui.data.collection import Collection, Split
    from qanneal_gui.data.images import Dataset, check, load, load_some
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

_PLACES = {
    "catalogue": ("Listing", "download", "import_folder", "listings"),
    "classes": ("class_names", "known_classes", "label_of"),
    "collection": ("Collection", "Split"),
    "images": ("Dataset", "check", "load", "load_some"),
    "published": ("CATALOGUE", "PublishedDataset", "dataset"),
    "sources": ("forget",),
}


def __getattr__(name: str) -> object:
    for place, names in _PLACES.items():
        if name in names:
            return getattr(importlib.import_module(f"qanneal_gui.data.{place}"), name)
    raise AttributeError(f"module 'qanneal_gui.data' has no attribute {name!r}")
