"""Tests in this folder leave no thread and no timer behind, and log no warning that they do not expect."""

import pytest


@pytest.fixture(autouse=True)
def guarded(guard):
    """Look after the test."""


@pytest.fixture(autouse=True)
def quick(known_embeddings):
    """Embed each network once."""


@pytest.fixture
def double_click(qapp):
    """Return a function that sets within how many milliseconds two clicks are one press."""
    usual = qapp.doubleClickInterval()
    yield qapp.setDoubleClickInterval
    qapp.setDoubleClickInterval(usual)
