"""The figures at the top of the window, by which a user decides."""

import pytest

from qanneal_gui.gui.run.header import Header


@pytest.fixture
def header(qtbot, look):
    made = Header()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("seconds", "limit", "text"),
    [
        (0.0, 60.0, "0 s of 60 s"),
        (59.99, 60.0, "59.990 s of 60 s"),
        (60.0, 60.0, "60.000 s of 60 s (none left)"),
        (1234.4, 1200.0, "1,234.400 s of 1,200 s (none left)"),
    ],
)
def test_the_month_says_when_nothing_is_left(header, seconds, limit, text):
    header.show_monthly_usage(seconds, limit)
    assert not header.monthly_usage.isHidden()
    assert header.monthly_usage.whole.endswith(f": {text}")
    header.show_monthly_usage(None)
    assert header.monthly_usage.isHidden()


@pytest.mark.parametrize(
    ("seconds", "text", "share", "over"),
    [
        (0.0, "0 s", 0.0, False),
        (15.0, "15.000 s", 0.25, False),
        (54.0, "54.000 s", 0.9, False),
        (54.1, "54.100 s", 0.902, True),
    ],
)
def test_the_run_s_own_time_is_a_share_of_its_limit(header, seconds, text, share, over):
    header.show_qpu(seconds, 60.0)
    assert (header.qpu.value.text(), header.qpu.remark.text()) == (text, "of 60 s")
    assert header.qpu_bar.value() / header.qpu_bar.maximum() == pytest.approx(share, abs=1e-3)
    assert header.qpu_bar.property("over") is over
    header.show_qpu(90.0, 60.0)
    assert header.qpu_bar.value() == header.qpu_bar.maximum()


def test_accuracies_are_in_per_cent_and_the_best_stands_beside_the_last(header):
    header.show_accuracy(0.8125, 0.9)
    assert (header.accuracy.value.text(), header.accuracy.remark.text()) == ("81.2 %", "best 90.0 %")
    header.show_accuracy(None, None)
    assert (header.accuracy.value.text(), header.accuracy.remark.text()) == ("–", "")


def test_the_way_of_a_run_is_steps_of_all_steps(header):
    header.show_progress(250, 1000, 90.0)
    assert header.step.text() == "Step 250 of 1,000"
    assert header.progress.value() / header.progress.maximum() == 0.25
    header.show_progress(0, 0, None)
    assert (header.step.text(), header.progress.value(), header.left.text()) == ("Not started", 0, "")
