"""Trials sorted by pair and method."""

from collections.abc import Iterable

from qanneal_gui.experiments.comparison.pairs import PAIRS
from qanneal_gui.experiments.comparison.trials import METHODS, Method, TrialResult

Groups = dict[tuple[str, str, Method], list[TrialResult]]
"""Trials by data set, pair and method."""


def grouped(results: Iterable[TrialResult]) -> Groups:
    """Sort trials by data set, pair and method; further pairs follow those of the paper."""
    known = {(pair.dataset, pair.name): place for place, pair in enumerate(PAIRS)}
    groups: Groups = {}
    for result in results:
        known.setdefault((result.dataset, result.pair), len(known))
        groups.setdefault((result.dataset, result.pair, result.method), []).append(result)
    order = sorted(groups, key=lambda key: (known[key[0], key[1]], METHODS.index(key[2])))
    return {key: groups[key] for key in order}
