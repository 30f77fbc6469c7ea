"""What the samples have added to a coin, from made-up trials whose differences are known."""

from statistics import mean, stdev

import numpy as np
import pytest

from qanneal_gui.experiments.comparison import (
    PAIRS,
    TrialResult,
    figures,
    finding,
    null_figure,
    summarise,
    tables,
)
from qanneal_gui.experiments.comparison.null import added

T_3 = 3.182446
"""Quantile of Student's t with 3 degrees of freedom, from a printed table."""


def made(accuracy, loss, seed, method="quantum-1", pair=PAIRS[0], successful=True):
    losses = (0.7, loss) if loss is not None else ()
    return TrialResult(
        pair.dataset, pair.name, method, seed, seed + 1, (0.5, accuracy), 2, successful, 1.0, 0.0, 0,
        test_loss=losses,
    )  # fmt: skip


OURS = [(0.95, 0.20), (0.90, 0.30), (0.93, 0.25), (0.97, 0.22)]
COINS = [(0.93, 0.50), (0.91, 0.40), (0.90, 0.55), (0.92, 0.45)]
GAINS = [a - b for (a, _), (b, _) in zip(OURS, COINS, strict=True)]
SAVED = [a - b for (_, a), (_, b) in zip(OURS, COINS, strict=True)]


def trials(pair=PAIRS[0], shift=0.0, first=0):
    ours = [made(a + shift, loss, first + i, pair=pair) for i, (a, loss) in enumerate(OURS)]
    # In another order: trials belong together by their seeds.
    coins = [made(a, loss, first + i, "uniform", pair) for i, (a, loss) in enumerate(COINS)]
    return [*ours, *reversed(coins)]


def test_differences_are_paired_by_the_seeds_and_carry_a_t_interval():
    quantum, coin = summarise(trials())
    against = quantum.against_uniform
    for interval, differences in ((against.accuracy, GAINS), (against.loss, SAVED)):
        half = T_3 * stdev(differences) / 2
        assert interval.mean == pytest.approx(mean(differences))
        assert interval.low == pytest.approx(mean(differences) - half, abs=1e-6)
        assert interval.high == pytest.approx(mean(differences) + half, abs=1e-6)
    assert coin.against_uniform is None
    assert (quantum.test_loss, quantum.test_loss_std) == pytest.approx(
        (mean(loss for _, loss in OURS), stdev(loss for _, loss in OURS))
    )


def test_failed_trials_count_in_the_differences_and_trials_of_one_method_alone_do_not():
    failed = made(0.5, 0.69, 9, successful=False)
    quantum, _ = summarise([*trials(), failed, made(0.92, 0.4, 9, "uniform"), made(0.1, 3.0, 10)])
    assert quantum.against_uniform.accuracy.mean == pytest.approx(mean([*GAINS, -0.42]))
    assert quantum.against_uniform.loss.mean == pytest.approx(mean([*SAVED, 0.29]))


def test_one_trial_has_a_difference_without_an_interval():
    rows = summarise([made(0.9, 0.3, 0), made(0.8, 0.4, 0, "uniform")])
    accuracy = rows[0].as_json()["against_uniform"]["accuracy"]
    assert accuracy == {"mean": pytest.approx(0.1), "low": None, "high": None}
    assert "single trials have no interval" in finding([made(0.9, 0.3, 0), made(0.8, 0.4, 0, "uniform")])


def test_without_a_coin_nothing_is_said():
    alone = [trial for trial in trials() if trial.method == "quantum-1"]
    (row,) = summarise(alone)
    assert row.against_uniform is None
    assert (finding(alone), null_figure([row], ""), added(alone)) == ("", None, None)
    assert [table.title for table in tables([row])][3:] == ["Test loss / nats"]


