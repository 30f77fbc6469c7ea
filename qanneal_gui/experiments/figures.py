"""Small figures as SVG, drawn without a window."""

from collections.abc import Sequence

from qanneal_gui.experiments.capacity import Capacity

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 720, 440, 78, 44, 24, 60
_BLUE, _GREY, _VERMILION = "#0072B2", "#8A8F98", "#D55E00"

Point = tuple[float, float]


def capacity_svg(result: Capacity) -> str:
    """Draw hidden units against hub qubits: what was found, the bound, and the paper's point."""
    right = result.hub_qubits
    top = max(hidden for _, hidden in result.bound)

    def place(point: Point) -> Point:
        x = _LEFT + (_WIDTH - _LEFT - _RIGHT) * point[0] / right
        return x, _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * point[1] / top

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="14">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>',
        f'<text x="{_LEFT}" y="26" font-size="17" fill="#222">Largest star on {result.topology}: '
        f"{result.max_hidden:,} hidden units</text>",
        *(_tick(value, place((value, 0)), vertical=False) for value in _ticks(right)),
        *(_tick(value, place((0, value)), vertical=True) for value in _ticks(top)),
        _line([place(p) for p in result.bound], _GREY, 'stroke-dasharray="6 4"'),
        _line([place(p) for p in result.curve], _BLUE),
        _label(place((right * 0.6, top * 0.32)), "found, hub grown greedily", _BLUE),
        _label(place((right * 0.6, top * 0.25)), "bound (dashed)", _GREY),
    ]
    if result.paper:
        x, y = place(result.paper)
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{_VERMILION}"/>')
        parts.append(_label((x + 10, y + 14), f"the paper: {result.paper[1]} hidden units", _VERMILION))
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(_label((middle, _HEIGHT - 14), "hub size / qubits", "#222", 'text-anchor="middle"'))
    parts.append(
        f'<text transform="translate(20 {_HEIGHT / 2}) rotate(-90)" text-anchor="middle" fill="#222">'
        "hidden units</text></svg>"
    )
    return "\n".join(parts) + "\n"


def _line(points: Sequence[Point], colour: str, style: str = "") -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5" {style}/>'


def _label(at: Point, text: str, colour: str, style: str = "") -> str:
    return f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" fill="{colour}" {style}>{text}</text>'


def _tick(value: float, at: Point, *, vertical: bool) -> str:
    x, y = at
    if vertical:
        grid = f'<line x1="{x:.1f}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#e3e5e8"/>'
        return grid + _label((x - 8, y + 5), f"{value:,.0f}", "#555", 'text-anchor="end"')
    return _label((x, y + 20), f"{value:,.0f}", "#555", 'text-anchor="middle"')


def _ticks(end: float) -> list[float]:
    """Round numbers from 0 to the end, about five of them."""
    step = 10 ** max(0, len(str(int(end))) - 1)
    while end / step < 4:
        step /= 2
    return [i * step for i in range(int(end / step) + 1)]
