"""Where networks live on a chip: topologies, stars, bicliques, packing, and embeddings kept on disk."""
