import pytest


@pytest.fixture(autouse=True)
def quick(known_embeddings):
    """Embed each network once."""
