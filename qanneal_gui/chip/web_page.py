"""A chip, or a story of it, as a web page in one file: it is panned, zoomed and pointed at, without network.

All text may come from anywhere and is shown as it is; the page may run nothing but its own script.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from qanneal_gui import paths
from qanneal_gui.chip import colours
from qanneal_gui.chip.story import WHOLE, Story
from qanneal_gui.chip.web_scenes import eye, scenes
from qanneal_gui.support.text import for_markup

_PLAY, _PAUSE = "Play", "Pause"
_COUNT = "scene {scene} of {scenes}"
_SAID = {
    "play": _PLAY,
    "pause": _PAUSE,
    "count": _COUNT,
    "chip": "Chip, coloured by",
    "spare": "Qubit {q}: spare",
    "used": "{name}, copy {copy}\nQubit {q}",
    "values": "Example {example}\nh = {h}\n⟨s⟩ = {s}",
}
"""What the script fills in: the name of a unit, the numbers of a copy, a qubit and an example, its values."""

_MOVING = "Drag to move, scroll to zoom, double-click for the whole chip; point at a qubit for its values."
_KEYS = (
    "Keys: Right and Left for scenes, Page Down and Page Up for chapters, Space to play; Shift with arrows "
    "to move, + and − to zoom, 0 for the whole chip."
)
_KEYS_OF_ONE = "Keys: arrows to move, + and − to zoom, 0 for the whole chip."
_NO_SCRIPT = "The chip is drawn by this page's own script, which this browser does not run."


def web_page(story: Story, *, title: str, light: bool = False) -> str:
    """Return the page; several scenes are played, chosen by a slider, and listed with their captions.

    Parameters
    ----------
    title : str
        Plain text, as are the captions.
    light : bool
        For a light ground.
    """
    look: colours.Look = "light" if light else "dark"
    told, numbers = scenes(story, look)
    ground, ink = colours.LIGHT if light else colours.STAGE, colours.seen_on(colours.INK, look)
    accent = colours.seen_on(colours.OUTPUT, look)
    told |= {"words": _SAID, "ink": ink, "accent": accent, "whole": eye(WHOLE)}
    script, style = (paths.resource("web", name).read_text("utf-8") for name in ("chip.js", "chip.css"))
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'"
    for name, color in (("GROUND", ground), ("INK", ink), ("ACCENT", accent)):
        style = style.replace(name, color)
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{for_markup(title or 'Chip')}</title>",
            f"<style>{style}</style>\n</head>\n<body>",
            *_body(story, title),
            f'<script type="application/json" id="story">{_json(told)}</script>',
            f'<script type="text/plain" id="data">{numbers}</script>',
            f"<script>{script}</script>\n</body>\n</html>\n",
        ]
    )


def _body(story: Story, title: str) -> Iterator[str]:
    first, several = story.steps[0], len(story.steps) > 1
    chip = (
        '<div{}><canvas role="img" aria-label="Chip" tabindex="0"></canvas><div class="legend"></div></div>'
    )
    yield f'<section id="chips" aria-label="Chip">{chip.format("")}{chip.format(" hidden")}</section>'
    yield f"<main><h1>{for_markup(title)}</h1>"
    yield '<div id="words" aria-live="polite">'
    if any(step.title for step in story.steps):
        yield f'<h2 id="chapter">{for_markup(first.title)}</h2>'
    yield f'<p id="caption">{for_markup(first.caption)}</p></div>'
    if several:
        yield '<nav aria-label="Scenes"><button id="back">Back</button>'
        yield f'<button id="play">{_PLAY}</button><button id="next">Next</button><span id="count"></span>'
        last = len(story.steps)
        yield f'<input id="scene" type="range" min="1" max="{last}" value="1" aria-label="Scene"></nav>'
    yield '<div id="image" hidden></div><div id="inset" hidden></div>'
    yield '<nav aria-label="View"><button id="nearer" aria-label="Zoom in">+</button>'
    yield '<button id="farther" aria-label="Zoom out">−</button><button id="whole">Whole chip</button></nav>'
    if several:
        yield "<details><summary>All scenes</summary><ol>"
        for step in story.steps:
            words = f"{step.title}: {step.caption}" if step.title else step.caption
            yield f"<li><button>{for_markup(words)}</button></li>"
        yield "</ol></details>"
    yield f'<p class="quiet">{_MOVING} {_KEYS if several else _KEYS_OF_ONE}</p>'
    yield f"<noscript><p>{_NO_SCRIPT}</p></noscript>"
    yield '</main><div id="tip" role="status" hidden></div>'


def _json(told: dict[str, Any]) -> str:
    """Return JSON that no markup ends."""
    return json.dumps(told, separators=(",", ":")).replace("<", "\\u003c").replace("&", "\\u0026")
