"""The MLP, ADAM and the weights that pass between the models, beside PyTorch in float64."""

import numpy as np
import pytest

from qanneal_gui.science import ebm, mlp
from qanneal_gui.science.adam import Adam
from qanneal_gui.science.arrays import sigmoid
from qanneal_gui.science.parameters import Parameters, init_ebm, init_mlp

torch_reason = "PyTorch (extra `peers`) is not installed"


def torch_network(torch, p):
    network = torch.nn.Sequential(
        torch.nn.Linear(p.W1.shape[1], len(p.b)), torch.nn.Sigmoid(), torch.nn.Linear(len(p.b), len(p.c))
    ).double()
    state = {"0.weight": p.W1, "0.bias": p.b, "2.weight": p.W2, "2.bias": p.c}
    network.load_state_dict({name: torch.tensor(array) for name, array in state.items()})
    return network


def example(outputs):
    rng = np.random.default_rng(outputs)
    p = init_mlp(9, 12, outputs, rng, np.float64)
    return p, rng.random((8, 9)), rng.integers(0, 2, (8, outputs)).astype(float)


@pytest.mark.parametrize("outputs", [1, 3])
def test_backpropagation_equals_autograd(outputs):
    torch = pytest.importorskip("torch", reason=torch_reason)
    p, x, y = example(outputs)
    network = torch_network(torch, p)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(
        network(torch.tensor(x)), torch.tensor(y), reduction="none"
    )
    loss = loss.sum(1).mean()
    loss.backward()
    a = p.preactivation(x)
    assert mlp.cross_entropy(mlp.logits(a, p.W2, p.c), y) == pytest.approx(loss.item(), rel=1e-12)
    got = mlp.gradient(p, x, y)
    wanted = {name: tensor.grad.numpy() for name, tensor in network.named_parameters()}
    for array, name in ((got.W1, "0.weight"), (got.b, "0.bias"), (got.W2, "2.weight"), (got.c, "2.bias")):
        np.testing.assert_allclose(array, wanted[name], rtol=1e-8, atol=1e-14)


def test_the_gradient_does_not_vanish_where_the_label_is_nearly_certain():
    """At log-odds of ±30 it is e⁻³⁰ of the hidden units, in single precision, too, not 0."""
    p, x, _ = example(1)
    certain = Parameters(p.W1, 0 * p.W2, p.b, np.array([30.0]))
    single = Parameters(*(array.astype(np.float32) for array in certain.arrays()))
    hidden = sigmoid(certain.preactivation(x))
    for c, y, sign in ((30.0, 1.0, -1), (-30.0, 0.0, 1)):
        single.c[:] = c
        got = mlp.gradient(single, x.astype(np.float32), np.full((8, 1), y))
        np.testing.assert_allclose(got.W2[0], sign * np.exp(-30) * hidden.mean(axis=0), rtol=1e-5)
        np.testing.assert_allclose(got.c, sign * np.exp(-30), rtol=1e-5)


@pytest.mark.parametrize("count", [255, 256, 257, 600])
@pytest.mark.parametrize("outputs", [1, 3])
def test_parts_of_a_batch_add_up_to_the_gradient_of_all(outputs, count):
    torch = pytest.importorskip("torch", reason=torch_reason)
    p, rng = example(outputs)[0], np.random.default_rng(count)
    x, y = rng.random((count, 9)), rng.integers(0, 2, (count, outputs)).astype(float)
    network = torch_network(torch, p)
    logits = network(torch.tensor(x))
    torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(y), reduction="sum").div(
        count
    ).backward()
    got, wanted = mlp.gradient(p, x, y), {name: one.grad.numpy() for name, one in network.named_parameters()}
    for array, name in ((got.W1, "0.weight"), (got.b, "0.bias"), (got.W2, "2.weight"), (got.c, "2.bias")):
        np.testing.assert_allclose(array, wanted[name], rtol=0, atol=1e-13)