def test_trials_of_an_earlier_version_have_no_loss():
    old = [
        made(0.9, None, 0),
        made(0.8, None, 0, "uniform"),
        made(0.9, None, 1),
        made(0.7, None, 1, "uniform"),
    ]
    values = old[0].as_json()
    del values["test_loss"]
    assert TrialResult.from_json(values) == old[0]
    row = summarise(old)[0].as_json()
    assert (row["test_loss"], row["test_loss_std"], row["against_uniform"]["loss"]) == (None, None, None)
    assert row["against_uniform"]["accuracy"]["mean"] == pytest.approx(0.15)
    assert "loss" not in finding(old)
    assert [len(figure.panels) for figure in figures(old)] == [1]


def test_over_pairs_the_means_count_and_not_what_differs_between_the_pairs():
    """Shifting all of a pair moves the mean by half of it, and leaves the width."""
    both = [*trials(), *trials(PAIRS[1], shift=0.2, first=100)]
    overall = added(both)
    assert (overall.trials, overall.fewest, overall.pairs) == (8, 4, 2)
    assert (overall.more_accurate, overall.less_loss) == (2, 2)
    assert overall.accuracy.mean == pytest.approx(mean(GAINS) + 0.1)
    # s²/n of each over the squared number of pairs, with 3 + 3 degrees of freedom
    half = 2.446912 * np.sqrt(2 * stdev(GAINS) ** 2 / 4) / 2
    assert overall.accuracy.high - overall.accuracy.mean == pytest.approx(half, rel=1e-6)


def test_the_sentence_says_what_is_certain_and_what_is_not():
    sentence = finding(trials())
    half = T_3 * stdev(SAVED) / 2
    assert "Quantum-1's test accuracy is not measurably different (+2.25 points, 95 % interval " in sentence
    assert (
        f"its test loss is {-mean(SAVED):.3f} nats lower (95 % interval {-mean(SAVED) - half:.3f} to "
        f"{-mean(SAVED) + half:.3f}), over 4 paired trials (few: the intervals" in sentence
    )
    higher = finding([*trials(shift=0.3), *trials(PAIRS[1], shift=0.3)])
    assert "test accuracy is 32.25 points higher (95 % interval " in higher
    assert "; higher in 2 of 2 pairs)" in higher
    worse = finding(trials(shift=-0.3))
    assert "test accuracy is 27.75 points lower (95 % interval " in worse


def test_tables_and_figure_hold_the_differences():
    results = [*trials(), *trials(PAIRS[11])]
    rows = summarise(results)
    *_, losses, against = tables(rows, finding(results))
    assert losses.columns == ("Data set", "Classes", "Q1", "coin")
    assert losses.rows[0][2:] == ("0.242 ± 0.043", "0.475 ± 0.065")
    assert against.rows[0][2].startswith("+2.25 (-")
    assert against.rows[0][3].startswith("-0.23")
    assert against.notable == {(0, 3), (1, 3)}
    assert finding(results) in against.note
    drawn = null_figure(rows, finding(results))
    accuracy, loss = drawn.panels
    assert [name for _, name in accuracy.x_names] == ["2-3", "Pullover-Dress"]
    np.testing.assert_allclose(accuracy.series[0].y, 100 * mean(GAINS))
    np.testing.assert_allclose(loss.series[0].low, mean(SAVED) - T_3 * stdev(SAVED) / 2, rtol=1e-6)
    assert finding(results) in drawn.caption


def test_the_coin_has_a_column_without_the_papers():
    accuracy, *_ = tables(summarise(trials()))
    assert accuracy.columns == ("Data set", "Classes", "Q1 ours", "Q1 paper", "Q1 Δ", "coin ours")
    assert accuracy.without_published().columns == ("Data set", "Classes", "Q1 ours", "coin ours")
    assert accuracy.rows[0][5] == f"{mean(a for a, _ in COINS):.4f}"


def test_a_figure_shows_the_losses_over_the_steps():
    *_, losses = figures(trials())
    assert losses.title == "Test loss of the MLP"
    assert [series.role for series in losses.panels[0].series] == ["quantum-1", "uniform"]
    np.testing.assert_allclose(losses.panels[0].series[1].y, [0.7, mean(loss for _, loss in COINS)])
