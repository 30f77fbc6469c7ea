"""Which metrics the page of a run shows over the steps, and where. No Qt here."""

from qanneal_gui.support.wording import english

_NETWORK_BY_NETWORK = ("ebm", "mlp", "shadow")

PLOTS = {
    "loss": (
        english("Loss"),
        [f"{of}{split}" for of in _NETWORK_BY_NETWORK for split in ("_loss", "_test_loss")],
    ),
    "accuracy": (
        english("Accuracy"),
        [f"{of}{split}" for of in _NETWORK_BY_NETWORK for split in ("_train", "_test")],
    ),
    "divergence": (english("Symmetrised KL"), ["symmetrised_kl", "gap"]),
}
"""The plots from top to bottom by short names: title, as in exported figures, and metrics of one quantity."""

EVIDENCE = ("gradient_cosine", "coin_cosine", "test_gain", "train_gain")
"""What the card of evidence shows."""


def shown_metrics() -> list[str]:
    """Return the names of all of these: no other curve of a run is kept, or read."""
    return [*(name for _, names in PLOTS.values() for name in names), *EVIDENCE]
