"""Tokens in texts: every one is known by itself, whatever else it holds."""

import pytest

from qanneal_gui.support import redaction
from qanneal_gui.support.redaction import protect, redact


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch):
    """No tokens of other tests, and none for them."""
    monkeypatch.setattr(redaction, "_secrets", set())


@pytest.mark.parametrize("order", [1, -1])
def test_a_token_that_holds_another_one_is_hidden_as_a_whole(order):
    for secret in ("squirrel", "red-squirrel-tail")[::order]:
        protect(secret)
    assert redact("red-squirrel-tail, squirrel") == "***, ***"


def test_a_token_in_an_address_is_known_too():
    protect("a+b/c=d")
    assert redact("https://example.org/?x=a%2Bb%2Fc%3Dd") == "https://example.org/?x=***"


def test_no_token_hides_nothing():
    protect("")
    assert redact("nothing to hide") == "nothing to hide"
