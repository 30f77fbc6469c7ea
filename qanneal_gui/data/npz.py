"""NumPy archives: x_train, y_train, x_test, y_test as in Keras' mnist.npz, or x and y alone.

An .npz file is a zip of .npy files, both from anywhere: what an array will take is read from its
header and compared with the archive before anything is unpacked, and no pickle is ever opened.
"""

import io
import math
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np

from qanneal_gui.data.collection import (
    MAX_CLASSES,
    MAX_SIDE,
    Array,
    Collection,
    Split,
    allowance,
    check,
    every_nth,
    plain_names,
)
from qanneal_gui.errors import DataError, QannealError

_SPLIT_KEYS = ("x_train", "y_train", "x_test", "y_test")
_WHOLE_KEYS = ("x", "y")
_LONGEST_NAME = 100
_CHECKED = 1 << 22
_LARGEST_LABEL = 2**53  # up to which a float tells neighbours apart
_SAVE_AGAIN = "save it again with numpy.savez_compressed"


def read_npz(file: Path | IO[bytes], origin: str = "") -> Collection:
    """Read a data set from an .npz file.

    Parameters
    ----------
    file : Path or binary file
        An archive of ``x_train``, ``y_train``, ``x_test``, ``y_test``, or of ``x`` and ``y``, of
        which every fifth image of each class becomes a test image. Images are (L, h, w), (L, h, w, 1),
        (L, 1, h, w) or flat (L, N), as uint8 or as floats in [0, 1]; labels are whole numbers or truths,
        (L,) or (L, 1).
        ``class_names`` may name the labels 0, 1, ….
    origin : str
        What messages call the file; the path by default.

    Raises
    ------
    QannealError
        The archive cannot be used as it is; nothing of it is used.
    """
    origin = origin or str(file)
    arrays = _read_arrays(file, origin)
    if all(key in arrays for key in _SPLIT_KEYS):
        train, test = (
            _split(arrays[f"x_{part}"], arrays[f"y_{part}"], origin, (f"x_{part}", f"y_{part}"))
            for part in ("train", "test")
        )
    else:
        whole = _split(arrays["x"], arrays["y"], origin, _WHOLE_KEYS)
        mask = every_nth(whole.labels, 5)
        train, test = (Split(_frozen(whole.images[m]), _frozen(whole.labels[m])) for m in (~mask, mask))
    if (train.images.dtype == np.uint8) != (test.images.dtype == np.uint8):
        raise DataError(f"{origin} mixes uint8 and floats in x_train and x_test; save both as the same type.")
    names = (
        _class_names(arrays["class_names"], train, origin) if "class_names" in arrays else plain_names(train)
    )
    white = 255.0 if train.images.dtype == np.uint8 else 1.0
    return check(Collection(train, test, names, white), origin)


def _read_arrays(file: Path | IO[bytes], origin: str) -> dict[str, Array]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = {m.filename.removesuffix(".npy"): m for m in archive.infolist()}
            wanted = _wanted(members, origin)
            # What is split into training and test images is there twice for a moment.
            size = sum(members[key].file_size for key in wanted) * (1 if "x" not in wanted else 2)
            allowed = 2 * allowance(_stored(file))
            if size > allowed:
                raise DataError(
                    f"{origin} would unpack to {size >> 20:,} MiB, but the limit is {allowed >> 20:,} MiB; "
                    "save pixels as uint8, or fewer images."
                )
            return {key: _read_array(archive, members[key], origin) for key in wanted}
    except QannealError:
        raise
    except zipfile.BadZipFile:
        raise DataError(
            f"{origin} is not a valid .npz archive; choose an .npz file or a folder of IDX files."
        ) from None
    except MemoryError:
        raise DataError(f"{origin} needs more memory than is available; use a smaller file.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(
            f"Cannot read {origin}: {reason}; use an .npz file or a folder of IDX files."
        ) from None
    except Exception:
        # zipfile, zlib and NumPy's header parser raise a dozen unrelated types for damaged files.
        raise DataError(f"{origin} is damaged; {_SAVE_AGAIN}.") from None


def _stored(file: Path | IO[bytes]) -> int:
    """Return how many bytes an archive has."""
    if isinstance(file, Path):
        return file.stat().st_size
    return file.seek(0, io.SEEK_END)


def _wanted(members: Iterable[str], origin: str) -> list[str]:
    held = set(members)
    for keys in (_SPLIT_KEYS, _WHOLE_KEYS):
        if held.issuperset(keys):
            return [*keys, *(held & {"class_names"})]
    names = ", ".join(name[:30] for name in sorted(held)[:10]) or "nothing"
    have = "".join(char if char.isprintable() else "?" for char in names)
    raise DataError(
        f"{origin} must contain x_train, y_train, x_test and y_test, or x and y, but contains {have}."
    )


def _read_array(archive: zipfile.ZipFile, member: zipfile.ZipInfo, origin: str) -> Array:
    """Unpack one array, after its header has said that it is a plain one of the size it should be."""
    key = member.filename.removesuffix(".npy")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise DataError(f"{origin} is compressed in a way that NumPy does not use; {_SAVE_AGAIN}.")
    with archive.open(member) as file:
        version = np.lib.format.read_magic(file)
        if version == (1, 0):
            shape, _, dtype = np.lib.format.read_array_header_1_0(file)
        else:
            shape, _, dtype = np.lib.format.read_array_header_2_0(file)
        header_size = file.tell()
    if dtype.kind not in "uifbU":
        wanted = "text" if key == "class_names" else "plain numbers"
        raise DataError(f"{origin} contains {key} as {_kind(dtype)}; save {key} as {wanted}.")
    # zipfile never unpacks more than the archive's directory declares, so this also stops bombs.
    size = math.prod(shape) * dtype.itemsize
    if any(side < 0 for side in shape) or header_size + size != member.file_size:
        raise DataError(f"{origin} contains a damaged {key}; {_SAVE_AGAIN}.")
    with archive.open(member) as file:
        return _frozen(np.lib.format.read_array(file, allow_pickle=False))


