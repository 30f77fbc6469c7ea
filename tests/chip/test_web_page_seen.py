"""The page of a story in a real browser: scenes by keys, buttons and slider, values under the mouse."""

from dataclasses import replace

import numpy as np
import pytest
from helpers.browser import NEEDED, Browser
from helpers.web_story import film

from qanneal_gui.chip.insets import Curve
from qanneal_gui.chip.picture import draw
from qanneal_gui.chip.story import Story
from qanneal_gui.chip.svg import place
from qanneal_gui.chip.web_page import web_page

pytestmark = NEEDED

PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "PageDown": 34, "End": 35, "Home": 36, "0": 48, "+": 187}


class Page:
    """A page that is open in a browser."""

    def __init__(self, browser, path):
        self._browser = browser
        size = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.call("Emulation.setDeviceMetricsOverride", **size)
        browser.call("Page.navigate", url=path.as_uri())
        self.tell(
            "new Promise(done => { const look = () => document.body?.dataset.ready ? done() : "
            "setTimeout(look, 20); look(); })"
        )

    def tell(self, expression):
        return self._browser.tell(expression)

    def text(self, name):
        return self.tell(f"document.getElementById('{name}').textContent")

    def press(self, key, **more):
        code = {"key": key, "windowsVirtualKeyCode": KEYS.get(key, 0), **more}
        for kind in ("keyDown", "keyUp"):
            self._browser.call("Input.dispatchKeyEvent", type=kind, **code)

    def mouse(self, kind, x, y, **more):
        self._browser.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)
        self.tell(PAINTED)

    def choose(self, scene):
        """Drag the slider to a scene."""
        self.tell(
            f"{{ const s = document.getElementById('scene'); s.value = {scene}; "
            "s.dispatchEvent(new Event('input')); }"
        )
        self.tell(PAINTED)

    def box(self, number=0):
        """Return where a chip is: left, top, width, height."""
        canvas = f"document.querySelectorAll('canvas')[{number}].getBoundingClientRect()"
        return self.tell(f"(({{x, y, width, height}}) => [x, y, width, height])({canvas})")

    def picture(self, number=0):
        self.tell(PAINTED)
        return self.tell(f"document.querySelectorAll('canvas')[{number}].toDataURL()")

    def named(self):
        """Return role and name of everything that can be used or is a picture."""
        self._browser.call("Accessibility.enable")
        nodes = self._browser.call("Accessibility.getFullAXTree")["nodes"]
        roles = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]]
        return [one for one in roles if one[0] in ("button", "slider", "img", "image")]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QANNEAL_HOME", str(tmp_path_factory.mktemp("home")))
        yield film()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


@pytest.fixture
def page(browser, told, tmp_path):
    path = tmp_path / "run.html"
    path.write_text(web_page(told.story, title="A run"), "utf-8")
    yield Page(browser, path)
    assert browser.complaints == []


def test_scenes_come_by_keys_buttons_and_slider(page, told):
    steps = told.story.steps
    assert page.text("caption") == steps[0].caption
    page.press("ArrowRight")
    assert (page.text("caption"), page.text("count")) == (steps[1].caption, "scene 2 of 5")
    page.tell("document.getElementById('next').click()")
    assert page.text("caption") == steps[2].caption
    page.press("ArrowLeft")
    assert page.text("caption") == steps[1].caption
    page.press("End")
    assert page.text("caption") == steps[-1].caption
    assert page.tell("document.getElementById('next').disabled")
    page.press("Home")
    page.press("PageDown")
    assert page.text("caption") == steps[1].caption
    page.choose(4)
    assert page.text("caption") == steps[3].caption
    assert page.tell("document.getElementById('scene').getAttribute('aria-valuetext')").startswith(
        "scene 4 of 5"
    )
    page.tell("document.querySelectorAll('details button')[2].click()")
    assert page.text("caption") == steps[2].caption
    # A key that a slider has itself moves by one, and not by two.
    page.tell("document.getElementById('scene').focus()")
    page.press("ArrowRight")
    assert page.text("caption") == steps[3].caption


def test_the_legend_has_the_signs_of_the_chip_and_not_its_colours_alone(browser, told, tmp_path):
    step = told.story.steps[-1]
    path = tmp_path / "role.html"
    path.write_text(web_page(Story((replace(step, mode="limits", beside=""),)), title="Signs"), "utf-8")
    seen = Page(browser, path).tell(
        "[...document.querySelectorAll('.legend li path')].map(path =>"
        " path.getAttribute('d') + path.getAttribute('stroke-width'))"
    )
    signs = [sign for sign, _, _ in draw(step.placement, step.snapshot, "limits").legend.entries]
    assert len(seen) == len(signs)
    assert len(set(seen)) == len(set(signs)) > 2
    assert browser.complaints == []


@pytest.mark.parametrize("y", [[0.5, 0.5, 0.5, 0.77], [0.508, 0.508, 0.508, 0.508], [0.9, 0.6, 0.6, 0.6]])
def test_the_newest_value_does_not_stand_upon_the_curve(browser, told, tmp_path, y):
    inset = Curve("Accuracy", np.arange(1, 5), np.array(y), 4)
    path = tmp_path / "curve.html"
    path.write_text(web_page(Story((replace(told.story.steps[-1], inset=inset),)), title="Curve"), "utf-8")
    apart = Page(browser, path).tell(
        "(() => { const svg = document.querySelector('#inset svg'), box = [...svg.querySelectorAll('text')]"
        ".at(-1).getBBox(), path = svg.querySelectorAll('path')[1], all = path.getTotalLength();"
        " return [...Array(999).keys()].map(i => path.getPointAtLength(i * all / 998)).every(p =>"
        " p.x < box.x || p.x > box.x + box.width || p.y < box.y + 4 || p.y > box.y + box.height - 4); })()"
    )
    assert apart


