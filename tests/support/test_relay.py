"""An event that sets others with itself, and is not set by them."""

from qanneal_gui.support.relay import Relay


def test_what_is_set_reaches_all_others_and_not_the_other_way_round():
    relay = Relay()
    with relay.passed_on() as one, relay.passed_on() as other:
        one.set()
        assert not relay.is_set()
        assert not other.is_set()
        relay.set()
        assert other.is_set()
    with relay.passed_on() as later:
        assert later.is_set()


def test_one_that_is_over_is_left_alone():
    relay = Relay()
    with relay.passed_on() as over:
        pass
    relay.set()
    assert not over.is_set()
