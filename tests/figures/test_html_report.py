"""Reports in HTML and numbers as CSV: complete, self-contained, and harmless whatever they are given."""

import csv
import io
import re
from html.parser import HTMLParser

import numpy as np
import pytest

from qanneal_gui.chip.contrast import contrast
from qanneal_gui.figures import Figure, Panel, Series, Table
from qanneal_gui.figures.colours import palette
from qanneal_gui.figures.csv import COLUMNS, figure_csv, table_csv
from qanneal_gui.figures.html import Code, Drawing, Facts, ReportSection, report, table_html
from qanneal_gui.support.text import for_cell

FIGURE = Figure(
    "Curves",
    (
        Panel(
            "Accuracy",
            "step",
            "accuracy",
            (
                Series("EBM", np.array([1.0, 2, 3]), np.array([0.1, np.nan, 1 / 3]), "ebm", low=np.zeros(3)),
                Series("paper", np.array([2.0]), np.array([0.7]), published=True),
            ),
        ),
    ),
)
TABLE = Table(
    "Results", ("pair", "ours / %"), (("0-1", "99.1"), ("2-3", "88.0")), (False, True), {(0, 1)}, "best"
)


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def full(text="plain"):
    section = ReportSection(
        text, (text, FIGURE, TABLE, Facts(((text, text),)), Code(text, text), Drawing(DRAWING, text))
    )
    return report(text, [section, section])


DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9" stroke="#123456"/></svg>'
)


def test_a_report_is_well_formed_and_holds_everything():
    page = Page(full())
    assert page.open == []
    assert page.tags.count("svg") == 4
    assert page.tags.count("table") == page.tags.count("pre") == page.tags.count("dl") == 2
    assert {"Accuracy", "99.1 ●", "● best"} <= set(page.words)


def test_a_report_refers_to_nothing_outside():
    page = Page(full())
    assert not {"script", "link", "img", "iframe", "a", "object", "image", "use", "foreignobject"} & set(
        page.tags
    )
    assert not {"src", "href", "xlink:href", "srcset"} & {name for name, _ in page.attributes}
    style = "".join(page.words)
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '" onload="x', "</style><img src=x>", "\x00\ud83d"]
)
def test_hostile_text_stays_text(hostile):
    page = Page(full(hostile))
    assert not {"script", "img"} & set(page.tags)
    assert not any(name.startswith("on") for name, _ in page.attributes)
    full(hostile).encode("utf-8")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        '<path onclick="1"/>',
        '<path fill="url(http://x.example/y)"/>',
        '<image href="x"/>',
        "<foreignObject/>",
        "<path>",
    ],
)
def test_a_drawing_that_does_more_than_draw_is_refused(inside):
    picture = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    with pytest.raises(ValueError, match="drawing"):
        report("", [ReportSection("", (Drawing(picture),))])


def test_light_dark_and_print():
    page = full()
    assert page.count("--ebm: #0072b2") == 2  # on a light screen, and on paper
    assert page.count("--ebm: #56b4e9") == 1
    assert 'stroke="var(--ebm, #0072b2)"' in page


def test_a_table_aligns_numbers_and_marks_cells_with_a_sign():
    text = table_html(TABLE)
    assert '<td class="number notable">99.1 ●</td>' in text
    assert "<td>0-1</td>" in text


def test_the_numbers_of_a_figure_come_back_to_the_last_digit():
    rows = list(csv.DictReader(io.StringIO(figure_csv(FIGURE))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["y"] for row in rows] == ["0.1", "", repr(1 / 3), "0.7"]
    assert [row["published"] for row in rows] == ["no", "no", "no", "yes"]
    assert rows[0]["low"] == "0.0"
    assert rows[0]["high"] == ""
    assert len(figure_csv(FIGURE, published=False).splitlines()) == 4


def test_a_table_as_csv():
    assert table_csv(TABLE) == "pair,ours / %\n0-1,99.1\n2-3,88.0\n"


@pytest.mark.parametrize(
    ("text", "wanted"), [("=1+1", "'=1+1"), ("-3.5", "-3.5"), ("@x", "'@x"), ("a=b", "a=b")]
)
def test_no_cell_is_a_formula(text, wanted):
    assert for_cell(text) == wanted


def test_a_report_is_told_to_those_who_do_not_see_it():
    text = full()
    page = Page(text)
    assert '<html lang="en">' in text
    assert "<title>plain</title>" in text
    for figure in re.findall(r"<svg [^>]*role=.*?</svg>", text, re.S):
        assert 'role="img"' in figure
        assert re.search(r"<title>[^<]+</title>", figure)
    # What scrolls has the keyboard and a name; what heads a column says so, and has words.
    assert (
        re.findall(r'<div class="wide"[^>]*>', text)
        == ['<div class="wide" tabindex="0" role="group" aria-label="Results">'] * 2
    )
    assert re.findall(r"<th[ >][^>]*>", text) == ['<th scope="col">', '<th class="number" scope="col">'] * 2
    assert "<thead><tr><td></td></tr></thead>" in table_html(Table("", ("",), (("a",),)))
    assert [tag for tag in page.tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2", "h2"]
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_colours_of_a_page_have_the_contrast_of_text():
    for dark in (False, True):
        colors = palette(dark)
        assert min(contrast(colors.ink, colors.ground), contrast(colors.quiet, colors.ground)) >= 4.5
        assert all(contrast(color, colors.ground) >= 4.5 for color in colors.roles.values())
    assert "@media (prefers-contrast: more)" in full()
