"""Every test has a home of its own, no display, no token, and reproducible examples."""

import gc
import logging
import os
from collections import Counter
from logging.handlers import RotatingFileHandler

import pytest
from helpers.spoken import speak_as_asked
from hypothesis import HealthCheck, settings

from qanneal_gui.annealing.qpu import seen

speak_as_asked()

pytest_plugins = ["helpers.archives", "helpers.dwave_fixtures", "helpers.qt_guards", "helpers.run_fixtures"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"


def forget_dwave():
    """Take what Ocean would look for out of the environment."""
    for name in [name for name in os.environ if name.startswith("DWAVE_")]:
        del os.environ[name]


forget_dwave()

# Machines of CI differ in speed: an example that is slow once is not a failure.
settings.register_profile(
    "qanneal",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
settings.load_profile("qanneal")


def pytest_xdist_auto_num_workers():
    """Three processes for two cores: every third moment a test waits for a process, a window, or a server."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_finish():
    """Take modules and tests out of every later search for garbage, which takes a third of a second else."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """An empty home directory, where runs, settings and logs of the test go."""
    path = tmp_path / "home"
    monkeypatch.setenv("QANNEAL_HOME", str(path))
    yield path
    # The window's dialog of the connection puts its choices there, for every connection of the process.
    forget_dwave()
    seen.forget()  # the QPUs of another test's account
    # A command that ran in this process has opened the log file of this home; the next has its own.
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session")
def mnist():
    """Skip unless the real MNIST is at hand."""
    directory = os.environ.get("QANNEAL_DATA_DIR", "")
    if not os.path.isdir(os.path.join(directory, "mnist")):
        pytest.skip("the real MNIST is not here: set QANNEAL_DATA_DIR")


@pytest.fixture
def tell(record_property):
    """Return a function that notes what was counted, for the end of `make stress`: a sentence, and sums."""

    def note(sentence, **sums):
        record_property("counted", (str(sentence), sums))

    return note


def pytest_terminal_summary(terminalreporter, config):
    """Print what was counted, also by processes of xdist, where ``-s`` asks for it."""
    if config.getoption("capture") != "no":
        return
    reports = [one for some in terminalreporter.stats.values() for one in some if hasattr(one, "when")]
    told = [value for one in reports if one.when == "call" for name, value in one.user_properties]
    if told:
        terminalreporter.section("counted")
        for sentence, _ in sorted(told, key=lambda one: one[0]):
            terminalreporter.line(sentence)
        for name, total in sum((Counter(sums) for _, sums in told), Counter()).items():
            terminalreporter.line(f"{name} inputs in all: {total:,}")
