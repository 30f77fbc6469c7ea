"""A sampler and a data set for qanneal."""
