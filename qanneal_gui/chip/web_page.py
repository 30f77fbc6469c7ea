"""A chip as a web page in one file: it is panned, zoomed and pointed at, and needs no network.

All text may come from anywhere and is shown as it is; the page may run nothing but its own script.
"""

import base64
import hashlib
import json
from collections.abc import Iterator

import numpy as np

from qanneal_gui.annealing.embedding.placement import Placement
from qanneal_gui.annealing.snapshot import ChipSnapshot
from qanneal_gui.chip import colours
from qanneal_gui.chip.parts import Drawing
from qanneal_gui.chip.picture import Legend, draw, recoloured
from qanneal_gui.chip.qubit_lines import qubit_lines
from qanneal_gui.chip.svg import bare_svg, place
from qanneal_gui.support.text import for_markup

_SCRIPT = """
const svg = document.querySelector("svg"), tip = document.getElementById("tip");
const qubits = JSON.parse(document.getElementById("qubits").textContent);
const whole = svg.viewBox.baseVal, home = [whole.x, whole.y, whole.width, whole.height];
let view = [...home], held = null;
function show() { svg.setAttribute("viewBox", view.join(" ")); }
function at(event) {
  const p = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [p.x, p.y];
}
function zoom(factor, x, y) {
  const side = Math.min(Math.max(view[2] * factor, home[2] / 200), 2 * home[2]), f = side / view[2];
  view = [x - (x - view[0]) * f, y - (y - view[1]) * f, side, side];
  show();
}
function point(event) {
  const [x, y] = at(event);
  let best = null, least = Infinity;
  for (const one of qubits) {
    const dx = Math.max(one[0] - x, x - one[2], 0), dy = Math.max(one[1] - y, y - one[3], 0);
    const d = dx * dx + dy * dy;
    if (d < least) { least = d; best = one; }
  }
  const reach = 12 / svg.getScreenCTM().a;
  tip.hidden = !best || least > reach * reach;
  if (!tip.hidden) {
    tip.textContent = best[4];
    tip.style.left = Math.min(event.clientX + 16, innerWidth - tip.offsetWidth - 8) + "px";
    tip.style.top = Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8) + "px";
  }
}
svg.addEventListener("wheel", (e) => { e.preventDefault(); zoom(Math.exp(e.deltaY / 400), ...at(e)); },
  { passive: false });
svg.addEventListener("pointerdown", (e) => { held = at(e); svg.setPointerCapture(e.pointerId); });
svg.addEventListener("pointerup", () => { held = null; });
svg.addEventListener("pointerleave", () => { tip.hidden = true; });
svg.addEventListener("pointermove", (e) => {
  if (held) {
    const [x, y] = at(e);
    view[0] += held[0] - x; view[1] += held[1] - y;
    tip.hidden = true;
    show();
  } else { point(e); }
});
svg.addEventListener("dblclick", () => { view = [...home]; show(); });
addEventListener("keydown", (e) => {
  const step = view[2] / 10, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2;
  const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (e.key in moves) { view[0] += moves[e.key][0]; view[1] += moves[e.key][1]; show(); }
  else if (e.key === "+") { zoom(0.8, x, y); }
  else if (e.key === "-") { zoom(1.25, x, y); }
  else if (e.key === "0") { view = [...home]; show(); }
});
"""

_STYLE = """
html, body { margin: 0; height: 100%; background: GROUND; color: INK; font: 16px/1.45 sans-serif; }
body { display: flex; flex-wrap: wrap; }
svg { flex: 1 1 60vmin; height: 100vh; min-width: 0; max-height: 100%; cursor: grab; touch-action: none; }
main { flex: 0 1 22rem; padding: 1.5rem; box-sizing: border-box; }
h1 { font-size: 1.4rem; margin: 0 0 .8rem; }
ul { list-style: none; margin: 1rem 0; padding: 0; }
i { display: inline-block; width: 1rem; height: .8rem; margin-right: .5rem; vertical-align: middle; }
.bar { display: flex; align-items: center; gap: .5rem; } .bar i { margin: 0 -.5rem 0 0; width: 1.4rem; }
.bar i:last-of-type { margin-right: 0; }
.quiet { opacity: .8; font-size: .85rem; }
#tip { position: fixed; padding: .4rem .6rem; border-radius: 6px; background: INK; color: GROUND;
  white-space: pre-line; pointer-events: none; font-size: .9rem; }
#tip[hidden] { display: none; }
"""


