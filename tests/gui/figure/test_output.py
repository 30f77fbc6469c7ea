"""Figures as PDF, PNG and clipboard data: what the bytes say."""

import io
import re
import zlib

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QFontDatabase

from qanneal_gui.figures import Figure, Panel, Series
from qanneal_gui.figures.paper import Paper, on_paper
from qanneal_gui.gui.figure import output

STEPS = np.arange(1.0, 41.0)
FIGURE = Figure(
    "Two curves",
    (
        Panel(
            "",
            "step",
            "accuracy / %",
            (
                Series("β_eff = 16", STEPS, 50 + STEPS, "ebm", low=49 + STEPS, high=51 + STEPS, band="± 1"),
                Series("Shadow ↔ MLP", STEPS, 90 - STEPS, "mlp", dash="dashed", heavy=True),
            ),
        ),
    ),
)


def streams(pdf):
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(match[1])
        except zlib.error:
            yield match[1]


def letters(pdf):
    """The characters that the fonts of a PDF stand for, by its own tables."""
    found = set()
    for stream in streams(pdf):
        if b"begincmap" not in stream:
            continue
        for block in re.findall(rb"beginbf(?:range|char)(.*?)endbf", stream, re.DOTALL):
            for target in re.findall(rb"<([0-9A-Fa-f]{4})>\s*(?:\n|$|\])", block):
                found.add(chr(int(target, 16)))
            for targets in re.findall(rb"\[([^]]*)\]", block):
                found |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-Fa-f]{4})>", targets)}
    return found


@pytest.mark.parametrize("width_cm", [5.0, 8.5, 17.5])
@pytest.mark.parametrize("height_cm", [None, 5.13, 7.77])
def test_the_page_has_its_size_to_a_tenth_of_a_millimetre(qapp, width_cm, height_cm):
    sheet = on_paper(FIGURE, Paper(width_cm=width_cm, height_cm=height_cm))
    pdf = output.pdf(sheet)
    boxes = re.findall(rb"/MediaBox \[([-\d. ]+)\]", pdf)
    assert len(boxes) == 1
    left, bottom, right, top = map(float, boxes[0].split())
    assert (right - left) / 72 * 25.4 == pytest.approx(10 * width_cm, abs=0.05)
    assert (top - bottom) / 72 * 25.4 == pytest.approx(10 * sheet.height_cm, abs=0.05)


def test_the_places_of_objects_are_right(qapp):
    pdf = output.pdf(on_paper(FIGURE, Paper()))
    table = int(re.search(rb"startxref\s+(\d+)", pdf)[1])
    assert pdf[table : table + 4] == b"xref"
    for number, offset in enumerate(re.findall(rb"(\d{10}) 00000 n", pdf[table:]), 1):
        assert pdf[int(offset) :].startswith(b"%d 0 obj" % number)


def test_a_pdf_holds_lines_and_text_in_embedded_fonts_and_no_image(qapp):
    pdf = output.pdf(on_paper(FIGURE, Paper()), title="Two curves")
    assert b"/Subtype /Image" not in pdf
    fonts = re.findall(rb"/Type /FontDescriptor", pdf)
    assert fonts
    assert len(re.findall(rb"/FontFile[23]? \d+ 0 R", pdf)) == len(fonts)
    # Without f: two of them are one letter in some fonts.
    assert set("accuracy/%stepβ=16ShadowMLP±0") <= letters(pdf)
    page = max(streams(pdf), key=lambda stream: stream.count(b" l\n"))
    assert page.count(b" l\n") > 2 * len(STEPS)
    assert len(re.findall(rb"T[jJ]", page)) > 8


def test_the_font_that_is_chosen_is_embedded(qapp):
    family = next(
        name
        for name in QFontDatabase.families()
        if "Serif" in name or "Roman" in name
        if QFontDatabase.isSmoothlyScalable(name)
    )
    sheet = on_paper(FIGURE, Paper(font=family))
    name = re.sub("[^A-Za-z]", "", family).encode()
    assert name in re.sub(
        rb"[^A-Za-z/]", b"", b" ".join(re.findall(rb"/FontName /(\S+)", output.pdf(sheet, family)))
    )
    assert name not in b" ".join(re.findall(rb"/FontName /(\S+)", output.pdf(sheet)))


@pytest.mark.parametrize("dpi", [150, 600])
def test_a_png_says_how_large_it_is_on_paper(qapp, dpi):
    sheet = on_paper(FIGURE, Paper(width_cm=8.5))
    image = Image.open(io.BytesIO(output.png(sheet, "", dpi)))
    assert image.size == (round(8.5 / 2.54 * dpi), round(sheet.height_cm / 2.54 * dpi))
    assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.1)
    assert image.convert("RGB").getpixel((2, 2)) == (255, 255, 255)


def test_a_png_that_would_be_too_large_is_refused(qapp):
    with pytest.raises(output.QannealError, match="choose fewer dots per inch"):
        output.png(on_paper(FIGURE, Paper(width_cm=60, height_cm=60)), "", 1200)


def test_it_is_copied_as_image_svg_and_pdf(qapp):
    sheet = on_paper(FIGURE, Paper())
    data = output.clipboard_data(output.image(sheet), sheet.svg.encode(), output.pdf(sheet))
    assert data.hasImage()
    assert bytes(data.data(output.SVG_TYPE).data()).startswith(b"<svg")
    assert bytes(data.data(output.PDF_TYPE).data()).startswith(b"%PDF")
