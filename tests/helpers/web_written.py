"""What a web page of the chip holds, read without its script."""

import base64
import json
import re
import zlib

import numpy as np


class Written:
    """What a page holds, read without its script."""

    def __init__(self, page):
        self.told = json.loads(re.search(r'id="story">(.*?)</script>', page, re.DOTALL)[1])
        packed = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)[1]
        self._bytes = zlib.decompress(base64.b64decode(packed))

    def numbers(self, where, kind):
        at, count, size = where
        planes = np.frombuffer(self._bytes, np.uint8, count * size, at).reshape(size, count)
        return np.ascontiguousarray(planes.T).view(kind).ravel()

    def ends(self, layer):
        """Return both ends of every line of a layer, in page units, in any order."""
        at, length = layer[-2:]
        numbers, now = [], 0
        for one in self._bytes[at : at + length]:
            now += one
            if one < 255:
                numbers.append(now)
        x, y, dx, dy = (self.numbers(w, "<u2")[numbers].astype(int) for w in self.told["segments"])
        return np.column_stack([x, y, (x + dx) % 65536, (y + dy) % 65536]) / 50 - 50
