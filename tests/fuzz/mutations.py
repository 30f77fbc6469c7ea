"""Inputs that are nearly right: seeded changes of right ones."""

import random
from collections.abc import Iterator

_TOKENS = [
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\x1b[2J", b"\xe2\x80\xae", b"NaN", b"Infinity", b"-1",
    b"1e400", b"9" * 25, b"9" * 400, b"9" * 5000, b"0x" + b"f" * 40, b"[" * 300, b"{" * 300,
    b'{"a":' * 120, b"a." * 150,
    b"=", b"\n", b"'", b'"', b"null", b"true", b"[]", b"{}", b"../../x", b"=1+1", b"<b>", b"%(x)s", b"${x}",
    b",", b"\r", b"e", b"_", b"",
]  # fmt: skip


def mutations(seeds: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """Yield so many inputs; the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        content = bytearray(rng.choice(seeds))
        for _ in range(rng.choice((1, 1, 2, 4, 16))):
            _change(content, rng, seeds)
        yield bytes(content[:200_000])


def _change(content: bytearray, rng: random.Random, seeds: list[bytes]) -> None:
    at = rng.randrange(len(content) + 1)
    size = min(len(content) - at, rng.choice((0, 1, 1, 2, 4, 8, 64, 1000)))
    match rng.randrange(7):
        case 0:
            content[at : at + size] = rng.choice(_TOKENS)
        case 1:
            content[at:at] = rng.choice(_TOKENS)
        case 2:
            del content[at : at + size]
        case 3:
            content[at:at] = content[at : at + size] * rng.choice((1, 2, 30))
        case 4:
            content[at : at + size] = rng.randbytes(size)
        case 5:
            other = rng.choice(seeds)
            start = rng.randrange(len(other) + 1)
            content[at:at] = other[start : start + 40]
        case 6:
            del content[at:]
