"""Which words of a slide a physicist of another field would look up, and how many sentences it has."""

import re

_JARGON = re.compile(
    r"\bhub|\bcap(ped|s)?\b|shadow|clamp|Γ|⟨s⟩|\bh\b|\bJ\b|K\(|W[12]|QPU|submission|programm|gauge|EBM|MLP|"
    r"solver|chain|spare|logical|embedd|topology|\bx\b|\by\d*\b|(?<!inverse temperature )β"
)


def jargon_in(text):
    """Return the words that need a glossary."""
    return [found[0] for found in _JARGON.finditer(text)]


def sentences(text):
    """Return how many sentences a caption has."""
    return len(re.findall(r"[.!?](?=\s|$)", text))
