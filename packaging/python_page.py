"""Print ``docs/python.md``: the names that Python programs use, from their docstrings."""

import inspect
import re
import sys
from collections.abc import Iterator
from types import FunctionType

from qanneal_gui import api

HEAD = """\
# qanneal from Python

Made from the docstrings by `make reference`. A notebook to begin with is [python.ipynb](python.ipynb).

```python
import qanneal_gui as qanneal

for step in qanneal.train("demo", {"training.steps": 40, "sampler.reads": 500}):
    if step.step % 10 == 0:
        print(step.step, step.value("loss"), step.value("mlp.test_accuracy"))

run = qanneal.run("last")
print(run.state, run.qpu_seconds)
run.plot().save("curves.svg")
weights = run.network()  # arrays W1, b, W2, c; network("torch") for PyTorch
```

* **A run of Python is a run like any other.** It is recorded as it goes: window and terminal list it and
  show its curves while it trains, `qanneal stop` reaches it, limits of QPU time hold, notices are sent, and
  every number is that of the same run in the window, to the bit. That is the default because what a QPU has
  answered was paid for, and because figures, exports and resuming need it. `record=False` keeps nothing.
* **The loop is yours.** A step is done when it is asked for. `break` stops the run, saved; so do the end of
  the program, and Ctrl-C or *Interrupt* during a step. An iterator that has a name goes on in the next loop
  until it is closed: by `close`, or by a `with` block, which ends the run at an error in the loop, too.
  `resume` takes any run up, with the results of one that was never interrupted.
* **What goes wrong** is a `QannealError` of one sentence. A limit that is reached, or a solver that is
  offline, is one, too: the run is then paused, and goes on with `resume`. What is wrong with a run that
  goes on is a warning.
* **Where runs are kept** is the home directory of window and terminal, or what `QANNEAL_HOME` names.

A step that `train` yields is a `StepEvent`: `step.value(PATH)` gives any number by its place in the `step`
object that `qanneal train --json` prints, None where it was not measured, and `step.as_json()` the whole
object. `run.metrics()` has the same paths. Some of them: `loss` and `test_accuracy` of the EBM,
`mlp.test_accuracy`, `shadow.test_accuracy`, `symmetrised_kl`, `gap`, `test_gain` over the coin-trained
twin, `sampler.kl`, `sampler.beta`, `sampler.qpu_seconds`.

These names are stable: `qanneal.NAME`. Everything else in the package may change with any version.
`RunConfig` holds all [settings of a run](settings.md), as `config.sampler.reads`; it is frozen, and checked
when it is made. The package is typed (`py.typed`)."""

_SECTION = re.compile(r"^(\w+)\n-+$", re.MULTILINE)
_TITLES = {"Parameters": "Takes", "Attributes": "Has", "Returns": "Returns", "Raises": "Raises"}


def page() -> Iterator[str]:
    """Yield the paragraphs of the page."""
    yield HEAD
    functions = [name for name in api.__all__ if isinstance(getattr(api, name), FunctionType)]
    for name in sorted(functions, key=lambda one: getattr(api, one).__code__.co_firstlineno):
        yield from _described(f"## {name}\n\n`{name}{_signature(getattr(api, name))}`", getattr(api, name))
    for name in ("Training", "Run", "Runs", "Plot"):
        kind = getattr(api, name)
        yield from _described(f"## {name}", kind, made_by_us=True)
        for key, member in vars(kind).items():
            if key.startswith("_"):
                continue
            called = "" if isinstance(member, property) else f"\n\n`{key}{_signature(member)}`"
            yield from _described(f"### {name}.{key}{called}", member)


def _signature(function: FunctionType) -> str:
    """Return how it is called: names and defaults."""
    found = inspect.signature(function)
    plain = [
        one.replace(annotation=inspect.Parameter.empty)
        for one in found.parameters.values()
        if one.name != "self"
    ]
    return str(inspect.Signature(plain))


def _described(title: str, what: object, *, made_by_us: bool = False) -> Iterator[str]:
    """Yield a heading and what the docstring says; parameters of what users do not make are left out."""
    head, *sections = _SECTION.split(inspect.getdoc(what) or "")
    yield title
    yield _markdown(head.strip())
    for name, body in zip(sections[::2], sections[1::2], strict=True):
        if name == "Examples":
            yield f"```pycon\n{body.strip()}\n```"
        elif not (name == "Parameters" and made_by_us):
            yield f"{_TITLES[name]}:\n\n{_entries(body.strip())}"


def _entries(body: str) -> str:
    """Return the entries of a section as a list."""
    lines = []
    for entry in re.split(r"\n(?=\S)", body):
        head, _, about = entry.partition("\n")
        names, colon, kind = head.partition(" : ")
        shown = f"{', '.join(f'`{one}`' for one in names.split(', '))}: {kind}" if colon else f"`{names}`"
        about = " ".join(about.split())
        lines.append(f"* {shown}{f'. {_markdown(about)}' if about else ''}")
    return "\n".join(lines)


def _markdown(text: str) -> str:
    return text.replace("``", "`")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print("\n\n".join(page()))