def test_it_plays_to_the_end_and_stays_there(page, told):
    page.tell("document.getElementById('play').click()")
    assert page.text("play") == "Pause"
    page.tell("document.getElementById('play').click()")
    assert page.text("play") == "Play"
    page.choose(4)
    page.tell(
        "new Promise(done => { const look = () => document.getElementById('play').textContent === 'Play' ? "
        "done() : setTimeout(look, 20); document.getElementById('play').click(); look(); })"
    )
    assert page.text("caption") == told.story.steps[-1].caption


def test_both_chips_and_the_curve_change_with_the_frame(page, told):
    page.choose(2)
    early = page.picture(0), page.picture(1), page.tell("document.querySelector('#inset svg').outerHTML")
    page.choose(5)
    late = page.picture(0), page.picture(1), page.tell("document.querySelector('#inset svg').outerHTML")
    assert all(one != other for one, other in zip(early, late, strict=True))
    words = told.story.steps[-1].inset.words
    assert page.tell("document.querySelector('#inset svg').getAttribute('aria-label')") == words
    assert words.endswith(page.tell("document.querySelector('#inset svg text:last-of-type').textContent"))


def test_the_mouse_finds_what_the_run_recorded(page, told):
    for scene, frame in zip((2, 5), (told.frames[0], told.frames[-1]), strict=True):
        page.choose(scene)
        snapshot = frame.snapshot
        placement = snapshot.placement
        index = int(np.argmax(np.abs(snapshot.h)))
        for chip in (0, 1):
            left, top, width, height = page.box(chip)
            scale = min(width, height) / 1060
            x, y = place(placement.topology.positions[placement.layout.qubits[index]])
            page.mouse(
                "mouseMoved", left + width / 2 + (x - 524) * scale, top + height / 2 + (y - 524) * scale
            )
            tip = page.text("tip").splitlines()
            # Another qubit may cross there: whichever it is, its own values are told.
            number = int(tip[1].removeprefix("Qubit ").replace(",", ""))
            at = int(np.flatnonzero(placement.topology.qubits[placement.layout.qubits] == number)[0])
            h, s = (f"{values[at]:+.3g}".replace("-", "−") for values in (snapshot.h, snapshot.mean_spin))
            copy = int(placement.copy_of[at])
            assert tip == [
                f"{placement.name_of(at)}, copy {copy + 1}",
                f"Qubit {number:,}",
                f"Example {snapshot.examples[copy] + 1}",
                f"h = {h}",
                f"⟨s⟩ = {s}",
            ]


def test_both_chips_are_moved_and_zoomed_together_and_stay_from_frame_to_frame(page):
    page.choose(2)
    whole = page.picture(0), page.picture(1)
    left, top, width, height = page.box(0)
    x, y = left + width / 2, top + height / 2
    page.mouse("mouseWheel", x, y, deltaX=0, deltaY=-400)
    near = page.picture(0), page.picture(1)
    assert all(one != other for one, other in zip(whole, near, strict=True))
    page.mouse("mousePressed", x, y, button="left", clickCount=1)
    page.mouse("mouseMoved", x + 60, y, button="left", buttons=1)
    page.mouse("mouseReleased", x + 60, y, button="left")
    page.mouse("mouseMoved", 2, 2)
    moved = page.picture(0), page.picture(1)
    assert all(one != other for one, other in zip(near, moved, strict=True))
    page.choose(3)
    page.choose(2)
    assert (page.picture(0), page.picture(1)) == moved
    page.press("0")
    assert (page.picture(0), page.picture(1)) == whole


def test_the_camera_cuts_for_whoever_wants_less_motion(browser, told, tmp_path):
    first, last = told.story.steps[0], told.story.steps[-1]
    regions = (first.region, (0.1, 0.1, 0.6), (0.2, 0.2, 0.4), (0.3, 0.3, 0.2))
    steps = tuple(replace(last, region=region, beside="", chapter=0) for region in regions)
    path = tmp_path / "moving.html"
    path.write_text(web_page(Story((first, *steps, steps[-1])), title="A run"), "utf-8")
    seen = {}
    for wanted in ("no-preference", "reduce"):
        feature = {"name": "prefers-reduced-motion", "value": wanted}
        browser.call("Emulation.setEmulatedMedia", features=[feature])
        page = Page(browser, path)
        seen[wanted] = []
        for scene in (2, 3, 4, 5, 6):
            page.choose(scene)
            seen[wanted].append(page.picture())
    browser.call("Emulation.setEmulatedMedia", features=[])
    assert len(set(seen["no-preference"])) == 4
    assert len(set(seen["reduce"])) == 2
    assert seen["reduce"][-1] == seen["no-preference"][-1]


def test_everything_that_is_used_has_a_name(page):
    page.choose(5)
    named = page.named()
    assert all(name for _, name in named), named
    assert {"Back", "Play", "Next", "Zoom in", "Zoom out", "Whole chip"} <= {
        n for r, n in named if r == "button"
    }
    assert ("slider", "Scene") in named
    pictures = [name for role, name in named if role in ("img", "image")]
    assert [name.split(":")[0] for name in pictures].count("Chip, coloured by") == 2
    assert any(name.startswith("Test accuracy: ") for name in pictures)
