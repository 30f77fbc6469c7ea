"""Where the Solver API is: from what was typed, from the last session, from the environment."""

import os

import pytest
from helpers import sapi
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.dwave import account, place
from qanneal_gui.gui.dwave.place import Place

REMOTE = "https://example.org/sapi/v2/"

pytestmark = pytest.mark.usefixtures("isolated")


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_place_that_is_none(endpoint, region, profile):
    try:
        place = Place(endpoint, region, profile)
    except QannealError:
        return
    assert not place.endpoint or place.endpoint.lower().startswith("http")
    assert not set(place.region) - set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert place.profile.isprintable()


@pytest.mark.parametrize("do", [account.ask, account.use, account.keep])
def test_a_token_is_for_the_endpoint_of_dwave_conf_if_none_is_entered(do, server, monkeypatch, tmp_path):
    conf = tmp_path / "dwave.conf"
    conf.write_text(f"[defaults]\nendpoint = {server.endpoint}\n")
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(conf))
    monkeypatch.delenv("DWAVE_API_ENDPOINT", raising=False)
    do(SecretStr(sapi.TOKEN), Place())
    assert account.look().source == ("keyring" if do is account.keep else "session")
    account.forget(Place())
    assert account.look().source == ""


def test_the_last_place_comes_back_unless_the_environment_names_one(monkeypatch):
    place.restore(Place(REMOTE))
    assert os.environ["DWAVE_API_ENDPOINT"] == REMOTE
    place.restore(Place("https://other.org/"))
    assert os.environ["DWAVE_API_ENDPOINT"] == REMOTE
