"""The chip on a stage: embeddings and live runs, to look at and to touch."""
