"""The terminal: peak memory of the paper's run beside a PyTorch script of the same, and what `--help` takes.

Real processes, in turn; the peer is `pytorch_script` below, run by this file as `--peer`.
"""

import gzip
import os
import statistics
import subprocess
import sys
import tempfile

from frame import Row, images, main

from qanneal_gui import config
from qanneal_gui.data import sources
from qanneal_gui.data.idx import find_files

QANNEAL = (sys.executable, "-c", "from qanneal_gui.launch import terminal; terminal()")


def finished(*command, home):
    """Return peak memory in MB and processor seconds of a process that ends well."""
    environment = os.environ | {"QANNEAL_HOME": home}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if process.returncode:
        raise RuntimeError(said.decode(errors="replace"))
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def peak_memory():
    settings = config.preset("paper-quantum-1")
    images(settings)
    folder = sources.find("mnist").path
    with tempfile.TemporaryDirectory() as home:
        pairs = [
            (
                finished(*QANNEAL, "train", "--preset", "paper-quantum-1", home=home)[0],
                finished(sys.executable, __file__, "--peer", str(folder), home=home)[0],
            )
            for _ in range(2)
        ]
        demo = finished(*QANNEAL, "train", home=home)[0]
    bare = finished(sys.executable, "-c", "import numpy, pydantic, dwave_networkx, sqlite3", home=os.devnull)[
        0
    ]
    torch = finished(sys.executable, "-c", "import torch", home=os.devnull)[0]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return [
        Row(
            work="peak memory of the paper's run, recorded, with shadow and twin",
            ours=ours,
            peer="a PyTorch script without a record",
            theirs=theirs,
            at_most=0.6,
            limit=bare,
            unit="MB",
            bound="The limit is NumPy, pydantic and dwave_networkx imported; MNIST is 55 MB while read. "
            f"Of the peer's, {torch:.0f} MB are Python with `import torch` alone.",
        ),
        Row(work="peak memory of the demo in the terminal", ours=demo, limit=bare, unit="MB"),
    ]


def help_text():
    taken, bare = [], []
    for _ in range(7):
        taken.append(finished(*QANNEAL, "--help", home=os.devnull)[1])
        bare.append(finished(sys.executable, "-c", "import click", home=os.devnull)[1])
    return Row(
        work="qanneal --help, processor time",
        ours=statistics.median(taken),
        at_most=0.2,
        limit=statistics.median(bare),
        bound="The limit is Python with click.",
    )


def pytorch_script(folder):
    """Train EBM and MLP on MNIST 2-3 with the paper's settings, block Gibbs in place of a chip."""
    import numpy as np
    import torch

    files = find_files(folder)

    def idx(name, offset):
        opened = gzip.open if files[name].suffix == ".gz" else open
        with opened(files[name], "rb") as file:
            return torch.frombuffer(bytearray(file.read()), dtype=torch.uint8, offset=offset)

    def split(name):
        pixels, labels = (
            idx(f"{name}-images-idx3-ubyte", 16).view(-1, 784),
            idx(f"{name}-labels-idx1-ubyte", 8),
        )
        chosen = (labels == 2) | (labels == 3)
        return pixels[chosen].float() / 255, (labels[chosen] == 3).float()[:, None]

    x, y = split("train")
    test_x, test_y = split("t10k")
    some = torch.from_numpy(np.random.default_rng(0).permutation(len(x))[:20])
    x, y = x[some], y[some]
    K, softplus = 548, torch.nn.functional.softplus
    cross_entropy = torch.nn.functional.binary_cross_entropy_with_logits
    W1, w, b, c = 0.01 * torch.randn(K, 784), 0.01 * torch.randn(K), torch.zeros(K), torch.zeros(1)
    ebm = torch.optim.Adam([W1, w, b, c], lr=0.1)
    network = torch.nn.Sequential(torch.nn.Linear(784, K), torch.nn.Sigmoid(), torch.nn.Linear(K, 1))
    adam = torch.optim.Adam(network.parameters(), lr=0.1)
    for _ in range(5):  # memory does not grow with steps
        at = torch.randperm(20)[:5]
        a = x[at] @ W1.T + b
        p = torch.stack([gibbs(one, w, c) for one in a])[:, None]
        up, down, clamped = torch.sigmoid(a + w), torch.sigmoid(a), torch.sigmoid(a + y[at] * w)
        difference = clamped - ((1 - p) * down + p * up)
        W1.grad, b.grad = -difference.T @ x[at] / 5, -difference.mean(0)
        w.grad, c.grad = -(y[at] * clamped - p * up).mean(0), -(y[at] - p).mean(0)
        ebm.step()
        adam.zero_grad()
        cross_entropy(network(x[at]), y[at]).backward()
        adam.step()
        with torch.no_grad():
            for pixels, labels in ((x, y), (test_x, test_y)):
                a = pixels @ W1.T + b
                as_ebm = c + (softplus(a + w) - softplus(a)).sum(1, keepdim=True)
                as_mlp = torch.sigmoid(a) @ w[:, None] + c
                for logits in (as_ebm, as_mlp, network(pixels)):
                    print(cross_entropy(logits, labels).item())


def gibbs(a, w, c, chains=1000, sweeps=2):
    # Few sweeps: memory does not grow with them.
    import torch

    y = (torch.rand(chains) < 0.5).float()
    for _ in range(sweeps):
        k = (torch.rand(chains, len(a)) < torch.sigmoid(a + y[:, None] * w)).float()
        y = (torch.rand(chains) < torch.sigmoid(k @ w + c)).float()
    return y.mean()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        from pathlib import Path

        pytorch_script(Path(sys.argv[2]))
    else:
        main(peak_memory, help_text)