def web_page(
    placement: Placement,
    snapshot: ChipSnapshot | None = None,
    mode: str = "role",
    *,
    title: str = "",
    caption: str = "",
    light: bool = False,
    drawing: Drawing = "lines",
    whole: ChipSnapshot | None = None,
) -> str:
    """Return the page; arguments as in `qanneal_gui.chip.picture.draw`.

    Parameters
    ----------
    title, caption : str
        Plain text.
    light : bool
        For a light ground.
    """
    look: colours.Look = "light" if light else "dark"
    picture = recoloured(draw(placement, snapshot, mode, drawing, whole), look)
    digest = base64.b64encode(hashlib.sha256(_SCRIPT.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    ground, ink = colours.LIGHT if light else colours.STAGE, colours.seen_on(colours.INK, look)
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{for_markup(title or 'Chip')}</title>",
            f"<style>{_STYLE.replace('GROUND', ground).replace('INK', ink)}</style>\n</head>\n<body>",
            bare_svg(placement, picture, look, drawing),
            f"<main><h1>{for_markup(title)}</h1>\n<p>{for_markup(caption)}</p>",
            *_legend(picture.legend),
            '<p class="quiet">Drag to move, scroll to zoom, double-click for the whole chip; '
            "point at a qubit for its values.</p></main>",
            '<div id="tip" role="status" hidden></div>',
            f'<script type="application/json" id="qubits">{_data(placement, snapshot, drawing)}</script>',
            f"<script>{_SCRIPT}</script>\n</body>\n</html>\n",
        ]
    )


def _legend(legend: Legend) -> Iterator[str]:
    if legend.colors:
        shades = "".join(f'<i style="background:{color}"></i>' for color in legend.colors)
        ends = [f"<span>{for_markup(words)}</span>" for words in (legend.low, legend.high)]
        yield f'<p>{for_markup(legend.title)}</p><div class="bar">{ends[0]}{shades}{ends[1]}</div>'
    else:
        entries = (
            f'<li><i style="background:{color}"></i>{for_markup(words)}</li>'
            for _, color, words in legend.entries
        )
        yield f"<ul>{''.join(entries)}</ul>"


def _data(placement: Placement, snapshot: ChipSnapshot | None, drawing: Drawing) -> str:
    """Return every qubit's box on the page and what is said of it, as JSON that no markup ends."""
    topology = placement.topology
    lines = qubit_lines(topology) if drawing == "lines" else None
    ends = place(lines.bars if lines is not None else np.stack([topology.positions] * 2, axis=1))
    boxes = np.concatenate([ends.min(axis=1), ends.max(axis=1)], axis=1).round(1).tolist()
    index = np.full(len(topology), -1)
    index[placement.layout.qubits] = np.arange(len(placement.layout.qubits))
    words = (
        _words(placement, snapshot, at, number)
        for at, number in zip(index.tolist(), topology.qubits.tolist(), strict=True)
    )
    rows = [[*box, said] for box, said in zip(boxes, words, strict=True)]
    return json.dumps(rows, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")


def _words(placement: Placement, snapshot: ChipSnapshot | None, index: int, number: int) -> str:
    if index < 0:
        return f"Qubit {number:,}: spare"
    copy, variable = int(placement.copy_of[index]), int(placement.variable[index])
    name = placement.output_names[variable] if placement.is_output[index] else placement.name_of(index)
    said = [f"{name}, copy {copy + 1}", f"Qubit {number:,}"]
    if snapshot is not None and copy < snapshot.copies:
        h, spin = (f"{values[index]:+.3g}".replace("-", "−") for values in (snapshot.h, snapshot.mean_spin))
        said += [f"Example {snapshot.examples[copy] + 1}", f"h = {h}", f"⟨s⟩ = {spin}"]
    return "\n".join(said)
