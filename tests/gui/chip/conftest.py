import numpy as np
import pytest
from helpers.qt_guards import LONGEST_MS

from qanneal_gui import config
from qanneal_gui.annealing.embedding import search
from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.embedding.topology import load_topology
from qanneal_gui.annealing.problems import ClampedBatch
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.chip.embedding_story import make_story
from qanneal_gui.chip.story_samples import gather
from qanneal_gui.gui.chip.view import ChipView
from qanneal_gui.gui.common.jobs import Jobs

NETWORK = ["model.hidden=24", 'sampler.topology="pegasus:4"', "sampler.reads=50"]


@pytest.fixture(autouse=True)
def without_a_window_manager(expected_warnings):
    expected_warnings.append("This plugin does not support")


@pytest.fixture(scope="session")
def snapshot():
    """One submission: three examples on four copies, the last of which is not used."""
    problems = ClampedBatch(
        np.random.default_rng(0).standard_normal((3, 24)).astype(np.float32),
        np.full((1, 24), 0.1, np.float32),
        np.zeros(1, np.float32),
    )
    sampler = make_sampler(config.assemble(overrides=[*NETWORK, "sampler.copies=4"]))
    return sampler.sample(problems, np.random.default_rng(1))[1].snapshot


@pytest.fixture
def plan():
    """Settings whose network is embedded within a moment, three times."""
    return config.assemble(overrides=[*NETWORK, "sampler.copies=3"])


@pytest.fixture(scope="session")
def story():
    graph = load_topology("pegasus:4")
    placement = Placement(graph, tuple(search.embed(graph, 24, 1, 3)))
    return make_story(gather(placement, config.assemble(overrides=NETWORK)))


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    assert made.shut_down(LONGEST_MS)


@pytest.fixture
def page(qtbot, look):
    """The chip page, with nothing on it yet."""
    made = ChipView()
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.show()
    qtbot.waitExposed(made)
    yield made
    assert made.shut_down(LONGEST_MS)


@pytest.fixture
def view(page, snapshot):
    """The chip page with the networks of the snapshot, before a run has left it."""
    page.state.show_placement(snapshot.placement)
    return page


@pytest.fixture
def planned(qtbot, page, plan, jobs):
    """The chip page with the network of the plan."""
    page.show_plan(plan, jobs, False)
    qtbot.waitUntil(lambda: page.state.placement is not None, timeout=30_000)
    return page
