"""The frame of every page: head, style, the script that updates it; and the page that asks for a token."""

from qanneal_gui.figures.html import page_style
from qanneal_gui.serve.content import Part
from qanneal_gui.support.text import for_markup

_STYLE = """
main { padding: 16px 16px 48px; }
header { max-width: 1000px; margin: 0 auto; padding: 16px 16px 0; }
header a, a.run { color: inherit; text-decoration: none; }
h1 { margin: 0; font-size: 22px; }
h2 { margin-top: 24px; }
dl { grid-template-columns: minmax(6.5em, 30%) 1fr; gap: 4px 16px; }
progress { width: 100%; accent-color: var(--ebm); }
#note { margin: 8px 0 0; color: var(--trouble); }
.run { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 12px;
  padding: 12px 0; border-top: 1px solid var(--grid); overflow-wrap: anywhere; }
a[href].run:hover .name, .run:focus-visible .name, header a:hover { text-decoration: underline; }
.name { font-weight: 600; }
.state { color: var(--quiet); }
.running, .paused { color: var(--ebm); font-weight: 600; }
.failed { color: var(--trouble); }
.line { grid-column: 1 / -1; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr)); gap: 8px; }
.wide th, .wide td { white-space: nowrap; }
.chip { display: block; width: 100%; max-width: 680px; height: auto; }
form { display: grid; gap: 12px; max-width: 24em; }
input, button { font: inherit; padding: 8px 12px; }
"""

# What has not changed stays in the page as it is: what was scrolled, and where the keyboard is.
_SCRIPT = """
"use strict";
const main = document.querySelector("main"), note = document.querySelector("#note");
let tag = main.dataset.tag;
function show(html) {
  const page = new DOMParser().parseFromString(html, "text/html").body;
  const before = [...main.childNodes], after = [...page.childNodes];
  for (const [i, node] of after.entries()) {
    if (i >= before.length) main.append(node);
    else if (!before[i].isEqualNode(node)) before[i].replaceWith(node);
  }
  for (const node of before.slice(after.length)) node.remove();
}
async function look() {
  try {
    if (!document.hidden) {
      const answer = await fetch(location.pathname + "?part", {
        headers: { "If-None-Match": tag }, cache: "no-store", signal: AbortSignal.timeout(30000),
      });
      if (answer.status === 200) {
        show(await answer.text());
        tag = answer.headers.get("ETag");
      } else if (answer.status === 401) location.reload();
      note.hidden = answer.status === 200 || answer.status === 304;
    }
  } catch { note.hidden = false; }
  setTimeout(look, 2000);
}
setTimeout(look, 2000);
"""


def page(part: Part, nonce: str, *, home: bool = False) -> str:
    """Return a page that shows a part of it, and replaces it when it changes.

    Parameters
    ----------
    part : Part
    nonce : str
        Of the policy that lets its style and its script run, and nothing else.
    home : bool
        Whether it is the first page, to which the others lead back.
    """
    back = "" if home else '<p><a href="/">← Queue and runs</a></p>'
    return (
        f"{_head(part.title, nonce)}<header>{back}<h1>{for_markup(part.title)}</h1>"
        '<p id="note" role="status" hidden>qanneal does not answer; what is shown may be out of date.</p>'
        f"</header>\n<main data-tag='{part.tag}'>{part.html}</main>\n"
        f'<script nonce="{nonce}">{_SCRIPT}</script>\n</body>\n</html>\n'
    )


def sign_in(nonce: str, said: str = "") -> str:
    """Return the page that asks for the token."""
    note = f"<p><strong>{for_markup(said)}</strong></p>" if said else ""
    return (
        f"{_head('Sign in', nonce)}<main><h1>qanneal</h1>{note}"
        '<form method="post" action="/token"><label for="token">Token with which qanneal serve was started'
        '</label><input id="token" name="token" type="password" autocomplete="current-password" required '
        "autofocus><button>Sign in</button></form></main>\n</body>\n</html>\n"
    )


def message(said: str, nonce: str) -> str:
    """Return a page that says one thing."""
    return (
        f"{_head('qanneal', nonce)}<main><h1>qanneal</h1><p>{for_markup(said)}</p>"
        '<p><a href="/">← Queue and runs</a></p></main>\n</body>\n</html>\n'
    )


def _head(title: str, nonce: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="icon" href="/icon.svg" type="image/svg+xml">'
        f"<title>{for_markup(title)} – qanneal</title>\n"
        f'<style nonce="{nonce}">{page_style()}{_STYLE}</style>\n</head>\n<body>\n'
    )
