"""dwave.conf as people have it, and each thing in it that cannot be used, by its name."""

import os

import pytest
from helpers import sapi
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.annealing.qpu import find_credentials, list_solvers
from qanneal_gui.annealing.qpu.dwave_conf import read_settings
from qanneal_gui.errors import QannealError

GOOD = f"[defaults]\ntoken = {sapi.TOKEN}\n"


@pytest.fixture
def conf(monkeypatch, tmp_path):
    path = tmp_path / "dwave.conf"
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(path))
    return path


def refusal(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(QannealError) as caught:
        find_credentials()
    told = str(caught.value)
    assert sapi.TOKEN not in told
    assert "dwave.conf" in told
    assert told.endswith(".")
    assert "\n" not in told
    return told


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf_8_is_read_with_and_without_its_mark(conf, mark, server):
    conf.write_bytes(mark + f"{GOOD}endpoint = {server.endpoint}\nrequest_timeout = 3.5\n".encode())
    assert find_credentials().source == "dwave.conf"
    assert list_solvers(find_credentials())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_called_by_its_name(conf, encoding):
    assert "UTF-16" in refusal(conf, GOOD.encode(encoding))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("request_timeout = abc", "is abc, which is not a number of seconds"),
        ("request_timeout = -1", "is -1, which is not a number of seconds"),
        ("request_timeout = 0", "is 0, which"),
        ("request_timeout = nan", "is nan"),
        ("request_timeout = 1e999", "is 1e999"),
        ("request_timeout = (1, 'x')", "is (1, 'x')"),
        ("request_timeout = " + "(" * 3000, "which is not a number of seconds"),
        ("polling_timeout = soon", "is soon"),
        ("poll_wait_time = 1.5", "a whole number"),
        ("poll_strategy = never", "is never, which is not backoff or long-polling"),
        ("http_retry_total = many", "is many, which is not a whole number"),
        ("permissive_ssl = perhaps", "is perhaps, which is not on or off"),
        ("permissive_ssl = on", "would send the API token to any server that answers"),
        ("endpoint = http://example.org/", "over plain http"),
        ("endpoint = example", "must be an https address"),
        ("proxy = gopher://x", "is gopher://x, which is not the address of a proxy"),
        ("region = Mars!", "is Mars!, which is not the name of a region"),
        ("solver = {qubits: 5", "is {qubits: 5, which is not the name of a solver"),
        ("client_cert = /no/such/file", "is /no/such/file, which is not a file"),
        ("headers = secret-value-here", "headers in dwave.conf"),
    ],
)
def test_a_bad_value_is_blamed_on_its_key(conf, line, words):
    told = refusal(conf, f"{GOOD}{line}\n")
    assert words in told
    assert told.startswith(f"{line.split()[0]} in dwave.conf ({conf})")
    assert "secret-value-here" not in told


def test_the_section_that_is_used_is_the_one_that_is_checked(conf, monkeypatch):
    conf.write_text(f"{GOOD}[one]\nregion = na-east-1\n[two]\nrequest_timeout = abc\n")
    assert find_credentials().region == "na-east-1"
    monkeypatch.setenv("DWAVE_PROFILE", "two")
    with pytest.raises(QannealError, match=r"^request_timeout in dwave\.conf"):
        find_credentials()
    monkeypatch.setenv("DWAVE_PROFILE", "three")
    with pytest.raises(QannealError, match=r"^DWAVE_PROFILE is three, but dwave\.conf has one, two"):
        find_credentials()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"token = {sapi.TOKEN}\n", "has no section such as [defaults] before line 1"),
        (f"{GOOD}token = {sapi.TOKEN}\n", "has token twice in [defaults], at line 3"),
        (f"[a]\ntoken = {sapi.TOKEN}\n[a]\n", "has the section [a] twice, at line 3"),
        (f"[defaults]\n{sapi.TOKEN}\n", "has no key = value at line 2"),
        (f"{GOOD}profile = none\n[a]\n", "is none, but dwave.conf has a"),
        (f"{GOOD}proxy = http://a%b\n", "proxy in dwave.conf"),
        (f"[defaults]\ntoken = {sapi.TOKEN}\nendpoint = {sapi.TOKEN}\n", "endpoint in dwave.conf"),
        (b"[defaults]\ntoken = \xff\xfe\xfa\n", "not in UTF-8 (line 2)"),
        (b"#" * (300 << 10), "larger than 256 KiB"),
    ],
)
def test_a_file_that_is_none_is_told_without_its_contents(conf, content, words):
    assert words in refusal(conf, content)


@pytest.mark.skipif(os.name == "nt", reason="pipes by name are POSIX")
def test_what_is_no_file_is_told_at_once(conf, tmp_path, monkeypatch):
    os.mkfifo(conf)
    with pytest.raises(QannealError, match=r"not a regular file; give a dwave\.conf file"):
        find_credentials()
    monkeypatch.setenv("DWAVE_CONFIG_FILE", str(tmp_path))
    with pytest.raises(QannealError, match="it is a folder"):
        find_credentials()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DWAVE_API_ENDPOINT", "http://example.org/"),
        ("DWAVE_API_REGION", "no region"),
        ("DWAVE_API_PROXY", "://"),
        ("DWAVE_API_SOLVER", "{"),
        ("DWAVE_METADATA_API_ENDPOINT", "http://example.org/"),
    ],
)
def test_a_bad_variable_is_named(monkeypatch, variable, value):
    monkeypatch.setenv("DWAVE_CONFIG_FILE", os.devnull)
    monkeypatch.setenv(variable, value)
    with pytest.raises(QannealError, match=rf"^{variable} is "):
        find_credentials()


def test_files_are_joined_as_ocean_joins_them(monkeypatch, tmp_path):
    """The user's own file is overridden by the one in the working directory, key by key."""
    from dwave.cloud.config import load_config

    first, second = tmp_path / "home" / "dwave.conf", tmp_path / "here" / "dwave.conf"
    for path, content in (
        (first, f"{GOOD}polling_timeout = 7\n[one]\nregion = eu-central-1\nsolver = %(region)s\n[two]\n"),
        (second, "[defaults]\nregion = na-east-1\nhttp_retry_total = 3\n[two]\nsolver = x\n"),
    ):
        path.parent.mkdir()
        path.write_text(content)
    paths = [str(first), str(second)]
    monkeypatch.setattr("dwave.cloud.config.loaders.get_configfile_paths", lambda **_: paths)
    for profile in ("", "one", "two"):
        monkeypatch.setenv("DWAVE_PROFILE", profile)
        assert read_settings().values == load_config()
    assert read_settings().named("polling_timeout") == f"polling_timeout in dwave.conf ({first})"
    assert read_settings().named("region") == f"region in dwave.conf ({second})"


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: (GOOD + text).encode()))
def test_no_content_ends_in_anything_but_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("conf") / "dwave.conf"
    path.write_bytes(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DWAVE_CONFIG_FILE", str(path))
        told = ""
        try:
            read_settings()
        except QannealError as error:
            told = str(error)
    assert sapi.TOKEN not in told
    assert "\n" not in told
