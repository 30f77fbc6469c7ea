"""The time that is left, and what is due."""

from qanneal_gui.support.progress import Pace, Throttle


def test_the_time_left_comes_from_what_was_done_since_the_start():
    now = [10.0]
    pace = Pace(clock=lambda: now[0])
    assert pace.reached(0.005) is None
    now[0] = 12.0
    assert pace.reached(0.25) == 6.0
    assert (pace.elapsed, pace.fraction) == (2.0, 0.25)
    assert pace.reached(1.0) == 0.0


def test_what_took_no_time_does_not_count():
    now = [0.0]
    pace = Pace(10, least=1, clock=lambda: now[0])
    assert pace.seconds_left is None
    pace.skipped_to(4)
    assert pace.fraction == 0.4
    assert pace.seconds_left is None
    now[0] = 2.0
    pace.reached(5)
    # Two trials in two seconds, and four are left.
    assert pace.reached(6) == 4.0
    assert pace.reached(10) == 0.0


def test_the_pace_of_the_last_reports_forgets_the_first():
    now = [0.0]
    pace = Pace(100, 20, least=2, recent=3, clock=lambda: now[0])
    assert pace.reached(21) is None
    for done in range(22, 31):
        now[0] += 1.0 if done < 28 else 5.0
        left = pace.reached(done)
    assert left == 5.0 * 70


def test_nothing_to_do_is_done():
    assert (Pace(0).fraction, Pace(0).seconds_left) == (1.0, 0.0)


def test_a_throttle_lets_one_through_at_a_time():
    now = [0.0]
    throttle = Throttle(lambda: now[0])
    assert [throttle.due(), throttle.due()] == [True, False]
    now[0] = 0.3
    assert [throttle.due(0.5), throttle.due()] == [False, True]
