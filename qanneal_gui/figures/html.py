"""Reports: one HTML file with text, figures and tables, which needs nothing else to be read or printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from qanneal_gui.figures.colours import page_palette, page_variables
from qanneal_gui.figures.model import Figure, Table
from qanneal_gui.figures.svg import draw
from qanneal_gui.support.text import for_markup


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one pair below the other."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be copied letter by letter, under a line that says what it is."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that is an SVG document already, with a caption."""

    svg: str
    caption: str = ""


Block = str | Figure | Table | Facts | Code | Drawing
"""A part of a section; a string is a paragraph."""


@dataclass(frozen=True, slots=True)
class ReportSection:
    """A heading and what stands below it."""

    title: str
    blocks: tuple[Block, ...]


def report(title: str, sections: Sequence[ReportSection], *, published: bool = True) -> str:
    """Return a page, light or dark as its reader's system is, without scripts and without links.

    Parameters
    ----------
    title : str
        All text here and below may come from anywhere: it is shown as it is.
    sections : sequence of ReportSection
    published : bool
        Show the values that are printed in the paper as well.

    Raises
    ------
    ValueError
        A `Drawing` holds anything but shapes and text.
    """
    body = [f"<h1>{for_markup(title)}</h1>"]
    for section in sections:
        blocks = [block_html(block, published) for block in section.blocks]
        body += [f"<section><h2>{for_markup(section.title)}</h2>", *blocks, "</section>"]
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            # Not even a mistake of ours can make the page load or run something.
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{for_markup(title)}</title>",
            f"<style>{page_style()}</style>\n</head>\n<body>\n<main>",
            *body,
            "</main>\n</body>\n</html>\n",
        ]
    )


def table_html(table: Table) -> str:
    """Return a table; marked cells are bold and have a sign."""
    numeric = [*table.numeric, *([False] * len(table.columns))]

    def cell(tag: str, text: str, column: int, mark: bool = False) -> str:
        kinds = [name for name, on in (("number", numeric[column]), ("notable", mark)) if on]
        kind = f' class="{" ".join(kinds)}"' if kinds else ""
        over = ' scope="col"' if tag == "th" else ""
        return f"<{tag}{kind}{over}>{for_markup(text)}{' ●' if mark else ''}</{tag}>"

    # A column of names needs no heading; an empty one would be read out.
    head = "".join(cell("th" if text else "td", text, i) for i, text in enumerate(table.columns))
    rows = "\n".join(
        "<tr>"
        + "".join(cell("td", text, j, (i, j) in table.notable) for j, text in enumerate(row[: len(numeric)]))
        + "</tr>"
        for i, row in enumerate(table.rows)
    )
    title = f"<caption>{for_markup(table.title)}</caption>" if table.title else ""
    sign = "● " if table.notable else ""
    note = f'<p class="quiet">{sign}{for_markup(table.note)}</p>' if table.note else ""
    # What is scrolled can be scrolled by keys, too.
    named = for_markup(table.title or "Table")
    return (
        f'<div class="wide" tabindex="0" role="group" aria-label="{named}"><table>{title}'
        f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>" + note
    )


def block_html(block: Block, published: bool = True) -> str:
    """Return a part of a section, to stand in a page with `page_style`."""
    match block:
        case Figure():
            return f'<figure class="wide">{draw(block, page_palette(), published=published)}</figure>'
        case Table():
            return table_html(block if published else block.without_published())
        case Facts(items):
            rows = "".join(
                f"<dt>{for_markup(name)}</dt><dd>{for_markup(value)}</dd>" for name, value in items
            )
            return f"<dl>{rows}</dl>"
        case Code(text, title):
            head = f'<p class="quiet">{for_markup(title)}</p>' if title else ""
            return f"{head}<pre>{for_markup(text)}</pre>"
        case Drawing(svg, caption):
            below = f"<figcaption>{for_markup(caption)}</figcaption>" if caption else ""
            return f'<figure class="drawing">{_checked(svg)}{below}</figure>'
        case _:
            return f"<p>{for_markup(block)}</p>"


_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset(
    f"{_SVG}{name}" for name in ("svg", "g", "title", "desc", "rect", "circle", "path", "polyline", "text")
)


def _checked(svg: str) -> str:
    """Return the SVG element if it draws and does nothing else."""
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise ValueError("the drawing is not an SVG document") from error
    for element in root.iter():
        if element.tag not in _SHAPES:
            raise ValueError(f"the drawing contains an element {str(element.tag)[:80]!r}")
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or "href" in name or name == "style" or "url(" in value.lower():
                raise ValueError("the drawing contains a script or a link")
    ElementTree.register_namespace("", _SVG.strip("{}"))
    return ElementTree.tostring(root, encoding="unicode")


def page_style() -> str:
    """Return the style sheet of reports: light or dark as the reader's system is, and for print."""
    return f""":root {{ {page_variables(dark=False)} color-scheme: light dark; }}
@media (prefers-color-scheme: dark) {{ :root {{ {page_variables(dark=True)} }} }}
@media (prefers-contrast: more) {{ :root {{ --quiet: var(--ink); --axis: var(--ink); --grid: var(--ink); }} }}
body {{ margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }}
main {{ max-width: 1000px; margin: 0 auto; padding: 32px 24px 64px; }}
h1 {{ font-size: 28px; line-height: 1.25; margin: 0 0 16px; overflow-wrap: anywhere; }}
h2 {{ font-size: 20px; margin: 40px 0 8px; padding-top: 16px; border-top: 1px solid var(--grid); }}
p {{ max-width: 75ch; margin: 8px 0 12px; overflow-wrap: anywhere; }}
.quiet, figcaption, dt, caption {{ color: var(--quiet); }}
.quiet {{ font-size: 14px; }}
.wide {{ overflow-x: auto; }}
figure {{ margin: 16px 0; }}
figure svg {{ display: block; width: 100%; height: auto; }}
.drawing svg {{ max-width: 680px; }}
figcaption {{ font-size: 14px; margin-top: 4px; }}
dl {{ display: grid; grid-template-columns: minmax(8em, 15em) 1fr; gap: 4px 24px; margin: 8px 0 16px; }}
dt, dd {{ margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }}
table {{ border-collapse: collapse; font-size: 14px; margin: 12px 0; font-variant-numeric: tabular-nums; }}
caption {{ text-align: left; padding-bottom: 4px; }}
th, td {{ text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--grid);
  vertical-align: top; }}
th {{ border-bottom-color: var(--axis); }}
.number {{ text-align: right; white-space: nowrap; }}
.notable {{ font-weight: 600; }}
pre {{ padding: 12px 16px; border: 1px solid var(--grid); border-radius: 4px;
  font-size: 13px; line-height: 1.45; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }}
@media print {{
  :root {{ {page_variables(dark=False)} color-scheme: light; }}
  body {{ font-size: 11pt; }} main {{ max-width: none; padding: 0; }}
  figure, table, dl, tr {{ break-inside: avoid; }} h2 {{ break-after: avoid; }} .wide {{ overflow: visible; }}
}}"""
