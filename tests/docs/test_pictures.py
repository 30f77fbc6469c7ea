"""The pictures of the explanations: drawn by the program, on a page each, small, readable by everybody."""

import re
import runpy
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
MADE = runpy.run_path(str(ROOT / "packaging" / "explanations.py"))["PICTURES"]
FILES = sorted((DOCS / "images").glob("why-*.svg"))


def test_there_is_a_file_for_each_picture_and_none_besides():
    assert {path.stem.removeprefix("why-") for path in FILES} == set(MADE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_picture_is_small_alone_and_has_a_ground_for_light_and_dark_pages(path):
    assert path.stat().st_size < 300_000
    root = ET.fromstring(path.read_text(encoding="utf-8"))
    assert not [one for one in root.iter() if any("href" in name for name in one.attrib)]
    grounds = [one for one in root if one.tag.endswith("rect")]
    assert grounds[0].attrib["width"] in (root.attrib["viewBox"].split()[2], "100%")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_picture_is_shown_on_a_page_with_words_for_those_who_do_not_see_it(path):
    texts = [page.read_text(encoding="utf-8") for page in DOCS.glob("*.md")]
    said = [words for text in texts for words in re.findall(rf"!\[([^\]]*)\]\(images/{path.name}\)", text)]
    assert said
    assert min(map(len, said)) > 60


def test_a_picture_is_as_the_program_draws_it():
    # The quickest; the others are redrawn with all pictures.
    assert MADE["chip"]() == (DOCS / "images" / "why-chip.svg").read_text(encoding="utf-8")
