"""Minor embeddings: finding a network's copies on a chip, programming them, and keeping them on disk."""
