"""The catalogue of metrics as the window shows it: names, units and values in its language.

Figures that are exported, and tables that are copied, take `qanneal_gui.runs.metrics` itself.
"""

from dataclasses import replace
from functools import lru_cache

from qanneal_gui.runs import metrics
from qanneal_gui.runs.metrics import BY_CLASS, DECISIVE, Description, Metric, Network, Quantity
from qanneal_gui.support.wording import speaks_english, told

__all__ = ["BY_CLASS", "DECISIVE", "Metric", "Network", "Quantity"]


@lru_cache
def shown_quantity(quantity: Quantity) -> Quantity:
    """Return a quantity with its name, unit and values as the window writes them."""
    if speaks_english():
        return quantity
    return replace(
        quantity,
        name=told(quantity.name),
        unit=told(quantity.unit),
        write=lambda value: told(quantity.write(value)),
    )


def shown_metric(metric: Metric) -> Metric:
    """Return a metric with its names and what it means as the window says them."""
    if speaks_english():
        return metric
    return replace(
        metric,
        title=told(metric.title),
        about=told(metric.about),
        short=told(metric.short),
        quantity=shown_quantity(metric.quantity),
    )


def by_class(place: int, name: str, network: Network = "mlp") -> Metric:
    """Return the test accuracy of one class, as `qanneal_gui.runs.metrics.by_class` does."""
    return shown_metric(metrics.by_class(place, name, network))


def curve_name(metric: Metric) -> str:
    """Return what a curve is called among others of its quantity."""
    networks = " ↔ ".join(NETWORKS[network].title for network in metric.networks)
    return f"{metric.short} ({networks})" if len(metric.networks) > 1 else networks or metric.title


METRICS = {name: shown_metric(metric) for name, metric in metrics.METRICS.items()}
AXES = {name: shown_quantity(quantity) for name, quantity in metrics.AXES.items()}
NETWORKS = {name: Description(told(one.title), told(one.about)) for name, one in metrics.NETWORKS.items()}
ACCURACY = shown_quantity(metrics.ACCURACY)
BELOW_NOISE = shown_quantity(metrics.BELOW_NOISE)
COSINE = shown_quantity(metrics.COSINE)
DIVERGENCE = shown_quantity(metrics.DIVERGENCE)
GAIN = shown_quantity(metrics.GAIN)
HUB_BREAKS = shown_quantity(metrics.HUB_BREAKS)
LENGTH = shown_quantity(metrics.LENGTH)
QPU_TIME = shown_quantity(metrics.QPU_TIME)
STEP = shown_quantity(metrics.STEP)
VARIATION = shown_quantity(metrics.VARIATION)
WALL_TIME = shown_quantity(metrics.WALL_TIME)
