"""The examples of the docstrings run, each in a home of its own, and so does the notebook."""

import ast
import doctest
import inspect
import json
from pathlib import Path

import pytest

import qanneal_gui as qanneal
from qanneal_gui.api import plot, recorded, training

ROOT = Path(__file__).parents[2]
MODULES = (plot, recorded, training)
FOUND = {
    found.name: found
    for module in MODULES
    for found in doctest.DocTestFinder(exclude_empty=True).find(module)
    if found.examples
}


def public():
    """Yield the dotted names of everything of ours that users call or read."""
    for name in qanneal.__all__:
        one = getattr(qanneal.api if name == "runs" else qanneal, name)
        if one.__module__ not in {module.__name__ for module in MODULES}:
            continue
        yield f"{one.__module__}.{name}"
        if inspect.isclass(one):
            members = (key for key in vars(one) if not key.startswith("_"))
            yield from (f"{one.__module__}.{name}.{member}" for member in members)


def test_everything_public_has_an_example():
    assert set(public()) <= set(FOUND)
    assert len(FOUND) > 15


@pytest.mark.usefixtures("tour")
@pytest.mark.parametrize("name", FOUND)
def test_the_examples_of_the_docstrings_show_what_they_give(name, capsys):
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    runner.run(FOUND[name], clear_globs=False)
    assert runner.failures == 0, capsys.readouterr().out


@pytest.mark.usefixtures("tour")
def test_the_notebook_runs_and_shows_something_below_each_cell():
    notebook = json.loads((ROOT / "docs" / "python.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells)
    names: dict[str, object] = {"__name__": "__main__"}
    shown = [displayed(run_cell("".join(cell["source"]), names)) for cell in cells]
    assert sum("<svg" in one for one in shown) >= 2
    assert sum("<table" in one for one in shown) >= 2


def run_cell(source, names):
    """Run a cell as Jupyter does, and return the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "cell", "exec"), names)
    return last and eval(compile(ast.Expression(last.value), "cell", "eval"), names)


def displayed(value):
    """Return what a notebook shows of a value."""
    for kind in ("_repr_html_", "_repr_svg_"):
        if hasattr(value, kind):
            return getattr(value, kind)()
    return repr(value)
