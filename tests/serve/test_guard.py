"""Who gets an answer, and who does not; nothing of that breaks the server."""

import contextlib
import re
import socket
import ssl
import stat
from urllib.parse import urlsplit

import pytest
from helpers import certificates
from helpers.web_pages import serving

from qanneal_gui.errors import QannealError
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.serve.guard import Door
from qanneal_gui.serve.server import MOST_AT_ONCE, listen

TOKEN = "correct-horse-battery-staple"
SECRET = "a run of my own"


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    root = tmp_path_factory.mktemp("guarded")
    RunLibrary(root).create({}, {}, {}, SECRET).close()
    return root


@pytest.fixture(scope="module")
def server(place):
    with serving(place) as server:
        yield server


@pytest.fixture
def guarded(place):
    with serving(place, token=TOKEN) as server:
        yield server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of 127.0.0.1 that nobody has signed, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    return certificates.make(folder)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/icon.svg", "/?part"])
def test_every_answer_has_the_headers(server, path):
    headers = server.ask(path)[1]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "Set-Cookie" not in headers
    assert "Server" not in headers


def test_every_page_has_a_nonce_of_its_own(server):
    answers = [server.ask() for _ in range(2)]
    nonces = [
        re.search(r"script-src 'nonce-([^']+)'", headers["Content-Security-Policy"])[1]
        for _, headers, _ in answers
    ]
    assert len(set(nonces)) == 2
    for nonce, (_, _, page) in zip(nonces, answers, strict=True):
        assert set(re.findall(r"<(?:script|style)([^>]*)>", page)) == {f' nonce="{nonce}"'}
        assert not re.search(r"\son\w+=|\sstyle=|https?://(?!www\.w3\.org/2000/svg)", page)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_the_names_of_loopback_are_answered(server, name):
    assert server.ask(Host=f"{name}:{urlsplit(server.url).port}")[0] == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "localhost", "localhost:1", "127.0.0.1.evil.example:{port}", ""],
)
def test_another_name_that_leads_here_is_refused(server, host):
    status, _, said = server.ask(Host=host.format(port=urlsplit(server.url).port))
    assert status == 421
    assert SECRET not in said


def test_no_name_at_all_is_refused(server):
    assert server.ask(Host=None)[0] == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
    ],
)
def test_what_another_site_asks_for_is_refused(server, headers):
    status, _, said = server.ask(**headers)
    assert status == 403
    assert SECRET not in said


def test_what_the_page_itself_asks_for_is_answered(server):
    assert server.ask(Origin=server.url.rstrip("/"), Sec_Fetch_Site="same-origin")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE"])
@pytest.mark.parametrize("path", ["/", "/token"])
def test_the_pages_can_only_be_read(server, method, path):
    status, headers, _ = server.ask(path, method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_the_head_of_a_page_has_no_body(server):
    status, headers, said = server.ask(method="HEAD")
    assert (status, said) == (200, "")
    assert int(headers["Content-Length"]) > 1000


@pytest.mark.parametrize("length", ["5000", "1" * 20, "5000000000"])
def test_a_request_that_brings_much_is_refused(guarded, length):
    assert guarded.ask("/token", "POST", Content_Length=length)[0] == 413
    assert guarded.ask("/", Content_Length=length)[0] == 413


def test_a_head_that_does_not_end_is_refused(server):
    where = urlsplit(server.url)
    connection = socket.create_connection((where.hostname, where.port))
    with connection as raw, contextlib.suppress(ConnectionError):
        raw.sendall(b"GET / HTTP/1.1\r\nX-Long: " + b"a" * 100_000)
        assert raw.recv(12) in (b"HTTP/1.1 400", b"")
    assert server.ask()[0] == 200


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/", {"X_Long": "a" * 20_000}), ("/" + "a" * 20_000, {}), ("/?" + "a" * 20_000, {})],
    ids=["headers", "path", "query"],
)
def test_a_long_head_is_refused_though_it_comes_at_once(server, path, headers):
    assert server.ask(path, **headers)[0] == 400
    assert server.ask()[0] == 200


