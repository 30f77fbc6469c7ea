"""Text from outside, for each way out: read by the thing that would obey it."""

import csv
import html
import io
import json
import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qanneal_gui.support.text import after_colon, csv_text, for_cell, for_json, for_markup, for_terminal

BIDIRECTIONAL = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
HOSTILE = "\x1b]0;title\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\x00\x7f\r"


def obeyed(text):
    """Characters that a terminal takes as orders."""
    return [
        letter
        for letter in text
        if (unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\n\t")
        or unicodedata.bidirectional(letter)
        in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    ]


def test_the_terminal_obeys_nothing():
    assert obeyed(for_terminal(HOSTILE)) == []
    assert for_terminal("a\nb\tπ 日本") == "a\nb\tπ 日本"


@given(st.text())
def test_no_text_is_an_order(text):
    assert obeyed(for_terminal(text)) == []


@given(st.text())
def test_json_means_the_same_and_holds_no_order(text):
    line = for_json(json.dumps({"name": text}, ensure_ascii=False))
    assert json.loads(line) == {"name": text}
    assert obeyed(line) == []


@given(st.text())
def test_markup_is_text_again_when_read(text):
    element = ElementTree.fromstring(f'<p a="{for_markup(text)}">{for_markup(text)}</p>')
    assert obeyed(element.text or "") in ([], ["\r"] * len(obeyed(element.text or "")))
    assert "<" not in for_markup(text)
    assert html.unescape(for_markup(text)).count("<") == text.count("<")


@pytest.mark.parametrize(
    "text",
    ["=1", "+c", "-2+3", "@S(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", '=LINK("x")', "\x00=1", "\u202e=1"],
)  # fmt: skip
def test_no_cell_is_a_formula(text):
    (row,) = csv.reader(io.StringIO(csv_text([[text]])))
    assert not row[0].lstrip(" \t\r\n").startswith(("=", "+", "-", "@", "＝"))
    assert obeyed(row[0]) == []


@pytest.mark.parametrize("text", ["-1.5", "+3", "1e-3", "-inf", "plain", "a=b"])
def test_numbers_and_words_stay_as_they_are(text):
    assert for_cell(text) == text


def test_headings_are_cells_too():
    table = list(csv.reader(io.StringIO(csv_text([["=cmd|' /C calc'!A0", "b"], ["1", 2.5]]))))
    assert table == [["'=cmd|' /C calc'!A0", "b"], ["1", "2.5"]]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The outputs are constant.", "the outputs are constant."),
        ("A step failed.", "a step failed."),
        ("Stopped.", "stopped."),
        ("D-Wave answered 503.", "D-Wave answered 503."),
        ("QPU time is used up.", "QPU time is used up."),
        ("β_eff moves.", "β_eff moves."),
        ("Advantage_system4.1 is offline.", "Advantage_system4.1 is offline."),
        ("training.steps is 0.", "training.steps is 0."),
        ("", ""),
    ],
)
def test_a_sentence_goes_on_after_a_colon_with_a_small_letter(sentence, told):
    assert after_colon(sentence) == told
