"""Text in drawings and pages: measured without a font, wrapped."""

_LONGEST = 2000

_NARROW, _WIDE = frozenset("iljtfrI.,:;|!'()[] /·−-"), frozenset("mwMW@%—…&")


def width(text: str, size: float) -> float:
    """Estimate the width of text in pixels, rather too much, whatever the reader's sans-serif font is."""
    return size * sum(map(_em, text))


def wrap(text: str, size: float, room: float) -> list[str]:
    """Break text into lines of at most `room` pixels; words that are longer are broken as well."""
    lines: list[str] = []
    for word in text[:_LONGEST].split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size) <= room:
            lines[-1] = joined
            continue
        pieces = _break(word, size, room)
        lines.extend(pieces)
    return lines


def _break(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.40
    if letter in _WIDE or ord(letter) > 0x2E80:
        return 1.0
    return 0.70 if letter.isupper() else 0.62
