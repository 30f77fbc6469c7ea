"""The chip as a web page: one file that asks for nothing, whatever things are called."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours
from qanneal_gui.chip.web_page import web_page

HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)">&amp;'


class Elements(HTMLParser):
    """Collects elements with their attributes, and what stands in them."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)


@pytest.fixture(scope="module")
def placement():
    graph = load_topology("pegasus:4")
    return Placement(graph, tuple(search.embed(graph, 8, 2, 2)), (HOSTILE, "two"))


@pytest.fixture(scope="module", params=["lines", "dots"])
def page(request, placement):
    return web_page(placement, title=f"A title {HOSTILE}", caption=HOSTILE, drawing=request.param)


def rows_of(page):
    return json.loads(re.search(r'id="qubits">(.*?)</script>', page, re.DOTALL)[1])


def test_hostile_names_stay_words(page):
    elements = Elements(page)
    tags = [tag for tag, _ in elements.found]
    assert tags.count("script") == 2
    assert "img" not in tags
    assert not any(name.startswith("on") for _, attributes in elements.found for name in attributes)
    assert HOSTILE in elements.text
    assert any(HOSTILE in row[4] for row in rows_of(page))


def test_it_may_run_its_own_script_and_load_nothing(page):
    policy = next(a["content"] for tag, a in Elements(page).found if "http-equiv" in a)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    for tag, attributes in Elements(page).found:
        assert not {"src", "href", "action"} & set(attributes), tag
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) <= {"http://www.w3.org/2000/svg"}


def test_every_qubit_can_be_pointed_at(page, placement):
    rows = rows_of(page)
    assert len(rows) == len(placement.topology)
    spare = [row for row in rows if row[4].endswith("spare")]
    assert len(spare) == len(placement.topology) - len(placement.layout.qubits)
    assert all(left <= right and top <= bottom for left, top, right, bottom, _ in rows)
    assert any(row[4].startswith("k0, copy 1\nQubit ") for row in rows)


def test_a_light_page_is_light(placement):
    page = web_page(placement, light=True)
    assert f"background: {colours.LIGHT}" in page
    assert colours.STAGE not in page
