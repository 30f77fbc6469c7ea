"""The loop: reproducible to the bit, faithful to the paper's algorithm, blind to who watches."""

import dataclasses
import itertools

import numpy as np
import pytest

from qanneal_gui import config, data
from qanneal_gui.annealing.samplers import make_sampler
from qanneal_gui.errors import QannealError
from qanneal_gui.science import ebm, mlp
from qanneal_gui.science import images as image_parts
from qanneal_gui.science.adam import Adam
from qanneal_gui.support import cores
from qanneal_gui.training import evaluation
from qanneal_gui.training.batches import balanced_indices, batch, batch_indices
from qanneal_gui.training.loop import initial_state, train

KINDS = ["exact", "gibbs", "neal", "uniform", "simulated-qpu"]


def run(*settings):
    made = config.assemble(overrides=["training.steps=4", "sampler.reads=100", "model.hidden=16", *settings])
    dataset = data.load(made.data)
    state = initial_state(made, dataset)
    sampler = None if made.training.method == "mlp" else make_sampler(made)
    return list(train(made, dataset, sampler, state)), state, dataset, made


def without_times(event):
    sampler = event.sampler and dataclasses.replace(event.sampler, seconds=0.0)
    return dataclasses.replace(event, seconds=0.0, sampler=sampler)


@pytest.mark.parametrize("setting", [*(f'sampler.kind="{kind}"' for kind in KINDS), 'training.method="mlp"'])
def test_same_seed_same_run_to_the_bit(setting):
    first, first_state, *_ = run(setting)
    second, second_state, *_ = run(setting)
    assert [without_times(e) for e in first] == [without_times(e) for e in second]
    for a, b in zip(first_state.parameters.arrays(), second_state.parameters.arrays(), strict=True):
        assert a.tobytes() == b.tobytes()
    _, other_state, *_ = run(setting, "training.seed=1")
    assert other_state.parameters.W1.tobytes() != first_state.parameters.W1.tobytes()


@pytest.mark.parametrize(
    "setting", ["training.null_twin=true", 'training.method="mlp"', "data.classes=[0,1,2]"]
)
@pytest.mark.parametrize("in_parts", [False, True])
def test_any_number_of_cores_gives_the_same_run_to_the_bit(setting, in_parts, monkeypatch):
    monkeypatch.setattr(cores, "WORTH_A_THREAD", 0)
    monkeypatch.setattr(evaluation, "_WORTH_A_THREAD", 0)
    if in_parts:
        monkeypatch.setattr(image_parts, "_WORTH_IT", 0)
        monkeypatch.setattr(image_parts, "_NEARLY_ALL", 2)
    found = []
    for count in (1, 3):
        monkeypatch.setattr(cores, "_in_use", [count])
        events, state, *_ = run("training.shadow_mlp=true", setting)
        networks = [one for one in (state.parameters, state.shadow, state.twin) if one is not None]
        arrays = [array.tobytes() for one in networks for array in one.arrays()]
        found.append(([without_times(event) for event in events], arrays))
    assert found[0] == found[1]


def test_every_step_has_all_figures():
    events, *_ = run()
    assert [event.step for event in events] == [1, 2, 3, 4]
    for event in events:
        json = event.as_json()
        assert json["loss"] == -json["log_likelihood"]
        assert {"loss", "train_accuracy", "test_accuracy"} <= json["mlp"].keys()
        assert json["symmetrised_kl"] >= 0
        assert json["gap"] >= 0
        assert len(json["sampler"]["p_exact"]) == len(json["sampler"]["p_sampled"]) == 5
        assert json["sampler"]["submissions"] == 1


