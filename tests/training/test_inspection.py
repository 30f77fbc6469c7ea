"""What a network has learned, against sums written out by hand."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.config import DataConfig
from qanneal_gui.data import load
from qanneal_gui.errors import QannealError
from qanneal_gui.science import ebm
from qanneal_gui.science.metrics import accuracy
from qanneal_gui.science.parameters import Parameters, init_ebm
from qanneal_gui.training import inspection


def network(inputs, hidden, outputs, seed=0, std=0.6):
    rng = np.random.default_rng(seed)
    drawn = init_ebm(inputs, hidden, outputs, std, rng)
    return Parameters(drawn.W1, drawn.W2, drawn.b + rng.normal(size=hidden).astype(np.float32), drawn.c + 0.2)


@pytest.fixture(scope="module", params=[(2, 3), (0, 1, 7)], ids=["M=1", "M=3"])
def dataset(request):
    return load(DataConfig(classes=request.param, train_size=30, test_size=45))


def brute_force(parameters, x):
    """Log-odds as MLP and as EBM, unit by unit and state by state, in Python's floats."""
    W1, W2, b, c = (array.astype(float).tolist() for array in parameters.arrays())
    a = [sum(w * v for w, v in zip(row, x, strict=True)) + bias for row, bias in zip(W1, b, strict=True)]
    as_mlp = [
        sum(w / (1 + math.exp(-aj)) for w, aj in zip(row, a, strict=True)) + cm
        for row, cm in zip(W2, c, strict=True)
    ]
    weight = {
        y: math.exp(sum(cm * ym for cm, ym in zip(c, y, strict=True)))
        * math.prod(1 + math.exp(aj + sum(W2[m][j] * y[m] for m in range(len(c)))) for j, aj in enumerate(a))
        for y in itertools.product((0, 1), repeat=len(c))
    }
    as_ebm = [
        math.log(sum(w for y, w in weight.items() if y[m]) / sum(w for y, w in weight.items() if not y[m]))
        for m in range(len(c))
    ]
    one_hot = [weight[tuple(int(i == m) for i in range(len(c)))] for m in range(len(c))]
    of_one_hot = [math.log(w / (sum(one_hot) - w)) for w in one_hot] if len(c) > 1 else []
    return {"mlp": as_mlp, "ebm": as_ebm, "one_hot": of_one_hot}


def test_answers_and_counts_are_those_of_the_sums_written_out(dataset):
    parameters = network(64, 12, dataset.train_y.shape[1])
    found = inspection.inspect(parameters, dataset)
    live = inspection.LiveNetwork(parameters)
    classes = len(dataset.class_names)
    splits = ((found.train, dataset.train_x, dataset.train_y), (found.test, dataset.test_x, dataset.test_y))
    for answers, x, y in splits:
        assert answers.total == len(x) == len(answers.truth)
        expected = [brute_force(parameters, image.tolist()) for image in x]
        for name in inspection.readings(len(parameters.c)):
            logits = np.array([one[name] for one in expected])
            # float32 sums over 12 units and 64 pixels
            np.testing.assert_allclose(answers.logits[name], logits, rtol=1e-4, atol=1e-4)
            counts = np.zeros((classes, classes), int)
            for label, out in zip(y, logits, strict=True):
                truth = int(label[0]) if classes == 2 else int(label.argmax())
                counts[truth, int(out[0] > 0) if classes == 2 else int(out.argmax())] += 1
            np.testing.assert_array_equal(answers.confusion(name), counts)
            assert answers.right(name).mean() == pytest.approx(accuracy(answers.logits[name], y))
        at_once = live.probabilities(x[3])
        for name in inspection.readings(len(parameters.c)):
            np.testing.assert_allclose(at_once[name], answers.probabilities(name)[3], atol=1e-5)
            assert len(at_once[name]) == classes


@pytest.mark.parametrize("outputs", [1, 4])
@pytest.mark.parametrize("std", [0.3, 40.0], ids=["products", "large weights"])
def test_one_image_at_a_time_is_the_exact_conditional(outputs, std):
    parameters = network(9, 13, outputs, seed=4, std=std)
    live = inspection.LiveNetwork(parameters)
    for x in np.random.default_rng(0).random((5, 9)):
        a = parameters.W1.astype(float) @ x + parameters.b
        log_p = ebm.log_conditional(a[None], parameters.W2.astype(float), parameters.c.astype(float))
        exact = ebm.output_logits(log_p)[0]
        assert (abs(a).max() > 80) == (std == 40.0)
        np.testing.assert_allclose(
            ebm.output_logits(live.log_weights(a)[None])[0], exact, rtol=1e-9, atol=1e-9
        )  # both in float64