def test_backpropagation_equals_finite_differences():
    p, x, y = example(2)
    gradient = mlp.gradient(p, x, y)
    step = 1e-5
    for array, derivative in zip(p.arrays(), gradient.arrays(), strict=True):
        for index in np.ndindex(array.shape):
            kept = array[index]
            losses = []
            for value in (kept + step, kept - step):
                array[index] = value
                losses.append(mlp.cross_entropy(mlp.logits(p.preactivation(x), p.W2, p.c), y))
            array[index] = kept
            assert derivative[index] == pytest.approx(
                (losses[0] - losses[1]) / (2 * step), rel=1e-6, abs=1e-8
            )


def test_adam_follows_pytorch_for_fifty_steps():
    torch = pytest.importorskip("torch", reason=torch_reason)
    p, x, y = example(1)
    network = torch_network(torch, p)
    peer = torch.optim.Adam(network.parameters(), lr=0.1)
    adam = Adam(0.1)
    for _ in range(50):
        peer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(network(torch.tensor(x)), torch.tensor(y))
        loss.backward()
        peer.step()
        p = adam.minimise(p, mlp.gradient(p, x, y))
    # fifty updates of size 0.1 each repeat rounding of 1e-16 through a division by √v
    np.testing.assert_allclose(p.W1, dict(network.named_parameters())["0.weight"].detach().numpy(), atol=1e-8)
    np.testing.assert_allclose(p.c, dict(network.named_parameters())["2.bias"].detach().numpy(), atol=1e-8)


def test_adam_does_not_touch_what_it_was_given():
    p, x, y = example(1)
    kept = p.copy()
    Adam(0.1).maximise(p, mlp.gradient(p, x, y))
    for array, before in zip(p.arrays(), kept.arrays(), strict=True):
        np.testing.assert_array_equal(array, before)


def test_cross_entropy_is_finite_for_certain_outputs():
    logits = np.array([[1e4], [-1e4]], np.float32)
    assert mlp.cross_entropy(logits, np.array([[0.0], [1.0]])) == pytest.approx(1e4)


def test_initial_weights_have_the_stated_distributions():
    rng = np.random.default_rng(0)
    p = init_ebm(784, 548, 1, 0.01, rng)
    assert p.W1.std() == pytest.approx(0.01, rel=0.01)  # 430k values: relative error 0.1 %
    assert not p.b.any()
    assert not p.c.any()
    q = init_mlp(784, 548, 1, rng)
    assert np.abs(q.W1).max() == pytest.approx(1 / 28, rel=1e-3)
    assert np.abs(q.W2).max() == pytest.approx(1 / np.sqrt(548), rel=0.02)
    assert p.W1.dtype == q.c.dtype == np.float32


@pytest.mark.parametrize("std", [0.01, 0.005])
def test_for_small_weights_ebm_and_mlp_are_dual(std):
    """Sec. 3.4: with the same weights both models give the same answer and the same gradient.

    What is neglected is of first order in the weights relative to what is kept (second order beside
    first order), so the tolerance is twice the deviation of the weights, and halves with it. All
    labels are 1, so that the leading terms do not cancel.
    """
    rng = np.random.default_rng(4)
    p = init_ebm(20, 100, 1, std, rng, np.float64)
    x, y = rng.random((50, 20)), np.ones((50, 1))
    a = p.preactivation(x)
    log_p = ebm.log_conditional(a, p.W2, p.c)
    np.testing.assert_allclose(np.exp(log_p[:, 1:]), sigmoid(mlp.logits(a, p.W2, p.c)), atol=2 * std)
    rising = ebm.gradient(p, x, a, y, ebm.output_states(1), np.exp(log_p))
    falling = mlp.gradient(p, x, y)
    for up, down in zip(rising.arrays(), falling.arrays(), strict=True):
        assert np.abs(up + down).max() <= 2 * std * np.abs(down).max()


def test_parameters_pass_between_the_models_unchanged():
    p = Parameters(*(array.copy() for array in example(1)[0].arrays()))
    assert Parameters(*p.arrays()).W1 is p.W1