def test_the_sampled_gradient_is_held_against_the_exact_one_and_a_coins():
    closed, *_ = run("sampler.kind=exact", "training.gradient=exact")
    assert [event.sampler.gradient_cosine for event in closed] == pytest.approx([1] * 4, abs=1e-6)
    coin, *_ = run("sampler.kind=uniform", "sampler.reads=10000", "data.classes=[0, 1, 2]")
    for event in coin:
        # 10,000 tosses give each of the 8 outputs to within some 3 %.
        assert event.sampler.gradient_cosine == pytest.approx(event.sampler.coin_cosine, abs=0.02)
    backpropagation, *_ = run("training.method=mlp")
    assert backpropagation[0].sampler is None


@pytest.mark.parametrize("kind", ["gibbs", "simulated-qpu"])
def test_no_two_steps_draw_the_same_samples(kind):
    """A network that knows nothing and learns nothing: were a stream used twice, the counts would tell."""
    events, *_ = run(f'sampler.kind="{kind}"', "model.init_std=1e-9", "training.learning_rate=1e-9")
    counts = [event.counts.tolist() for event in events]
    assert all(one != other for one, other in itertools.combinations(counts, 2))


@pytest.mark.parametrize("batches", ["balanced", "random"])
def test_the_shadow_is_a_plain_network_taught_the_same_batches(batches):
    """Backpropagation and ADAM by themselves, with the same learning rate, lead to the same bits."""
    settings = ['sampler.kind="exact"', "training.learning_rate=0.05", f'training.batches="{batches}"']
    _, state, dataset, made = run(*settings)
    alone, adam = initial_state(made, dataset).shadow, Adam(0.05)
    for step in range(4):
        x, y = batch(made, dataset, step)
        alone = adam.minimise(alone, mlp.gradient(alone, x, y))
    for a, b in zip(state.shadow.arrays(), alone.arrays(), strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("classes", ["[2, 3]", "[0, 1, 2]"])
def test_the_twin_is_the_network_of_the_same_run_with_a_coin(classes):
    settings = ["training.learning_rate=0.05", f"data.classes={classes}", "sampler.topology=pegasus:4"]
    events, state, dataset, _ = run(*settings)
    coins, alone, *_ = run(*settings, "sampler.kind=uniform")
    for network in (state.twin, alone.twin):
        for a, b in zip(network.arrays(), alone.parameters.arrays(), strict=True):
            assert a.tobytes() == b.tobytes()
    assert coins[-1].evaluation.test_gain == pytest.approx(0, abs=1e-6)
    for images, labels, gain in (
        (dataset.train_x, dataset.train_y, events[-1].evaluation.train_gain),
        (dataset.test_x, dataset.test_y, events[-1].evaluation.test_gain),
    ):
        own, coins = (
            ebm.log_likelihood(ebm.log_conditional(p.preactivation(images), p.W2, p.c), labels)
            for p in (state.parameters, alone.parameters)
        )
        # Float32 sums in another order: some 1e-7 of logits of order 1.
        assert gain == pytest.approx(own - coins, abs=2e-6)
        assert abs(gain) > 1e-4


def test_the_twin_watches_and_changes_nothing():
    events, state, *_ = run()
    without, alone, *_ = run("training.null_twin=false")
    for a, b in zip(state.parameters.arrays(), alone.parameters.arrays(), strict=True):
        assert a.tobytes() == b.tobytes()
    assert [e.sampler.p_sampled for e in events] == [e.sampler.p_sampled for e in without]
    json = without[-1].as_json()
    assert (json["null_twin"], json["train_gain"], json["test_gain"]) == (None, None, None)
    backpropagation, state, *_ = run("training.method=mlp")
    assert (state.twin, backpropagation[-1].evaluation.null_twin) == (None, None)


def test_figures_are_those_of_the_weights():
    events, state, dataset, _ = run()
    a = state.parameters.preactivation(dataset.train_x)
    log_p = ebm.log_conditional(a, state.parameters.W2, state.parameters.c)
    # Float32 sums in another order: some 1e-7 of logits of order 1.
    expected = ebm.log_likelihood(log_p, dataset.train_y)
    assert events[-1].evaluation.ebm.log_likelihood == pytest.approx(expected, abs=1e-6)


def test_evaluation_every_few_steps_and_at_the_end():
    events, *_ = run("training.eval_every=3")
    assert [event.evaluation is not None for event in events] == [False, False, True, True]
    assert events[0].as_json()["loss"] is None


def test_without_a_shadow_there_is_no_symmetrised_kl():
    events, *_ = run("training.shadow_mlp=false")
    assert events[-1].evaluation.symmetrised_kl is None


@pytest.mark.parametrize(
    "settings", [['training.method="mlp"'], ['sampler.kind="exact"', 'training.gradient="exact"']]
)
def test_full_batches_downhill(settings):
    """With all images in the batch, no sampling noise and a small rate, every step lowers the loss."""
    events, *_ = run("training.batch_size=20", "training.learning_rate=0.001", "training.steps=30", *settings)
    losses = [event.evaluation.mlp.loss for event in events]
    assert all(after < before for before, after in itertools.pairwise(losses))


def test_demo_learns_twos_from_threes():
    events, *_ = run("training.steps=100", "model.hidden=64", "sampler.reads=1000")
    assert events[-1].evaluation.mlp.test_accuracy >= 0.9
    assert events[-1].evaluation.ebm.loss < 0.1


@pytest.mark.parametrize("kind", ["exact", "gibbs"])
def test_more_than_two_classes(kind):
    events, *_ = run(
        f'sampler.kind="{kind}"',
        "data.classes=[0,1,2]",
        "data.train_size=60",
        "training.batch_size=20",
        "training.steps=60",
        "sampler.reads=200",
        "training.learning_rate=0.02",
    )
    assert events[-1].evaluation.mlp.test_accuracy >= 0.85


def test_parameters_of_earlier_steps_are_never_written():
    made = config.assemble(overrides=['sampler.kind="exact"', "training.steps=3"])
    dataset = data.load(made.data)
    state = initial_state(made, dataset)
    before = state.parameters
    kept = before.copy()
    list(train(made, dataset, make_sampler(made), state))
    np.testing.assert_array_equal(before.W1, kept.W1)
    assert state.parameters is not before


def test_divergence_is_a_sentence(monkeypatch):
    made = config.assemble(overrides=['training.method="mlp"', "training.steps=3"])
    dataset = data.load(made.data)
    state = initial_state(made, dataset)
    state.parameters.W2[:] = np.nan
    with pytest.raises(QannealError, match=r"lower training\.learning_rate"):
        list(train(made, dataset, None, state))


def test_every_epoch_shows_every_image_once():
    epoch = np.concatenate([batch_indices(step, 20, 5, seed=1) for step in range(4, 8)])
    assert sorted(epoch) == list(range(20))
    assert not np.array_equal(
        epoch, np.concatenate([batch_indices(step, 20, 5, seed=1) for step in range(4)])
    )
    assert batch_indices(7, 22, 5, 0).tolist() == batch_indices(7, 22, 5, 0).tolist()


def test_balanced_batches_deal_all_classes_alike():
    labels = np.repeat([[0.0], [1.0]], 10, axis=0)
    batches = [balanced_indices(step, labels, 5, seed=3) for step in range(8)]
    assert all(2 <= labels[batch].sum() <= 3 for batch in batches)
    assert sorted(np.concatenate(batches[:4])) == list(range(20)) == sorted(np.concatenate(batches[4:]))
    assert not np.array_equal(np.concatenate(batches[:4]), np.concatenate(batches[4:]))
    three = np.eye(3)[np.repeat([0, 1, 2], [4, 8, 12])]
    counts = sum(three[balanced_indices(step, three, 6, seed=3)] for step in range(4)).sum(axis=0)
    assert counts.tolist() == [4, 8, 12]
    assert all(three[balanced_indices(step, three, 6, seed=3)].sum(axis=0).min() >= 1 for step in range(4))
