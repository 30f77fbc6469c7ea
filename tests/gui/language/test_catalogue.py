"""Every text of the code is in every catalogue, translated, with its fields; and nothing else is."""

import ast
import importlib.util
import re
import string
import sys
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from qanneal_gui.gui.language import catalogue

ROOT = Path(__file__).parents[3]
FIELD = re.compile(r"\{[^{}]*\}")


@pytest.fixture(scope="module")
def translations():
    """The module ``packaging/translations.py``."""
    sys.path.insert(0, str(ROOT / "packaging"))
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name], sys.modules["texts"]
    sys.path.remove(str(ROOT / "packaging"))


@pytest.fixture(scope="module", params=catalogue.LANGUAGES)
def messages(translations, request):
    return translations.read(translations.FOLDER / f"qanneal_{request.param}.ts")


@pytest.fixture(scope="module")
def sources(translations):
    return translations.collected()


def test_the_catalogue_has_the_texts_of_the_code_and_no_others(messages, sources):
    assert {message.source for message in messages} == set(sources)
    assert len(messages) == len(sources) > 2000


def test_all_of_it_is_translated(messages):
    unfinished = [one.source.text for one in messages if not one.finished or not all(one.translations)]
    assert not unfinished


def test_translations_have_the_fields_of_their_sources(messages):
    # In one form of several a field may be missing: "a run" says without a number that it is one.
    wrong = [
        (one.source.text, told)
        for one in messages
        for told in one.translations
        if set(FIELD.findall(told)) != set(FIELD.findall(one.source.text))
    ]
    assert not wrong


def test_letters_after_an_ampersand_are_kept(messages):
    def underlined(text):
        return len(re.findall(r"&\w", text.replace("&&", "")))

    wrong = [
        (one.source.text, told)
        for one in messages
        for told in one.translations
        if underlined(one.source.text) <= 1 and underlined(told) != underlined(one.source.text)
    ]
    assert not wrong


def test_the_compiled_catalogue_says_the_same(translations, messages, request):
    code = request.node.callspec.params["messages"]
    translator = QTranslator()
    assert translator.load(str(translations.FOLDER / f"qanneal_{code}.qm"))
    for message in messages:
        source = message.source
        numbers = (1, 2) if source.counted else (-1,)
        said = [translator.translate(source.context, source.text, source.comment or None, n) for n in numbers]
        assert tuple(said) == message.translations, source.text


def test_both_contexts_agree_on_what_both_have(messages):
    said = {}
    for message in messages:
        if not message.source.comment and not message.source.counted:
            said.setdefault(message.source.text, set()).add(message.translations)
    assert not {text: told for text, told in said.items() if len(told) > 1}


def test_a_page_is_called_the_same_with_and_without_its_letter(messages):
    said = {one.source.text: one.translations[0] for one in messages if not one.source.comment}
    pages = ("&Curves", "Ch&ip", "Net&work", "Ru&ns", "C&ompare", "E&xperiments")
    assert [said[page].replace("&", "") for page in pages] == [said[page.replace("&", "")] for page in pages]


def test_each_call_fills_in_the_fields_of_its_text():
    checked = Counter()
    for path in sorted((ROOT / "qanneal_gui" / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in ("tr", "counted"):
                continue
            place, given = (0, set()) if node.func.id == "tr" else (1, {"n"})
            text = node.args[place]
            if isinstance(text, ast.Name):  # a text that is marked where it is written
                continue
            assert isinstance(text, ast.Constant), (
                f"{path.name}:{node.lineno}: not a text but {ast.unparse(text)}"
            )
            given |= {keyword.arg for keyword in node.keywords}
            fields = (
                {name for _, name, _, _ in string.Formatter().parse(text.value) if name} if given else set()
            )
            assert fields == given, f"{path.name}:{node.lineno}"
            checked[node.func.id] += 1
    assert checked["tr"] > 1000
    assert checked["counted"]
