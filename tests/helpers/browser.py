"""A real browser, Debian's Chromium or what is there of its kin, spoken to in its own protocol."""

import itertools
import json
import os
import shutil
import subprocess

import pytest

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NEEDED = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not here: apt-get install chromium"),
    pytest.mark.skipif(os.name == "nt", reason="the browser is spoken to through pipes"),
]
"""Marks of tests with a browser."""

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
