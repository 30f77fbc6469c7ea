"""Which backend a study runs on."""

from qanneal_gui.errors import ConfigError
from qanneal_gui.experiments.studies.backends import Backend, Processes


def choose_backend(workers: int = 1, dask: str = "") -> Backend:
    """Return where to run trials: a cluster if an address is given, else that many processes.

    Raises
    ------
    ConfigError
        Both are given.
    QannealError
        The cluster's library is not installed.
    """
    if dask:
        if workers > 1:
            raise ConfigError("Give either a number of workers or the address of a Dask cluster, not both.")
        from qanneal_gui.experiments.studies.cluster import Cluster

        return Cluster(dask)
    return Processes(workers) if workers > 1 else Backend()
