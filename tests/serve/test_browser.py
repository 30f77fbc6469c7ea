"""The pages in a real browser, Debian's Chromium or what is there of its kin."""

import os
import sys
from urllib.parse import urlsplit

import pytest
from helpers import warm
from helpers.browser import NEEDED, Browser
from helpers.web_pages import serving

pytestmark = NEEDED

TOKEN = "correct-horse-battery-staple"


@pytest.fixture
def browser(tmp_path):
    browser = Browser(tmp_path / "profile")
    yield browser
    browser.close()


def qanneal(home, *arguments):
    command = [sys.executable, "-m", "qanneal_gui.cli", *arguments]
    return warm.run(command, env=os.environ | {"QANNEAL_HOME": str(home)}, check=True, capture_output=True)


def top(browser, selector):
    return browser.tell(f"document.querySelector('{selector}').getBoundingClientRect().top")


def test_the_pages_update_themselves_on_a_phone(home, browser):
    qanneal(home, "train", "--set", "training.steps=3")
    browser.call(
        "Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=2, mobile=True
    )
    with serving(home, token=TOKEN) as server:
        browser.open(server.url, "Sign in")
        browser.tell(f"document.querySelector('#token').value = '{TOKEN}'")
        browser.tell("document.querySelector('form button').click()")
        assert "Simulated QPU" in browser.see("3 of 3 steps")
        assert browser.tell("document.documentElement.scrollWidth") <= 390
        # A long name takes the lines it needs, and the state stays beside its first one.
        browser.tell("document.querySelector('.name').textContent = 'a run with a long name '.repeat(9)")
        assert top(browser, ".state") == top(browser, ".name") < top(browser, ".line")
        run = urlsplit(browser.tell("document.querySelector('a.run').href")).path
        browser.open(server.url.rstrip("/") + run, "Test accuracy of the MLP")
        assert browser.tell("document.documentElement.scrollWidth") <= 390
        assert browser.tell("document.querySelector('dd').offsetWidth") > 390 / 2
        assert browser.tell("document.querySelectorAll('.plots svg').length") >= 3
        loaded = "new Promise(done => { const one = document.querySelector('.chip'); const look = () =>"
        assert browser.tell(
            f"{loaded} one.complete ? done(one.naturalWidth) : setTimeout(look, 50); look(); }})"
        )
        browser.tell("window.before = document.querySelector('.chip')")
        qanneal(home, "resume", "last", "--steps", "6")
        browser.see("6 of 6 steps")
        # What did not change is the same element still: the picture is not loaded again.
        assert browser.tell("document.querySelector('.chip') === window.before")
        assert browser.tell("document.querySelector('#note').hidden")

        server.process.kill()
        server.process.wait()
        browser.see("qanneal does not answer")
    # That it was not signed in yet, and that the server was gone, is what it may complain of.
    assert [one for one in browser.complaints if "401" not in one and "net::ERR_" not in one] == []
