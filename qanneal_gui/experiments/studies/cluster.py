"""Trials on a Dask cluster, whose workers may be other machines."""
