"""Whatever the program refers to in its manual is there: pages of errors, settings, parts of the window."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import qanneal_gui
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import fields, remedies
from qanneal_gui.gui.common.jobs import failure_of
from qanneal_gui.gui.window import manual

ROOT = Path(qanneal_gui.__file__).parent
DOCS = ROOT.parent / "docs"


def places(page):
    """Return the anchors of a page: its headings, as Sphinx names them, and those that it sets itself."""
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#{1,4} (.+)$", text, re.MULTILINE)
    named = {re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") for heading in headings}
    return named | set(re.findall(r'<a id="([^"]+)">', text))


def lost(reference):
    page, _, place = reference.partition("#")
    if not (DOCS / f"{page}.md").exists():
        return f"no page {page}"
    return "" if not place or place in places(page) else f"no place {place} on {page}"


def modules_that_define_errors():
    for path in sorted(ROOT.rglob("*.py")):
        if re.search(r"^class \w+Error\(", path.read_text(encoding="utf-8"), re.MULTILINE):
            yield ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)


def kinds(kind=QannealError):
    for one in kind.__subclasses__():
        yield one
        yield from kinds(one)


@pytest.fixture(scope="module", autouse=True)
def all_errors():
    for name in modules_that_define_errors():
        importlib.import_module(name)


def test_every_error_has_a_page_and_a_place_that_exist():
    found = {QannealError, *kinds()}
    assert len(found) > 20
    assert {kind.__name__: wrong for kind in found if (wrong := lost(kind.page))} == {}


def test_hardly_any_kind_of_error_has_only_the_general_page():
    plain = {kind.__name__ for kind in kinds() if "page" not in vars(kind) and kind.page == QannealError.page}
    assert plain == set()


def test_a_place_that_does_not_exist_would_be_found():
    assert lost("bill#nowhere")
    assert lost("nowhere")
    assert not lost("bill#limits")


def test_every_setting_has_a_place_of_its_own():
    assert [spec.key for spec in fields.specs() if lost(f"settings#{spec.key}")] == []


def test_an_error_leads_to_the_setting_or_the_limit_that_it_names():
    assert failure_of(QannealError("Something else.")).page == "troubles"
    assert failure_of(QannealError("sampler.reads is too large.")).page == "settings#sampler.reads"
    assert failure_of(QannealError("Raise it with: qanneal limit 60.")).page == "bill#limits"
    assert not any(map(lost, remedies._PAGES.values()))


def test_what_nobody_foresaw_has_a_place(expected_warnings):
    expected_warnings.append("Unexpected error")
    assert not lost(failure_of(ZeroDivisionError()).page)


def explained():
    """Yield the pages that parts of the window give, as the source has them."""
    for path in sorted((ROOT / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "explain":
                page = node.args[-1]
                if isinstance(page, ast.Constant):
                    yield str(page.value)


def test_the_parts_of_the_window_lead_to_pages_that_exist():
    given = [*explained(), *(page.page for page in manual.OF_PAGES.values())]
    assert len(given) > 20
    assert [wrong for page in given if (wrong := lost(page))] == []
