"""The card that says whether the samples matter."""

import pytest

from qanneal_gui import config
from qanneal_gui.annealing.samplers import SamplerReport
from qanneal_gui.gui.run.evidence import EvidenceCard
from qanneal_gui.gui.run.history import History
from qanneal_gui.training.events import Evaluation, NetworkMetrics, StepEvent


def network(loss, test_loss):
    return NetworkMetrics(loss, -loss, 0.9, 0.9, test_loss)


def step(number, cosine=0.9, coin=0.34, twin=0.5):
    report = SamplerReport(
        "simulated-qpu", 0.1, 1, 0.1, 16.0, [0.5], [0.5], 0.01, gradient_cosine=cosine, coin_cosine=coin
    )
    own = network(0.1, 0.2)
    beside = None if twin is None else network(twin, twin)
    return StepEvent(number, Evaluation(own, own, None, None, 0.0, null_twin=beside), report, 0.1)


@pytest.fixture
def card(qtbot, look):
    made = EvidenceCard()
    qtbot.addWidget(made)
    made.resize(264, 400)
    made.show()
    return made


def show(card, steps, *settings):
    history = History("off")
    history.extend(steps)
    card.begin(config.as_dict(config.assemble(None, "demo", settings)))
    card.show_history(history, smoothed=False)
    card.redraw()
    return history


def test_before_any_run_it_says_what_to_do(card):
    assert card.sentence.text.startswith("Start a run with an annealer")
    assert card.agreement.value.text() == "–"
    assert not card.agreement.picture.isVisible()


def test_one_sentence_and_two_figures(card):
    show(card, [step(number) for number in range(1, 31)])
    assert card.sentence.text.startswith(
        "The simulated annealer's samples account for 85 % of the gradient, and"
    )
    assert (card.agreement.value.text(), card.agreement.beside.text()) == ("0.90", "coin 0.34, dashed")
    assert (card.gain.value.text(), card.gain.beside.text()) == ("+0.300", "training +0.400, thin")
    assert [curve.role for curve in card.agreement.picture.curves] == ["coin", "ebm"]
    assert [len(curve.x) for curve in card.gain.picture.curves] == [30, 30]
    blank = card.agreement.picture.grab().toImage()
    show(card, [step(number, coin=0.1 * (number % 5)) for number in range(1, 31)])
    assert card.agreement.picture.grab().toImage() != blank


def test_a_twin_that_is_ahead_is_a_warning_with_a_sign(card):
    show(card, [step(1, twin=0.1)])
    assert card.gain.value.text() == "−0.100"
    assert "behind its coin-trained twin" in card.sentence.text


def test_without_a_twin_it_says_how_to_have_one(card):
    show(card, [step(1, twin=None)], "training.null_twin=false")
    assert card.gain.value.text() == "–"
    assert "switch on Coin-trained twin" in card.gain.beside.text()
    assert card.sentence.text == "The simulated annealer's samples account for 85 % of the gradient."


def test_a_run_of_an_earlier_version_says_so(card):
    show(card, [step(1, cosine=None, coin=None, twin=None)])
    assert card.sentence.text == "This run was recorded before gradients were compared."
    assert (card.agreement.value.text(), card.gain.value.text()) == ("–", "–")


def test_a_run_whose_batches_are_learned_keeps_its_evidence(card):
    """Where the exact gradient vanishes, the samples' has no direction; the coin's has."""
    show(card, [step(1, cosine=0.8), *(step(number, cosine=None) for number in range(2, 101))])
    assert card.agreement.value.text() == "0.80"
    assert card.sentence.text.startswith("The simulated annealer's samples account for 70 % of the gradient")
    show(card, [step(1, cosine=None)])
    assert card.sentence.text == "Waiting for the first samples."


def test_a_run_that_begins_waits(card):
    show(card, [])
    assert card.sentence.text == "Waiting for the first samples."


def test_a_run_that_begins_takes_away_at_once_what_the_one_before_had(card):
    show(card, [step(number) for number in range(1, 31)])
    card.show_history(History("off"), smoothed=False)
    card.begin(config.as_dict(config.assemble(None, "demo", [])))
    assert card.sentence.text == "Waiting for the first samples."
    assert (card.agreement.value.text(), card.gain.value.text()) == ("–", "–")
    assert not card.agreement.picture.isVisible()


def test_backpropagation_and_a_coin_have_nothing_to_show(card):
    show(card, [], "training.method=mlp")
    assert "choose the method EBM" in card.sentence.text
    show(card, [step(1)], "sampler.kind=uniform")
    assert "choose another sampler" in card.sentence.text


@pytest.mark.parametrize(("twin", "told"), [(0.1996, "+0.000"), (0.1994, "−0.001"), (0.2, "+0.000")])
def test_nothing_has_no_minus(card, twin, told):
    show(card, [step(1, twin=twin)])
    assert card.gain.value.text() == told


def test_a_large_gain_is_as_wide_as_a_small_one(card):
    show(card, [step(number, twin=0.4) for number in range(1, 20)])
    narrow, small = card.minimumSizeHint().width(), card.gain.value.text()
    show(card, [step(number, twin=14.0021) for number in range(1, 20)])
    assert (small, card.gain.value.text()) == ("+0.200", "+13.8")
    assert card.minimumSizeHint().width() <= narrow


def test_above_twelve_classes_the_exact_gradient_is_said_to_be_estimated(card):
    many = [f"data.classes={list(range(14))}", 'sampler.kind="gibbs"']
    show(card, [step(number) for number in range(1, 31)], *many)
    assert card.agreement.caption.text() == "Cosine with the estimated gradient"
    assert card.agreement.value.accessibleName() == "Cosine with the estimated gradient"
    show(card, [step(number) for number in range(1, 31)])
    assert card.agreement.caption.text() == "Cosine with the exact gradient"