def test_strongest_units_are_those_of_the_products_written_out(dataset):
    parameters = network(64, 20, dataset.train_y.shape[1], seed=1)
    found = inspection.inspect(parameters, dataset)
    lit = [n for n in range(64) if any(image[n] > 0 for image in dataset.train_x)]
    assert len(lit) < 64
    products = [
        math.sqrt(sum(float(parameters.W1[j, n]) ** 2 for n in lit))
        * math.sqrt(sum(float(w) ** 2 for w in parameters.W2[:, j]))
        for j in range(20)
    ]
    np.testing.assert_allclose(found.strengths, products, rtol=1e-6)
    assert found.strongest.tolist() == sorted(range(20), key=lambda j: -products[j])


def test_strength_bounds_how_far_a_unit_moves_the_answer():
    parameters = network(9, 1, 1, seed=2, std=2.0)
    live = inspection.LiveNetwork(parameters)
    bound = float(inspection.strengths(parameters)[0]) / 4
    rng = np.random.default_rng(0)
    largest = 0.0
    for _ in range(200):
        x, d = rng.random((2, 9)).astype(np.float32)
        for name in inspection.readings(len(parameters.c)):
            before, after = (np.log(p[name][1] / p[name][0]) for p in map(live.probabilities, (x, d)))
            largest = max(largest, abs(after - before) / float(np.linalg.norm(x - d)) / bound)
    assert 0.1 < largest <= 1 + 1e-5


def test_a_unit_without_ears_or_voice_is_weak():
    W1, W2 = np.eye(3, dtype=np.float32), np.ones((1, 3), np.float32)
    W1[0], W2[0, 1] = 0, 0
    found = inspection.strengths(Parameters(W1, W2, np.zeros(3), np.zeros(1)))
    assert found.tolist() == [0, 0, 1]


def test_votes():
    classes, favours = inspection.votes(np.array([[0.5, -0.5]]))
    assert classes.tolist() == [1, 0]
    assert favours.all()
    classes, favours = inspection.votes(np.array([[0.1, 0.3], [-0.4, 0.2], [0.2, 0.0]]))
    assert classes.tolist() == [1, 0]
    assert favours.tolist() == [False, True]


@given(st.integers(2, 6), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=40))
def test_confusion_counts_every_image_once(classes, pairs):
    truth, choice = (np.array([pair[i] % classes for pair in pairs], np.int64) for i in (0, 1))
    counts = inspection.confusion(truth, choice, classes)
    assert counts.shape == (classes, classes)
    assert counts.sum() == len(pairs)
    for i, j in itertools.product(range(classes), repeat=2):
        assert counts[i, j] == sum(t == i and c == j for t, c in zip(truth, choice, strict=True))


def test_orders(dataset):
    answers = inspection.inspect(network(64, 12, dataset.train_y.shape[1], seed=3), dataset).test
    margins, right = answers.margins("mlp"), answers.right("mlp")
    assert 0 < right.sum() < len(right)
    np.testing.assert_array_equal(margins > 0, right)
    wrong_first = answers.order("mlp", "wrong")
    assert not right[wrong_first[: (~right).sum()]].any()
    assert (np.diff(margins[wrong_first]) >= 0).all()
    assert (np.diff(np.abs(margins[answers.order("mlp", "certain")])) >= 0).all()
    assert answers.order("mlp", "order").tolist() == list(range(len(right)))


def test_too_many_terms_are_asked_for_a_part(dataset, monkeypatch):
    outputs = dataset.train_y.shape[1]
    monkeypatch.setattr(inspection, "_LARGEST_SUM", 1)
    found = inspection.inspect(network(64, 12, outputs), load(DataConfig(classes=dataset.class_names)))
    assert found.test.total > 100
    assert len(found.test.truth) == (found.test.total if outputs == 1 else 100)


def test_giving_up_ends_it(dataset):
    assert inspection.inspect(network(64, 4, dataset.train_y.shape[1]), dataset, lambda: True) is None


def test_weights_that_do_not_fit_are_refused(dataset):
    with pytest.raises(QannealError, match="49 pixels"):
        inspection.inspect(network(49, 4, 1), dataset)
    broken = network(64, 4, dataset.train_y.shape[1])
    broken.b[0] = np.nan
    with pytest.raises(QannealError, match="finite"):
        inspection.inspect(broken, dataset)


def test_nothing_is_downloaded_to_look_at_a_network(monkeypatch, tmp_path):
    monkeypatch.setenv("QANNEAL_DATA_DIR", str(tmp_path))
    with pytest.raises(QannealError, match="not on this computer"):
        inspection.load_at_hand(DataConfig(dataset="mnist"))
