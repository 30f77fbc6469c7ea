"""The chip and its stories as a web page: one file that asks for nothing, whatever things are called."""

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import numpy as np
import pytest
from helpers.web_story import film
from helpers.web_written import Written

from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.chip import colours
from qanneal_gui.chip import picture as chip_picture
from qanneal_gui.chip.story import Story, StoryStep
from qanneal_gui.chip.svg import place
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
    step = StoryStep(0, HOSTILE, placement, title=HOSTILE)
    return web_page(Story((step, step), drawing=request.param), title=f"A title {HOSTILE}")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A recorded run with its film."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(tmp_path_factory.mktemp("home")))
        yield film()


def test_hostile_names_stay_words(page):
    elements = Elements(page)
    tags = [tag for tag, _ in elements.found]
    assert tags.count("script") == 3
    assert "img" not in tags
    assert not any(name.startswith("on") for _, attributes in elements.found for name in attributes)
    assert HOSTILE in elements.text
    assert any(HOSTILE in name for name in Written(page).told["networks"][0]["names"])


def test_it_may_run_its_own_script_and_load_nothing(page):
    policy = next(a["content"] for tag, a in Elements(page).found if "http-equiv" in a)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    for tag, attributes in Elements(page).found:
        assert not {"src", "href", "action"} & set(attributes), tag
    assert set(re.findall(r"https?://[^\s\"'<]+", page)) <= {"http://www.w3.org/2000/svg"}
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|innerHTML|eval\(", script)


def test_every_qubit_can_be_pointed_at(page, placement):
    written = Written(page)
    left, top, right, bottom = (written.numbers(one, "<u2") for one in written.told["qubits"]["boxes"])
    assert len(left) == len(placement.topology)
    assert (left <= right).all()
    assert (top <= bottom).all()
    assert (
        written.numbers(written.told["qubits"]["numbers"], "<u2").tolist()
        == placement.topology.qubits.tolist()
    )
    network = written.told["networks"][0]
    assert written.numbers(network["qubits"], "<u2").tolist() == placement.layout.qubits.tolist()
    assert written.numbers(network["variables"], "<u2").tolist() == placement.variable.tolist()


def test_a_light_page_is_light(placement):
    page = web_page(Story((StoryStep(0, "", placement),)), title="", light=True)
    assert f"background: {colours.LIGHT}" in page
    assert colours.STAGE not in page


def test_a_chip_alone_has_no_scenes_to_choose(placement):
    page = web_page(Story((StoryStep(0, "A caption.", placement),)), title="A title")
    assert 'id="scene"' not in page
    assert "All scenes" not in page


def test_every_caption_of_a_story_is_text(told):
    story = told.story
    page = web_page(story, title="A run")
    listed = [unescape(one) for one in re.findall(r"<li><button>(.*?)</button>", page)]
    assert listed == [f"{step.title}: {step.caption}" for step in story.steps]


@pytest.mark.parametrize("drawing", ["lines", "dots"])
def test_every_scene_has_the_lines_of_its_picture_in_their_colours(told, drawing):
    story = replace(told.story, drawing=drawing)
    written = Written(web_page(story, title="A run"))
    layers = [(layer, written.ends(layer)) for layer in written.told["layers"]]
    for step, scene in zip(story.steps, written.told["scenes"], strict=True):
        modes = [step.mode, *filter(None, [step.beside])]
        assert len(scene["chips"]) == len(modes)
        for mode, chip in zip(modes, scene["chips"], strict=True):
            picture = chip_picture.draw(step.placement, step.snapshot, mode, drawing, step.scale)
            spare, dead = chip_picture.base(step.placement, drawing)
            lines = [one for one in (*spare, *picture.lines) if len(one.segments)]
            dots = [one for one in (*dead, *picture.dots) if len(one.points)]
            wanted = [("l", one.color, one.segments) for one in lines]
            wanted += [(one.shape, one.color, np.stack([one.points] * 2, axis=1)) for one in dots]
            assert len(wanted) == len(chip["layers"])
            for (kind, color, segments), number in zip(wanted, chip["layers"], strict=True):
                layer, ends = layers[number]
                assert layer[:2] == [kind, color]
                there = np.sort(place(segments).reshape(-1, 4).round(1), axis=0)
                assert np.abs(np.sort(ends, axis=0) - there).max() < 0.08
            legend = written.told["legends"][chip["legend"]]
            assert (legend["title"], legend["high"]) == (picture.legend.title, picture.legend.high)


def test_what_a_page_says_of_a_run_is_what_was_recorded(told):
    written = Written(web_page(told.story, title="A run"))
    scenes = written.told["scenes"][1:]
    assert [re.match(r"[\w ]+", scene["caption"])[0] for scene in scenes] == [
        f"Training step {frame.step} of {told.steps}" for frame in told.frames
    ]
    for frame, scene in zip(told.frames, scenes, strict=True):
        snapshot, values = frame.snapshot, written.told["values"][scene["values"]]
        biases = written.numbers(values["h"], {2: "<f2", 4: "<f4"}[values["h"][2]])
        assert biases.tolist() == snapshot.h.tolist()
        up = written.numbers(values["up"], "<u2")
        assert (2 * up / values["reads"] - 1).tolist() == pytest.approx(snapshot.mean_spin.tolist(), abs=1e-6)
        assert values["examples"] == list(snapshot.examples)
        inset, event = scene["inset"], told.by_step[frame.step]
        curve = written.told["curves"][inset["curve"]]
        assert inset["now"] == frame.step
        for name in ("mlp.test_accuracy", "test_accuracy"):
            if event.value(name) is not None:
                assert curve["y"][curve["x"].index(frame.step)] == event.value(name)
                break
