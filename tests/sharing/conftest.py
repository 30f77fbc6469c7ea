from helpers.run_fixtures import library, make_step, network, open_ledger, start, states

__all__ = ["library", "make_step", "network", "open_ledger", "start", "states"]
