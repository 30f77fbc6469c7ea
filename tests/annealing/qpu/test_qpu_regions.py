"""Regions as D-Wave lists them, those known without it, and the address that the settings lead to."""

import pytest
from helpers import sapi
from helpers.recorder import recorder

from qanneal_gui.annealing.qpu import KNOWN_REGIONS, Region, effective_address, list_regions, profiles

KIND = "application/vnd.dwave.metadata.regions+json; version=1.0.0"
HERE = Region("xx-north-7", "Nowhere", "https://xx-north-7.example.org/sapi/v2/")


def asked(monkeypatch, body, status=200):
    with recorder(status, {"Content-Type": KIND}, body.encode()) as (metadata, address):
        monkeypatch.setenv("DWAVE_METADATA_API_ENDPOINT", f"{address}/metadata/v1/")
        monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
        found = list_regions()
    assert sapi.TOKEN not in "".join(metadata.heard)
    return found


def test_regions_are_d_waves_own(monkeypatch):
    body = f'[{{"code": "{HERE.code}", "name": "{HERE.name}", "endpoint": "{HERE.endpoint}"}}]'
    assert asked(monkeypatch, body) == (HERE,)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        '{"code": 1}',
        '[{"code": "../up", "name": "Up", "endpoint": "https://example.org/"}]',
        '[{"code": "na-west-1", "name": "West", "endpoint": "http://example.org/"}]',
        '[{"code": "na-west-1", "name": "\\n", "endpoint": "https://example.org/"}]',
    ],
)
def test_without_a_list_that_can_be_used_those_known_are_offered(monkeypatch, body):
    assert asked(monkeypatch, body) == KNOWN_REGIONS


def test_without_an_answer_those_known_are_offered(monkeypatch):
    assert asked(monkeypatch, "[]", status=500) == KNOWN_REGIONS


def test_known_regions_have_the_addresses_of_oceans_documentation():
    from dwave.cloud import regions

    for region in KNOWN_REGIONS:
        assert f"Region(code='{region.code}', name='{region.name}', endpoint='{region.endpoint}')" in (
            regions.get_regions.__doc__
        )


@pytest.mark.parametrize(
    ("conf", "variables", "sentence"),
    [
        ("", {}, "Requests go to https://cloud.dwavesys.com/sapi/ (D-Wave's default)."),
        (
            "[defaults]\nregion = eu-central-1\n",
            {},
            "Requests go to https://eu-central-1.cloud.dwavesys.com/sapi/v2/ (region eu-central-1).",
        ),
        (
            "[defaults]\nregion = eu-central-1\n",
            {"DWAVE_API_REGION": "na-west-1"},
            "Requests go to https://cloud.dwavesys.com/sapi/ (region na-west-1).",
        ),
        (
            "[a]\nsolver = x\n[b]\nendpoint = https://example.org/\nregion = eu-central-1\n",
            {"DWAVE_PROFILE": "b"},
            "Requests go to https://example.org/ (endpoint of dwave.conf, which takes precedence over region "
            "eu-central-1).",
        ),
        (
            "[a]\nendpoint = https://example.org/a/\n",
            {"DWAVE_API_REGION": "na-west-1"},
            "Requests go to https://cloud.dwavesys.com/sapi/ (region na-west-1).",
        ),
        (
            "[a]\nendpoint = https://example.org/a/\n",
            {"DWAVE_API_ENDPOINT": "https://example.org/c/"},
            "Requests go to https://example.org/c/ (DWAVE_API_ENDPOINT).",
        ),
        ("", {"DWAVE_API_REGION": "xx-north-7"}, "Test asks D-Wave for the address of region xx-north-7."),
    ],
)
def test_the_effective_address_is_that_of_ocean(monkeypatch, tmp_path, conf, variables, sentence):
    path = tmp_path / "dwave.conf"
    path.write_text(conf)
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert effective_address().sentence == sentence
    if not sentence.startswith("Test"):
        return
    assert effective_address((HERE,)).url == HERE.endpoint


def test_profiles_are_the_sections_but_the_defaults(monkeypatch, tmp_path):
    path = tmp_path / "dwave.conf"
    path.write_text("[defaults]\nregion = na-west-1\n[prod]\ntoken = A-12345678\n[dev]\ntoken = B-12345678\n")
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
    assert profiles() == ["prod", "dev"]
    monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")
    assert profiles() == []
