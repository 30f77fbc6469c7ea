"""The pages in a real browser, Debian's Chromium or what is there of its kin."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from helpers import warm
from helpers.web_pages import serving

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not here: apt-get install chromium"),
    pytest.mark.skipif(os.name == "nt", reason="the browser is spoken to through pipes"),
]

TOKEN = "correct-horse-battery-staple"
SEEN = """new Promise(done => {
  const look = () => {
    const text = document.body?.innerText ?? "";
    if (text.includes(%s)) done(text); else setTimeout(look, 50);
  };
  look();
})"""


class Browser:
    """One page of a browser, spoken to in its own protocol."""

    def __init__(self, profile):
        theirs, self._out = os.pipe()
        self._in, back = os.pipe()
        options = ["--headless=new", "--disable-gpu", "--no-first-run", f"--user-data-dir={profile}"]
        # Its own sandbox works neither for root nor in many containers; it sees pages of ours only.
        options += ["--no-sandbox", "--disable-dev-shm-usage"]

        def connect():
            ends = os.dup(theirs), os.dup(back)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [BROWSER, *options, "--remote-debugging-pipe", "about:blank"],
            preexec_fn=connect, pass_fds=(3, 4), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs)
        os.close(back)
        self._reader = os.fdopen(self._in, "rb")
        self._rest = b""
        self._numbers = itertools.count(1)
        self._session = None
        self.complaints = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        os.write(self._out, json.dumps(order).encode() + b"\0")
        while True:
            said = self._next()
            if said.get("method") == "Runtime.exceptionThrown" or _complains(said):
                self.complaints.append(json.dumps(said["params"]))
            if said.get("id") == number:
                assert "error" not in said, said
                return said["result"]

    def _next(self):
        while b"\0" not in self._rest:
            read = self._reader.read1()
            assert read, "the browser has ended"
            self._rest += read
        one, _, self._rest = self._rest.partition(b"\0")
        return json.loads(one)

    def tell(self, expression):
        """Return the value of an expression in the page, waited for if it is a promise."""
        found = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def open(self, url, words):
        """Open an address, and return the text of the page as soon as some words are in it."""
        self.call("Page.navigate", url=url)
        return self.see(words)

    def see(self, words):
        while True:
            try:
                return self.tell(SEEN % json.dumps(words))
            except AssertionError as error:
                # The page has just been replaced by the next one.
                if "context was destroyed" not in str(error) and "navigated" not in str(error):
                    raise

    def close(self):
        self._process.kill()
        self._process.wait()
        self._reader.close()
        os.close(self._out)


def _complains(said):
    entry = said.get("params", {}).get("entry", {})
    return said.get("method") == "Log.entryAdded" and entry["level"] in ("warning", "error")


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
