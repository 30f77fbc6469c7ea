"""The catalogue of metrics: units and factors, as every table, plot and file takes them."""

from qanneal_gui.runs.metrics import AXES, METRICS

FRACTIONS = ("accuracy", "accuracy_one_hot", "hub_breaks", "below_noise")


def test_units_are_those_of_the_contract():
    assert {key: one.unit for key, one in AXES.items()} == {"step": "", "seconds": "s", "qpu_seconds": "s"}
    for key, metric in METRICS.items():
        last, quantity = metric.path.rpartition(".")[2], metric.quantity
        if last.endswith(FRACTIONS):
            assert (quantity.factor, quantity.unit[:1]) == (100, "%"), key
        elif last.endswith(("loss", "kl", "gap", "gain")):
            assert (quantity.factor, quantity.unit) == (1, "nats"), key
        elif last.endswith("seconds"):
            assert (quantity.factor, quantity.unit) == (1, "s"), key


def test_lower_is_better_but_for_accuracies_cosines_and_gains():
    better = {key: one.quantity.better for key, one in METRICS.items() if one.quantity.better}
    assert {key for key, which in better.items() if which == "high"} == {
        key
        for key, one in METRICS.items()
        if one.path.endswith(("accuracy", "accuracy_one_hot", "cosine", "gain"))
    }
