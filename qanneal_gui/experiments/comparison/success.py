"""What counts as a successful trial.

The paper (Sec. 5.2): «successful trials referring to those that exhibited a significant increase in
test accuracy during training, while unsuccessful trials display a constant/volatile test accuracy
curve».

In words: a trial is successful if its test accuracy has *gained* at least 10 points over guessing by
the end of training, and in the last quarter of training it never gave back as much as it has gained.

* Guessing a class of a balanced pair is right half of the time, so the gain is the mean accuracy of
  the last three evaluations less 50 % (of M classes, less 1/M). Guessing is the yardstick, not the
  first evaluation: that one comes after a first step, which may have taught the network a lot or have
  left it below one half.
* 10 points are significant: with about 2,000 test images the standard error of an accuracy is 1 point,
  and a constant output is right for at most 54 % of the images of any two classes. The lowest mean of
  successful trials in the paper is 66 %.
* A constant curve gains nothing. A volatile one may stand high at its end by chance, but a fall as
  deep as its gain lies just behind it. A curve that rises late falls nowhere; one that has risen and
  collapses has fallen by more than is left.
"""

from collections.abc import Sequence

CHANCE = 0.5
"""Accuracy of guessing one of two balanced classes."""

GAIN = 0.1
"""The least increase that counts as significant."""


def successful(test_accuracy: Sequence[float], chance: float = CHANCE) -> bool:
    """Tell whether training worked, from the test accuracy after every evaluated step.

    Parameters
    ----------
    test_accuracy : sequence of float
        In [0, 1], in the order of the steps; a curve without values is not successful.
    chance : float
        Accuracy of guessing.
    """
    if not test_accuracy:
        return False
    end = test_accuracy[-3:]
    gain = sum(end) / len(end) - chance
    fall = largest_fall(test_accuracy[-_tail(len(test_accuracy)) :])
    return bool(gain >= GAIN and fall < gain)


def largest_fall(curve: Sequence[float]) -> float:
    """Return by how much the curve at most lies below a value it had before; 0 if it only rises."""
    fall, top = 0.0, curve[0]
    for value in curve:
        top = max(top, value)
        fall = max(fall, top - value)
    return fall


def steps_to_70(test_accuracy: Sequence[float]) -> int | None:
    """Return the first step, counted from 1, after which the accuracy surpasses 70 % (Table 2)."""
    return next((step for step, value in enumerate(test_accuracy, 1) if value > 0.7), None)


def _tail(evaluations: int) -> int:
    """Return the length of the last quarter, which is the last 5 of the paper's 20 steps; three at least."""
    return max(3, evaluations // 4)
