"""Build sdist and wheel in a folder: of one source the same bytes, whatever its place, the umask and the day.

    packaging/distributions.py [dist]

The day is that of the last commit, or ``SOURCE_DATE_EPOCH``; of an unpacked sdist, that of its own files. The
wheel is made of the sdist, so that one that lacks a file makes no wheel.
"""

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]


def day(source: Path) -> int:
    """Return the seconds since 1970 that every file of a source gets."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=source, capture_output=True, encoding="utf-8", check=False
    )
    return int(told.stdout if told.stdout.strip() else (source / "pyproject.toml").stat().st_mtime)


def settled(content: bytes, seconds: int) -> bytes:
    """Return a compressed archive anew: its files in order, of nobody, of one day, for everybody to read."""
    made = io.BytesIO()
    with (
        tarfile.open(fileobj=io.BytesIO(content)) as before,
        tarfile.open(fileobj=made, mode="w", format=tarfile.GNU_FORMAT) as after,
    ):
        for one in sorted(before.getmembers(), key=lambda member: member.name):
            one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
            one.uid, one.gid, one.uname, one.gname, one.mtime, one.pax_headers = 0, 0, "", "", seconds, {}
            after.addfile(one, before.extractfile(one) if one.isfile() else None)
    return gzip.compress(made.getvalue(), mtime=seconds)


def build(folder: Path, seconds: int) -> None:
    """Write both into a folder."""
    folder.mkdir(exist_ok=True)
    os.umask(0o022)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        _build("--sdist", place, _ROOT, seconds)
        (first,) = place.glob("*.tar.gz")
        sdist = folder / first.name
        sdist.write_bytes(settled(first.read_bytes(), seconds))
        with tarfile.open(sdist) as archive:
            archive.extractall(place, filter="data")
        _build("--wheel", folder, place / sdist.name.removesuffix(".tar.gz"), seconds)


def _build(what: str, folder: Path, source: Path, seconds: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "build", what, "--outdir", folder, source],
        env=os.environ | {"SOURCE_DATE_EPOCH": str(seconds)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    if ended.returncode:
        sys.exit(f"{what} cannot be built:\n{ended.stdout[-3000:]}")


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else _ROOT / "dist").resolve(), day(_ROOT))
