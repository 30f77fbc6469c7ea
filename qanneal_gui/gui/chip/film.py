"""The chip's story as a film, MP4 or WebM, at thirty frames a second."""

import importlib.util
import io
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qanneal_gui.chip.story import Story
from qanneal_gui.errors import QannealError
from qanneal_gui.gui.chip import animation
from qanneal_gui.gui.chip.export import check_folder
from qanneal_gui.gui.chip.page_layout import slide_size
from qanneal_gui.runs.tidying import write_export
from qanneal_gui.support.wording import tr

if TYPE_CHECKING:
    from av.container import OutputContainer

FPS = 30
MISSING = tr("Films need the package av; install it with: pip install 'qanneal-gui[film]'")
_CODECS = {"mp4": ("libx264", "libopenh264", "mpeg4"), "webm": ("libvpx-vp9", "libvpx")}
"""Best first: which there are depends on how the package was built."""

_OPTIONS = {
    "libx264": {"crf": "17", "preset": "fast", "tune": "animation"},
    "libvpx-vp9": {"crf": "24", "b": "0", "deadline": "good", "cpu-used": "5", "row-mt": "1"},
    "libvpx": {"crf": "8", "b": "8M", "deadline": "good", "cpu-used": "5"},
}


def available() -> bool:
    """Whether films can be written."""
    return importlib.util.find_spec("av") is not None


def write_film(
    path: Path,
    story: Story,
    *,
    width: int = 1920,
    shape: str = "16:9",
    light: bool = False,
    speed: float = 1.0,
    progress: animation.ReportFraction | None = None,
    stop: threading.Event | None = None,
) -> int:
    """Write the story as a film; the ending chooses the format.

    Parameters
    ----------
    path : Path
        Ends in ``.mp4`` or ``.webm``.
    width, shape, light, speed, progress, stop
        As for `qanneal_gui.gui.chip.animation.write_series`.

    Returns
    -------
    int
        Number of frames.

    Raises
    ------
    QannealError
        If the package av is missing, or the file cannot be written.
    """
    if not available():
        raise QannealError(MISSING)
    import av

    check_folder(path)
    kind = path.suffix.lower().removeprefix(".")
    size = slide_size(min(max(width, animation.MIN_WIDTH), animation.MAX_WIDTH), shape)
    scenes = animation.pictures(story, size, light=light)
    drawn = animation.watch(scenes, len(story.steps), progress, stop)
    counts = animation.frame_counts(story, FPS, speed)
    content = io.BytesIO()
    with av.open(content, "w", format=kind) as container:
        stream = _stream(container, kind, size.width(), size.height())
        for picture, repeats in zip(drawn, counts, strict=True):
            frame = av.VideoFrame.from_ndarray(animation.rgb_of(picture), format="rgb24")
            still = frame.reformat(format="yuv420p", dst_colorspace="ITU709")
            for _ in range(repeats):
                # A scene that stays costs next to nothing: only what moves is written anew.
                still.pts = None
                container.mux(stream.encode(still))
        container.mux(stream.encode())
    write_export(path, content.getvalue())
    return sum(counts)


def _stream(container: "OutputContainer", kind: str, width: int, height: int) -> Any:
    import av

    for codec in _CODECS[kind]:
        if codec in av.codecs_available:
            stream: Any = container.add_stream(codec, rate=FPS, options=_OPTIONS.get(codec, {}))
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.codec_context.colorspace = stream.codec_context.color_primaries = 1
            stream.codec_context.color_trc = 1
            return stream
    raise QannealError(tr("The package av cannot write {kind} films here; choose another format.", kind=kind))
