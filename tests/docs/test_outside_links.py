"""Links out of the manual: few, well formed, each known; `make docs-links` asks whether they answer."""

import re
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "packaging" / "about.md"]
LINK = re.compile(r"https?://[^\s)>`'\",;|<]+")

KNOWN = {
    "http://yann.lecun.com/exdb/mnist/",  # where MNIST was published
    "https://github.com/zalandoresearch/fashion-mnist",
    "https://doi.org/10.24432/C50P49",  # the digits
    "https://www.dask.org",
    "https://distributed.dask.org/en/stable/tls.html",
}
"""Links that somebody has looked at; a new one is opened once before it is added here."""

SHOWN = re.compile(r"(.*\.)?example\.(org|com)|localhost|127\.0\.0\.1|192\.0\.2\.\d+|hooks\.slack\.com")
"""Hosts of examples, which lead nowhere on purpose."""


def links():
    found = {}
    for page in PAGES:
        for link in LINK.findall(page.read_text(encoding="utf-8")):
            found.setdefault(link.rstrip(".:"), page.name)
    return found


def test_every_link_to_the_outside_is_known_or_an_example():
    hosts = {link: urlsplit(link).hostname or "" for link in links()}
    assert {link for link, host in hosts.items() if not SHOWN.fullmatch(host)} == KNOWN


def test_links_are_well_formed():
    for link in links():
        parts = urlsplit(link)
        assert parts.scheme in {"http", "https"}
        assert re.fullmatch(r"[a-z0-9.-]+", parts.hostname or ""), link
        assert parts.port is None or 0 < parts.port < 65536
        assert ".." not in parts.path