@pytest.mark.parametrize(
    "said", [b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/9.9\r\n\r\n", b"\0" * 1000 + b"\r\n\r\n"]
)
def test_what_is_not_http_breaks_nothing(server, said):
    where = urlsplit(server.url)
    with socket.create_connection((where.hostname, where.port)) as raw:
        raw.sendall(said)
        raw.shutdown(socket.SHUT_WR)
        assert SECRET.encode() not in raw.recv(4096)
    assert server.ask()[0] == 200


def test_a_flood_is_told_to_come_again_and_breaks_nothing(place):
    with serving(place, _FIRST_WORD=1e6, _WHOLE=1e6) as server:
        where = urlsplit(server.url)
        for flood in (MOST_AT_ONCE, 6 * MOST_AT_ONCE):
            silent = [socket.create_connection((where.hostname, where.port)) for _ in range(flood)]
            try:
                status = server.ask()[0]
            except OSError:  # of very many, most are not even told
                status = None
            assert status == (503 if flood == MOST_AT_ONCE else None)
            for one in silent:
                one.close()
            while True:
                try:
                    status = server.ask()[0]
                except OSError:
                    continue
                if status == 200:
                    break


@pytest.mark.parametrize("said", [b"", b"GET / HT"])
def test_who_says_nothing_makes_room(place, said):
    with serving(place, _FIRST_WORD=0.05) as server:
        where = urlsplit(server.url)
        with socket.create_connection((where.hostname, where.port)) as raw:
            raw.sendall(said)
            with contextlib.suppress(ConnectionResetError):
                assert raw.recv(10) == b""


def test_without_the_token_nothing_is_shown(guarded, place):
    run = RunLibrary(place).get("last").id
    for path in ("/", "/?part", f"/runs/{run}", f"/runs/{run}/chip.svg", "/nowhere", "/icon.svg"):
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Cookie": 'qanneal=1; ;;="\\'}):
            status, _, said = guarded.ask(path, **headers)
            assert status == 401
            assert SECRET not in said
            assert run not in said


def test_the_token_opens_the_pages(guarded, place):
    assert SECRET in guarded.ask(Authorization=f"Bearer {TOKEN}")[2]
    status, headers, _ = guarded.ask("/token", "POST", f"token={TOKEN}".encode())
    assert (status, headers["Location"]) == (303, "/")
    cookie, *attributes = headers["Set-Cookie"].split("; ")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} == set(attributes)
    assert TOKEN not in cookie
    _, headers, page = guarded.ask(Cookie=cookie)
    assert SECRET in page
    assert TOKEN not in page + str(headers)
    assert guarded.ask(Cookie=f"{cookie}x")[0] == 401
    for path in place.rglob("*"):
        if path.is_file():
            assert TOKEN.encode() not in path.read_bytes()


def test_without_the_token_nothing_is_stopped(library):
    recorder = library.create({}, {}, {}, "")
    with serving(library.root, "--allow-stop", token=TOKEN) as server:
        sent = server.ask(f"/runs/{recorder.id}/stop", "POST", b"", Origin=server.url.rstrip("/"))
        assert sent[0] == 401
        assert not (library.directory(recorder.id) / "order").exists()
        given = {"Authorization": f"Bearer {TOKEN}"}
        assert server.ask(f"/runs/{recorder.id}/stop", "POST", b"", **given)[0] == 303
    recorder.close()


def test_another_site_cannot_sign_in(guarded):
    sent = guarded.ask("/token", "POST", f"token={TOKEN}".encode(), Origin="https://evil.example")
    assert sent[0] == 403
    assert "Set-Cookie" not in sent[1]


def test_wrong_tokens_end_the_asking_but_not_for_who_is_in(guarded):
    cookie = guarded.ask("/token", "POST", f"token={TOKEN}".encode())[1]["Set-Cookie"].split(";")[0]
    said = [guarded.ask("/token", "POST", b"token=wrong")[0] for _ in range(12)]
    assert said == [401] * 9 + [429] * 3
    assert guarded.ask("/token", "POST", f"token={TOKEN}".encode())[0] == 429
    assert guarded.ask(Authorization=f"Bearer {TOKEN}")[0] == 401
    assert guarded.ask(Cookie=cookie)[0] == 200


def test_after_a_minute_tokens_are_looked_at_again():
    now = [0.0]
    door = Door(TOKEN, "name", clock=lambda: now[0])
    assert not any(door.accepts("wrong") for _ in range(10))
    assert not door.accepts(TOKEN)
    now[0] = 60.0
    assert door.accepts(TOKEN)


def test_tls_is_spoken_with_a_certificate(place, certificate):
    context = ssl.create_default_context(cafile=certificate.file)
    options = ("--certificate", str(certificate.file), "--key", str(certificate.key))
    with serving(place, *options, token=TOKEN, context=context) as server:
        assert server.url.startswith("https://127.0.0.1:")
        assert SECRET in server.ask(Authorization=f"Bearer {TOKEN}")[2]
        headers = server.ask("/token", "POST", f"token={TOKEN}".encode(), Origin=server.url.rstrip("/"))[1]
        assert "Secure" in headers["Set-Cookie"]


@pytest.mark.parametrize("missing", ["token", "certificate", "both"])
def test_a_network_is_not_let_in_without_token_and_tls(certificate, missing):
    with pytest.raises(QannealError, match=r"ssh -L 8765:localhost:8765"):
        listen(
            "0.0.0.0",
            0,
            "" if missing != "certificate" else TOKEN,
            certificate if missing == "token" else None,
        )


def test_every_address_at_once_is_no_address(certificate):
    with pytest.raises(QannealError, match="every address of this computer"):
        listen("0.0.0.0", 0, TOKEN, certificate)


def test_what_cannot_be_listened_to_is_one_sentence(certificate, tmp_path):
    with pytest.raises(QannealError, match="too short"):
        listen("127.0.0.1", 0, "short", None)
    with pytest.raises(QannealError, match="no computer with the name"):
        listen("no such name", 0, "", None)
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(QannealError, match="choose another"):
        listen("127.0.0.1", taken.getsockname()[1], "", None)
    locked = certificate.key.with_name("locked.pem")
    for key in (tmp_path / "none.pem", certificate.file, locked):
        with pytest.raises(QannealError, match="two PEM files"):
            listen("127.0.0.1", 0, TOKEN, certificate._replace(key=key))


def test_a_certificate_needs_its_key(place, certificate):
    with serving(place, "--certificate", str(certificate.file)) as server:
        assert "Give both --certificate and --key" in server.url
        assert server.process.wait() == 2


def test_nothing_is_left_open_to_others(place):
    assert not [
        path for path in place.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077 and path != place
    ]
