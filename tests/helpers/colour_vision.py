"""How colours look to colour-blind eyes, and how far apart they are then."""

import numpy as np

# Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency"
# (2009), severity 1, for linear RGB.
VISIONS = {
    "usual": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}

# Ottosson's OKLab (2020).
_CONES = [
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
]
_LAB = [
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
]


def linear(color):
    """Return linear RGB of a colour written as #rrggbb."""
    value = np.array(list(bytes.fromhex(color[1:]))) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def oklab(rgb):
    """Return OKLab of linear RGB."""
    return np.array(_LAB) @ np.cbrt(np.array(_CONES) @ rgb)


def seen(color, vision):
    """Return OKLab of a colour as somebody sees it."""
    return oklab(np.clip(np.array(VISIONS[vision]) @ linear(color), 0, 1))


def distance(one, other, vision="usual"):
    """Return the distance of two colours in hundredths of OKLab: 100 between black and white, 2 just seen."""
    return 100 * float(np.linalg.norm(seen(one, vision) - seen(other, vision)))


def least_distance(one, other):
    """Return how far two colours are apart for those who can tell them apart least."""
    return min(distance(one, other, vision) for vision in VISIONS)
