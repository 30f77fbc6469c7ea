from helpers.archives import make_run, other, packed
from helpers.run_fixtures import library, make_step, network, open_ledger, start, states

__all__ = ["library", "make_run", "make_step", "network", "open_ledger", "other", "packed", "start", "states"]