def _kind(dtype: np.dtype[Any]) -> str:
    return "Python objects" if dtype.hasobject else f"the type {str(dtype)[:40]}"


def _split(images: Array, labels: Array, origin: str, keys: tuple[str, ...]) -> Split:
    images_key, labels_key = keys
    images = _as_images(images, origin, images_key)
    if labels.ndim == 2 and labels.shape[1] == 1:
        labels = labels[:, 0]
    labels = _whole(labels)
    if labels.dtype.kind == "U":
        raise DataError(
            f"{origin} contains text in {labels_key}; save class numbers 0, 1, … there, and the names in "
            "class_names."
        )
    if labels.dtype.kind not in "ui" or labels.ndim != 1:
        raise DataError(
            f"{origin} needs one integer per image in {labels_key}; save class numbers of shape (L,)."
        )
    if len(images) != len(labels):
        raise DataError(
            f"{origin} contains {len(images)} images in {images_key} but {len(labels)} labels in "
            f"{labels_key}; save one label per image."
        )
    if not len(images):
        raise DataError(f"{origin} contains no images in {images_key}; save at least one.")
    return Split(images, labels)


def _whole(labels: Array) -> Array:
    """Return labels as integers where they are whole numbers of another type: −1.0 and 1.0, or truths."""
    if labels.dtype.kind == "b":
        return _frozen(labels.astype(np.uint8))
    # The larger type, as the bound itself is too large for the small ones.
    if labels.dtype.kind == "f" and bool(np.all(np.abs(labels.astype(np.longdouble)) <= _LARGEST_LABEL)):
        whole = labels.astype(np.int64)
        return _frozen(whole) if np.array_equal(whole, labels) else labels
    return labels


def _as_images(images: Array, origin: str, key: str) -> Array:
    if images.ndim == 4 and images.shape[3] == 1:
        images = images[..., 0]
    elif images.ndim == 4 and images.shape[1] == 1:  # as PyTorch has them
        images = images[:, 0]
    if images.ndim == 2:
        images = images.reshape(len(images), *_flat_shape(images.shape[1]))
    if images.ndim != 3:
        raise DataError(
            f"{origin} contains {key} of shape {images.shape}; save grey images, (L, h, w) or flat (L, N)."
        )
    if not all(1 <= side <= MAX_SIDE for side in images.shape[1:]):
        raise DataError(
            f"{origin} contains images of {images.shape[1]}×{images.shape[2]} pixels in {key}; use images "
            f"of 1 to {MAX_SIDE} pixels per side."
        )
    if images.dtype == np.uint8:
        return images
    if images.dtype.kind != "f":
        raise DataError(
            f"{origin} contains {key} as {images.dtype}; save pixels as uint8 or as floats in [0, 1]."
        )
    _check_range(images, origin, key)
    return images


def _check_range(images: Array, origin: str, key: str) -> None:
    """Refuse floats that are no grey levels; in pieces, so that nothing of the size of all is made."""
    step = max(1, _CHECKED // (images.shape[1] * images.shape[2]))
    for start in range(0, len(images), step):
        piece = images[start : start + step]
        low, high = float(piece.min()), float(piece.max())
        if not (math.isfinite(low) and math.isfinite(high)):
            odd = "NaN" if math.isnan(low) or math.isnan(high) else "infinity"
            raise DataError(f"{origin} contains {odd} in {key}; replace those pixels with numbers in [0, 1].")
        if low < 0 or high > 1:
            raise DataError(
                f"{origin} contains values outside [0, 1] in {key}; scale floats to [0, 1] or save uint8."
            )


def _flat_shape(pixels: int) -> tuple[int, int]:
    """Take flat images for squares, where that is possible, and for a single row otherwise."""
    side = math.isqrt(pixels)
    return (side, side) if side * side == pixels else (1, pixels)


def _class_names(array: Array, train: Split, origin: str) -> Mapping[int, str]:
    if array.dtype.kind != "U" or array.ndim != 1 or len(array) > MAX_CLASSES:
        raise DataError(
            f"{origin} needs text of shape (n,) in class_names; save a list of names, one per label."
        )
    if array.dtype.itemsize > 4 * _LONGEST_NAME:
        raise DataError(
            f"{origin} contains class_names of more than {_LONGEST_NAME} characters; shorten the names."
        )
    names = [str(name).strip() for name in array]
    if len({name.casefold() for name in names}) < len(names) or not all(n.isprintable() and n for n in names):
        raise DataError(
            f"{origin} contains empty, unprintable or repeated class_names; give each class its own name."
        )
    lowest, highest = int(train.labels.min()), int(train.labels.max())
    if lowest < 0 or highest >= len(names):
        raise DataError(
            f"{origin} contains labels {lowest} to {highest} but {len(names)} class_names; name the labels "
            "0, 1, … in order."
        )
    return dict(enumerate(names))


def _frozen(array: Array) -> Array:
    array.setflags(write=False)
    return array
