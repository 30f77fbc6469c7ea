"""What the pages show, asked of a server in a process of its own."""

import html
import json
import shutil
import signal
import sys

import pytest
from helpers import warm
from helpers.web_pages import serving

from qanneal_gui.cli.training import INTERRUPTED
from qanneal_gui.config import as_dict, preset
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.month_limit import set_month_limit
from qanneal_gui.runs.queue import Queue
from qanneal_gui.runs.queue_entry import Draft

HOSTILE = '<script>alert("x")</script> & <img src=x onerror=alert(1)> \u202e\x1b[2J'
STEPS = ("--set", "training.steps=3")


def qanneal(home, *arguments):
    environment = {"QANNEAL_HOME": str(home), "PATH": "/usr/bin:/bin"}
    return warm.run(
        [sys.executable, "-m", "qanneal_gui.cli", *arguments],
        env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """A home with a run of three steps, and the server that shows it."""
    place = tmp_path_factory.mktemp("shown")
    qanneal(place, "train", *STEPS)
    with serving(place) as server:
        yield RunLibrary(place), server


def test_the_first_page_lists_the_runs(shown):
    library, server = shown
    set_month_limit(library.root, 42.5)
    record = library.get("last")
    status, headers, page = server.ask()
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    for words in (
        f'href="/runs/{record.id}"',
        "3 of 3 steps",
        "Simulated QPU",
        "0 s of 42.5 s",
        "test accuracy",
    ):
        assert words in page
    assert '<meta name="viewport"' in page


def test_the_newest_runs_come_first(library):
    ids = []
    for number in range(3):
        recorder = library.create({"training": {"steps": 5}}, {}, {}, f"number {number}")
        recorder.close()
        ids.append(recorder.id)
    with serving(library.root) as server:
        page = server.ask()[2]
    places = [page.index(f"number {number}") for number in range(3)]
    assert places == sorted(places, reverse=True)
    assert all(run in page for run in ids)


def test_the_page_of_a_run_has_curves_cost_settings_and_chip(shown):
    library, server = shown
    run = library.get("last").id
    page = server.ask(f"/runs/{run}")[2]
    for words in ("preset demo, but steps 3", ">Accuracy<", ">Training loss<", "Submissions", "pegasus:16"):
        assert words in page
    assert '<progress value="3" max="3">' in page
    assert f'src="/runs/{run}/chip.svg"' in page
    status, headers, picture = server.ask(f"/runs/{run}/chip.svg")
    assert (status, headers["Content-Type"]) == (200, "image/svg+xml")
    assert picture.startswith("<svg ")


def test_a_page_changes_when_another_process_has_trained(shown):
    library, server = shown
    # A copy, so that the other tests see the same run whatever their order.
    qanneal(library.root, "train", *STEPS)
    run = library.get("last").id
    path = f"/runs/{run}?part"
    _, headers, before = server.ask(path)
    assert server.ask(path, If_None_Match=headers["ETag"])[::2] == (304, "")
    qanneal(library.root, "resume", run, "--steps", "5")
    status, later, after = server.ask(path, If_None_Match=headers["ETag"])
    assert status == 200
    assert later["ETag"] != headers["ETag"]
    assert "3 of 3 steps" in before
    assert "5 of 5 steps" in after
    assert "5 of 5 steps" in server.ask("/?part")[2]


def test_a_run_that_has_only_begun_is_shown(library):
    recorder = library.create({"sampler": {"kind": "of another version"}}, {}, {}, "")
    with serving(library.root) as server:
        page = server.ask(f"/runs/{recorder.id}")[2]
        assert "running" in page
        assert "0 steps" in page
        assert server.ask(f"/runs/{recorder.id}/chip.svg")[0] == 404
    recorder.close()


def test_the_queue_is_shown_in_its_order_with_its_bill(library):
    queue = Queue(library)
    settings = as_dict(preset("demo"))
    first = queue.add(Draft(settings, seconds=5.0), HOSTILE)
    second = queue.add(Draft(settings, billed=True, qpu_seconds=2.5, seconds=7.0), "the second")
    with serving(library.root) as server:
        page = server.ask()[2]
        assert "2 entries wait: about 12 s, and about 2.5 s of QPU time for 1 run" in page
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page
        assert page.index(f"1. {html.escape(HOSTILE[:8])}") < page.index("2. the second")
        queue.move(second.id, 1)
        page = server.ask("/?part")[2]
        assert page.index("1. the second") < page.index("2. &lt;script")
        queue.remove([first.id, second.id])
        assert "Queue</h2>" not in server.ask("/?part")[2]


def test_an_empty_library_says_so(home):
    with serving(home) as server:
        assert "There are no runs yet." in server.ask()[2]


def test_names_and_settings_run_nothing(library):
    settings = {"data": {"dataset": HOSTILE, "classes": [HOSTILE]}, "training": {"method": HOSTILE}}
    recorder = library.create(settings, {}, {}, HOSTILE)
    recorder.close()
    with serving(library.root) as server:
        for path in ("/", f"/runs/{recorder.id}"):
            status, _, page = server.ask(path)
            assert status == 200
            assert "&lt;script&gt;alert(&quot;x&quot;)" in page
            assert "<script>alert" not in page
            assert "<img src=x" not in page
            assert not {"\u202e", "\x1b"} & set(page)


@pytest.mark.parametrize(
    "path",
    [
        "/runs/", "/runs/last", "/runs/..", "/runs/%2e%2e", "/runs/..%2f..%2fetc%2fpasswd",
        "/runs/20261126%00", "/runs/20261126-105037-zzzz", "/runs/20261126-105037-zzzz/chip.svg", "/runs/%0a",
        "/etc/passwd", "//etc/passwd", "/runs/..%5c..%5climits.json", "/runs/%F0%9F%98%80", "/limits.json",
        "/token",
    ],
)  # fmt: skip
def test_what_is_no_run_is_not_there(shown, path):
    _, server = shown
    status, _, said = server.ask(path)
    assert status == 404
    assert "There is no such page" in said


def test_a_library_that_cannot_be_read_is_one_sentence_until_it_can(library):
    library.create({}, {}, {}, "here").close()
    database = library.root / "runs.sqlite"
    with serving(library.root) as server:
        kept = library.root / "kept"
        shutil.move(database, kept)
        database.write_bytes(b"not a database" * 1000)
        status, _, said = server.ask()
        assert status == 503
        assert "Traceback" not in said
        assert str(database) in said
        shutil.move(kept, database)
        assert "here" in server.ask()[2]


def test_a_run_is_stopped_only_where_that_is_allowed(library):
    recorder = library.create({}, {}, {}, "")
    run = recorder.id
    order = library.directory(run) / "order"
    with serving(library.root) as server:
        assert "Stop after" not in server.ask(f"/runs/{run}")[2]
        assert server.ask(f"/runs/{run}/stop", "POST", b"", Origin=server.url.rstrip("/"))[0] == 405
    with serving(library.root, "--allow-stop") as server:
        ours = server.url.rstrip("/")
        assert "Stop after the current step" in server.ask(f"/runs/{run}")[2]
        for headers in ({}, {"Origin": "http://evil.example"}, {"Sec_Fetch_Site": "cross-site"}):
            assert server.ask(f"/runs/{run}/stop", "POST", b"", **headers)[0] == 403
        assert server.ask(f"/runs/{run}/stop")[0] == 405
        assert server.ask("/", "POST", b"", Origin=ours)[0] == 405
        assert server.ask("/runs/20261126-105037-zzzz/stop", "POST", b"", Origin=ours)[0] == 404
        assert not order.exists()
        assert server.ask(f"/runs/{run}/stop", "POST", b"", Origin=ours)[0] == 303
        assert order.read_text() == "stop"
        recorder.close()
        status, _, said = server.ask(f"/runs/{run}/stop", "POST", b"", Origin=ours)
        assert status == 409
        assert "is not running" in said
        assert "Stop after" not in server.ask(f"/runs/{run}")[2]


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_order_to_stop_ends_it(home, order):
    with serving(home) as server:
        assert server.ask()[0] == 200
        server.process.send_signal(order)
        rest = server.process.stdout.read()
        said = server.process.stderr.read()
        assert server.process.wait() == INTERRUPTED
    assert [json.loads(line) for line in rest.splitlines()] == [{"type": "summary", "url": server.url}]
    assert said.splitlines()[0] == f"Serving the run library at {server.url}; stop with Ctrl-C."
    assert "Traceback" not in said


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_without_the_extra_it_says_what_to_install(home, missing):
    program = f"import sys; sys.modules[{missing!r}] = None; from qanneal_gui.cli import main; main()"
    ended = warm.run([sys.executable, "-c", program, "serve"], capture_output=True, text=True)
    assert ended.returncode == 1
    assert ended.stderr == (
        f"error: The web pages need the package {missing}; "
        "install it with: pip install 'qanneal-gui[serve]'\n"
    )
