"""Everything that touches Ocean: clamped problems, chips, embeddings, samplers and their cost."""
