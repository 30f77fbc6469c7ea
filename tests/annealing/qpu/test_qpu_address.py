"""The token never leaves in the clear: whatever names the address, and whatever stands on the way."""

import socket

import pytest
from helpers import sapi
from helpers.recorder import recorder

from qanneal_gui.annealing.device import DeviceError
from qanneal_gui.annealing.qpu import (
    Credentials,
    QpuDevice,
    check_address,
    find_credentials,
    list_solvers,
    use_for_session,
)
from qanneal_gui.errors import QannealError

IN_THE_CLEAR = [
    "http://example.org/sapi/",
    "HTTP://example.org/sapi/",
    "http://localhost.evil.com/",
    "http://127.0.0.1.evil.com/",
    "http://127.0.0.1@evil.com/",
    "http://127.0.0.1:80@evil.com/",
    "http://evil.com#@127.0.0.1/",
    "http://evil.com\\@127.0.0.1/",
    "http://127.0.0.1\\@evil.com/",
    "http://evil.com/\t127.0.0.1",
    "http://localhost./",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://[::ffff:10.0.0.1]/",
    "http://[::]/",
    "http://[::1%25eth0]/",
    "http://2130706433.evil.com/",
    "http://１２７.0.0.1/",
    "ftp://127.0.0.1/",
    "//127.0.0.1/",
    "127.0.0.1/sapi",
    "https://",
    "https://user:word@example.org/",
    "https://example.org:port/",
    "file:///etc/passwd",
]
PERCENT = "%"
SAFE = [
    "https://na-west-1.cloud.dwavesys.com/sapi/v2/",
    "HTTPS://example.org/",
    "http://127.0.0.1:8799/sapi/v2/",
    "http://127.8.9.10/",
    "http://[::1]:80/",
    "http://localhost:8799/",
    "HTTP://LOCALHOST/",
]


@pytest.mark.parametrize("address", IN_THE_CLEAR)
def test_one_check_refuses_it_from_every_source(monkeypatch, tmp_path, address):
    with pytest.raises(QannealError, match="must be an https address"):
        check_address(address)
    with pytest.raises(QannealError):
        use_for_session(sapi.TOKEN, address)
    with pytest.raises(QannealError):
        Credentials(sapi.TOKEN, address)
    path = tmp_path / "dwave.conf"
    if address.isprintable():
        for key in ("endpoint", "metadata_api_endpoint", "leap_api_endpoint"):
            path.write_text(
                f"[defaults]\n{key} = {address.replace(PERCENT, 2 * PERCENT)}\ntoken = {sapi.TOKEN}\n",
                encoding="utf-8",
            )
            monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
            with pytest.raises(QannealError, match=rf"^{key} in dwave\.conf \(.*must be an https address"):
                find_credentials()
    monkeypatch.setenv("DWAVE_CONFIG_FILE", "")
    monkeypatch.setenv("DWAVE_API_ENDPOINT", address)
    monkeypatch.setenv("DWAVE_API_TOKEN", sapi.TOKEN)
    with pytest.raises(QannealError, match=r"^DWAVE_API_ENDPOINT is .*must be an https address"):
        find_credentials()


@pytest.mark.parametrize("address", SAFE)
def test_https_and_this_machine_are_let_through(address):
    check_address(address)


def test_a_localhost_that_is_another_machine_is_refused(monkeypatch):
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 0)) for host in ("127.0.0.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    with pytest.raises(QannealError, match="over plain http"):
        check_address("http://localhost/")


PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "DWAVE_API_PROXY"]


@pytest.fixture
def proxied(monkeypatch):
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")

    def use(address):
        for name in PROXIES:
            monkeypatch.setenv(name, address)

    return use


def test_a_proxy_sees_no_more_of_https_than_connect(proxied):
    with recorder() as (proxy, address):
        proxied(address)
        with pytest.raises(DeviceError, match="cannot be reached"):
            list_solvers(Credentials(sapi.TOKEN, "https://example.org/sapi/v2/"))
    assert proxy.heard
    assert all(head.startswith("CONNECT example.org:443") for head in proxy.heard)
    assert sapi.TOKEN not in "".join(proxy.heard)


def test_a_proxy_is_not_asked_for_this_machine(proxied, server, credentials, monkeypatch, tmp_path):
    with recorder() as (proxy, address):
        proxied(address)
        assert list_solvers(credentials)
        conf = tmp_path / "dwave.conf"
        conf.write_text(f"[defaults]\nproxy = {address}\n")
        monkeypatch.delenv("DWAVE_API_PROXY")
        monkeypatch.setenv("DWAVE_CONFIG_FILE", str(conf))
        assert list_solvers(credentials)
    assert proxy.heard == []


@pytest.mark.parametrize("away", ["http://127.0.0.2:1/", "http://example.org/", "https://example.org/"])
def test_a_region_is_asked_for_without_the_token_and_its_address_is_checked(monkeypatch, away):
    kind = "application/vnd.dwave.metadata.regions+json; version=1.0.0"
    body = f'[{{"code": "eu-central-1", "name": "Europe", "endpoint": "{away}"}}]'.encode()
    with recorder(200, {"Content-Type": kind}, body) as (metadata, address):
        monkeypatch.setenv("DWAVE_METADATA_API_ENDPOINT", f"{address}/metadata/v1/")
        monkeypatch.setenv("DWAVE_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
        with pytest.raises(QannealError) as caught:
            QpuDevice.open(Credentials(sapi.TOKEN, region="eu-central-1"))
    assert len(metadata.heard) == 1
    assert sapi.TOKEN not in "".join(metadata.heard)
    refused = away == "http://example.org/"
    assert ("endpoint of eu-central-1 must be an https address" in str(caught.value)) == refused


def test_an_answer_cannot_send_the_token_to_another_server(credentials):
    from qanneal_gui.annealing.qpu import ocean

    with recorder(200) as (stranger, address), ocean.connected(credentials, sapi.OPTIONS) as client:
        with client.create_session() as session, pytest.raises(Exception, match="302"):
            session.get(f"{address}/answer")
        assert stranger.heard == []
