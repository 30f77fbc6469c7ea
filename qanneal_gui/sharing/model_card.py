"""The model card of a run: what the network is, what it learned from, how well, and at what cost.

Markdown, with the metadata before it that model hubs read.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from qanneal_gui import __version__, config
from qanneal_gui.errors import ConfigError
from qanneal_gui.figures.html import Block, Facts
from qanneal_gui.runs.history import Measured
from qanneal_gui.runs.library import RunLibrary
from qanneal_gui.runs.metrics import METRICS, Quantity
from qanneal_gui.runs.records import RunRecord
from qanneal_gui.sharing.citing import PAPER, SOFTWARE
from qanneal_gui.sharing.classes import classes_of
from qanneal_gui.sharing.report import cost_blocks, license_of, result_blocks, run_title
from qanneal_gui.training.diagnostics import evidence

_SHOWN = (
    "mlp_test",
    "mlp_train",
    "mlp_test_loss",
    "mlp_loss",
    "ebm_test",
    "ebm_test_loss",
    "symmetrised_kl",
    "gap",
    "test_gain",
    "sampler_kl_corrected",
)
_LIMITS = """\
It knows its classes only: any other image is taken for one of them. The probabilities are those of a small
network and may be too certain. It was trained to study training with an annealer, not for use on people."""


def model_card(library: RunLibrary, run: RunRecord) -> str:
    """Return the model card of a run, as Markdown with YAML metadata before it."""
    return "\n\n".join(_paragraphs(library, run)) + "\n"


def _paragraphs(library: RunLibrary, run: RunRecord) -> Iterator[str]:
    steps = Measured(library, run.id)
    found = evidence.of_run(run.config, steps)
    yield _metadata(run)
    yield f"# {_plain(run_title(run))}"
    yield _about(run)
    yield "## Result"
    yield from _facts(result_blocks(run, found)[:1])
    yield _measured(run)
    if found.sentence:
        yield (
            "**The null** is a coin, P(y) = ½ for every output, in the sampler's place; the twin is an EBM "
            f"that learned the same batches with it. {_plain(found.sentence)}"
        )
    yield "## Use"
    yield (
        f"x are pixels from 0 to 1, one row per image; y are probabilities. {_outputs(classes_of(run))} "
        "`use_numpy.py`, `use_pytorch.py`, `use_keras.py`, `use_jax.py` and `use_onnxruntime.py` each load "
        "the network and check themselves against `example.npz`."
    )
    yield f"## Limits\n\n{_LIMITS}"
    yield "## Data"
    yield f"{_plain(_setting(run, 'data', 'dataset'))}; licence: {_plain(license_of(run.config))}. Seeds:"
    yield _list((name, str(value)) for name, value in run.seeds.items())
    yield "## Cost"
    yield from _facts(cost_blocks(library, run, most=0)[:1])
    yield f"## Settings\n\n```toml\n{_settings(run)}\n```"
    yield "## Versions"
    yield _list((name, str(version)) for name, version in run.versions.items())
    yield f"## Citing\n\n```bibtex\n{SOFTWARE}\n\n{PAPER}\n```"
    yield f"Written by qanneal {__version__}."


def _metadata(run: RunRecord) -> str:
    # Under which licence the network may be used is not for the program to say.
    lines = [
        "---",
        "library_name: pytorch",
        "pipeline_tag: image-classification",
        "tags: [qanneal, quantum-annealing, energy-based-model, mlp]",
        "model-index:",
        f"- name: {_quoted(run_title(run))}",
        "  results:",
        "  - task: {type: image-classification}",
        f"    dataset: {{name: {_quoted(_setting(run, 'data', 'dataset'))}, "
        f"type: {_quoted(_setting(run, 'data', 'dataset'))}}}",
        "    metrics:",
    ]
    for name, kind in (("mlp_test", "accuracy"), ("mlp_test_loss", "loss")):
        value = METRICS[name].of(run.last)
        if isinstance(value, float | int) and np.isfinite(value):
            lines.append(f"    - {{type: {kind}, name: {_quoted(METRICS[name].title)}, value: {value!r}}}")
    return "\n".join([*lines, "---"])


def _about(run: RunRecord) -> str:
    kind = config.KINDS.get(_setting(run, "sampler", "kind"))
    method = _setting(run, "training", "method")
    how = (
        "It was trained by backpropagation."
        if method == "mlp"
        else "It has the weights of an energy-based model that was trained with samples of P(y|x) from: "
        f"{_plain(kind.title if kind else _setting(run, 'sampler', 'kind'))}."
    )
    return (
        "A multilayer perceptron with one hidden layer, z = σ(W2 σ(W1 x + b) + c), that tells "
        f"{', '.join(map(_plain, classes_of(run)))} from one another. {how}"
    )


def _outputs(classes: tuple[str, ...]) -> str:
    if len(classes) == 2:
        first, second = map(_plain, classes)
        return f"The one output is the probability of {second}; below ½ it is {first}."
    return "There is an output for each class, in this order; the most probable is chosen."


def _measured(run: RunRecord) -> str:
    rows = [
        (METRICS[name].title, _with_unit(METRICS[name].quantity, value))
        for name in _SHOWN
        if isinstance(value := METRICS[name].of(run.last), float | int) and np.isfinite(value)
    ]
    table = "\n".join(f"| {_plain(title)} | {text} |" for title, text in rows)
    return (
        "After the last step that was evaluated; the MLP is the network in these files:\n\n"
        f"| metric | value |\n| --- | --- |\n{table}"
    )


def _with_unit(quantity: Quantity, value: float) -> str:
    text = quantity.text(value)
    return text if not quantity.unit or text.endswith(quantity.unit) else f"{text} {quantity.unit}"


def _settings(run: RunRecord) -> str:
    try:
        return config.dumps(config.parse(run.config)).strip().replace("```", "'''")
    except ConfigError as error:
        return f"# {error}"


def _facts(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield _list(block.items) if isinstance(block, Facts) else _plain(str(block))


def _list(items: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"* {_plain(name)}: {_plain(value)}" for name, value in items)


def _setting(run: RunRecord, section: str, key: str) -> str:
    values: Any = run.config.get(section)
    return str(values.get(key, "–")) if isinstance(values, dict) else "–"


def _plain(text: str) -> str:
    """Return a text, which may come from anyone's archive, so that Markdown shows it as it is."""
    return "".join(f"\\{letter}" if letter in r"\`*_[]<>#|" else letter for letter in " ".join(text.split()))


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=False)  # as YAML has it, too
