"""Colours by meaning, three type sizes, and how they reach Qt and pyqtgraph.

The colours of networks are Okabe–Ito's, as light/dark pairs, so that they stay apart for colour-blind
eyes and on both grounds.
"""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import QByteArray, QDir, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
    QStyleHints,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from qanneal_gui.figures import colours
from qanneal_gui.paths import resource
from qanneal_gui.support.wording import tr

GRID = 8
TIGHT = 4
"""Space between things where there is little of it."""
LOW = 720
"""Height of a window, in pixels, below which room is saved wherever it can be."""
"""The pixel grid: every margin and gap is a multiple of it (or half of it)."""

_BUTTON_ICON = 16
_USUAL_TYPE = 13
"""Pixels of ten points on a usual screen."""

Mode = Literal["system", "light", "dark", "contrast"]
MODES: dict[str, str] = {
    "system": tr("As the system"),
    "light": tr("Light"),
    "dark": tr("Dark"),
    "contrast": tr("High contrast"),
}
"""What can be chosen, and how it is called."""


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the window, as ``#rrggbb``, by its meaning.

    Text has a contrast of 4.5 with all that it stands on, and of 7 in the theme of high contrast; curves,
    the edges of fields and the rings of what has the keyboard have 3 (WCAG 1.4.3, 1.4.6 and 1.4.11).
    """

    name: str
    window: str
    card: str
    field: str
    hover: str
    border: str
    strong_border: str
    edge: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    trouble: str
    trouble_soft: str
    caution: str
    good: str
    ebm: str
    mlp: str
    shadow: str
    coin: str
    divergence: str
    gap: str
    output: str

    @property
    def dark(self) -> bool:
        """Whether it is light on dark."""
        return self.name != "light"

    @property
    def strong(self) -> bool:
        """Whether contrast is high."""
        return self.name == "contrast"

    def role(self, name: str) -> QColor:
        """Return a colour by the name of its meaning (``ebm``, ``quiet``, …)."""
        return QColor(getattr(self, name))


def _of_figures(side: int) -> dict[str, str]:
    """Return the colours that window and figures have in common: on light, on dark, on black."""
    shades = {
        "text": colours.INK,
        "quiet": colours.QUIET,
        "faint": colours.FAINT,
        "trouble": colours.RED,
        "ebm": colours.ROLES["ebm"],
        "mlp": colours.ROLES["mlp"],
        "shadow": colours.ROLES["shadow"],
        "coin": colours.ROLES["uniform"],
        "divergence": colours.ROLES["divergence"],
        "gap": colours.ROLES["gap"],
        "output": colours.ROLES["output"],
    }
    return {name: of[side] for name, of in shades.items()}


LIGHT = Colors(
    name="light",
    window="#f3f5f6",
    card="#ffffff",
    field="#ffffff",
    hover="#eef1f3",
    border="#e0e4e8",
    strong_border="#c3cad1",
    edge="#848f99",
    accent="#0b7a75",
    accent_hover="#09655f",
    on_accent="#ffffff",
    accent_soft="#dff1ef",
    trouble_soft="#fbe9e7",
    caution="#8f5a00",
    good="#12734a",
    **_of_figures(0),
)

DARK = Colors(
    name="dark",
    window="#12161a",
    card="#1a1f25",
    field="#12161a",
    hover="#242b32",
    border="#2a3139",
    strong_border="#414b56",
    edge="#74808c",
    accent="#3cc8be",
    accent_hover="#5ad8cf",
    on_accent="#06201e",
    accent_soft="#17393a",
    trouble_soft="#3a1f20",
    caution="#f0b64a",
    good="#5fd39b",
    **_of_figures(1),
)

CONTRAST = Colors(
    name="contrast",
    window="#000000",
    card="#000000",
    field="#000000",
    hover="#1c2126",
    border="#8b96a0",
    strong_border="#c3cad1",
    edge="#ffffff",
    accent="#5fe6db",
    accent_hover="#9df3ec",
    on_accent="#000000",
    accent_soft="#003033",
    trouble_soft="#330b0b",
    caution="#ffcc66",
    good="#7ee8b2",
    **_of_figures(2),
)


class Theme(QObject):
    """The look in force; follows the system unless the user chose one.

    Attributes
    ----------
    changed : Signal
        Emitted after the palette and the style sheet were exchanged, for what paints itself.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", *, dressed: bool = True) -> None:
        super().__init__(app)
        self._dressed = dressed
        self._app = app
        self._mode: Mode = mode
        self.colors = LIGHT
        app.setStyle("Fusion")
        QDir.setSearchPaths("icons", [str(resource("icons"))])
        app.setFont(_interface_font(app.font()))
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the user chose, one of `MODES`."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose a look, or follow the system."""
        self._mode = mode
        scheme = {
            "light": Qt.ColorScheme.Light,
            "dark": Qt.ColorScheme.Dark,
            "contrast": Qt.ColorScheme.Dark,
        }.get(mode, Qt.ColorScheme.Unknown)
        # Also tells the platform, so that title bar and native dialogs agree.
        self._app.styleHints().setColorScheme(scheme)
        self._apply()

    def dress(self) -> None:
        """Apply the style sheet, if that was left to the window that is there now."""
        if not self._dressed:
            self._dressed = True
            self._app.setStyleSheet(_style_sheet(self.colors))

    def _follow_system(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        wanted = _LOOKS.get(self._mode) or of_system(self._app.styleHints())
        if wanted is self.colors and self._app.styleSheet():
            return
        self.colors = wanted
        self._app.setPalette(_palette(self.colors))
        if self._dressed:
            self._app.setStyleSheet(_style_sheet(self.colors))
        self.changed.emit()


_LOOKS = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def of_system(hints: QStyleHints) -> Colors:
    """Return the colours that the system asks for, as far as Qt can tell: contrast since Qt 6.10."""
    if (
        hasattr(hints, "accessibility")
        and hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    ):
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def current() -> Colors:
    """Colours in force; light before a theme exists."""
    app = QApplication.instance()
    theme = app.findChild(Theme) if app else None
    return theme.colors if theme else LIGHT


def figure_palette() -> colours.Palette:
    """Return the colours of figures in the window."""
    colors = current()
    return colours.palette(colors.dark, strong=colors.strong)


def install(app: QApplication, mode: Mode = "system", *, dressed: bool = True) -> Theme:
    """Return the application's one theme, creating it at the first call.

    Parameters
    ----------
    app : QApplication
    mode : str
    dressed : bool
        False leaves the style sheet to `Theme.dress`, once the window is built: Qt goes through it again for
        all that is in a widget whenever that gets another parent, half of the time a window takes to come.
    """
    theme = app.findChild(Theme)
    if theme is None:
        return Theme(app, mode, dressed=dressed)
    theme.set_mode(mode)
    return theme


def size(role: Literal["small", "body", "large"]) -> float:
    """Type size in points: there are three and no others."""
    body = QGuiApplication.font().pointSizeF()
    return {"small": body * 0.88, "body": body, "large": body * 1.9}[role]


def scaled(pixels: int) -> int:
    """Return what is so many pixels wide where type has its usual size; with larger type it is wider."""
    return max(pixels, round(pixels * QFontInfo(QGuiApplication.font()).pixelSize() / _USUAL_TYPE))


def font(role: Literal["small", "body", "large"], bold: bool = False) -> QFont:
    """Return the interface font in one of the three sizes, with figures of equal width."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(size(role))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def paint_selected(painter: QPainter, rect: QRect) -> None:
    """Paint the ground of a selected row; where contrast is high, with lines that stand out from it."""
    colors = current()
    painter.fillRect(rect, colors.role("accent_soft"))
    if colors.strong:
        painter.setPen(colors.role("accent"))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def icon_size(pixels: int) -> QSize:
    """Return the size of an icon that is so large where type has its usual size."""
    return QSize(scaled(pixels), scaled(pixels))


def pixmap(name: str, color: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Draw one of our icons in a colour, so large where type has its usual size, sharp at any pixel ratio."""
    return _drawn(name, color, scaled(pixels), ratio)


def _drawn(name: str, color: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    drawn = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def show_icon(button: QAbstractButton, name: str, color: str) -> None:
    """Show one of our icons on a button, as large beside its words as usual."""
    button.setIcon(icon(name, color))
    button.setIconSize(icon_size(_BUTTON_ICON))


def icon(name: str, color: str, disabled: str | None = None) -> QIcon:
    """Return an icon in a colour, and in a paler one when its button is disabled."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, color, 20, ratio))
        made.addPixmap(pixmap(name, disabled or current().faint, 20, ratio), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """Return the icon of the window."""
    made = QIcon()
    for pixels in (16, 32, 64, 128, 256):
        made.addPixmap(_drawn("qanneal", "#000000", pixels))
    return made


def _interface_font(base: QFont) -> QFont:
    made = QFont(base)
    if made.pointSizeF() < 10:
        made.setPointSizeF(10)
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def _palette(colors: Colors) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.window,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.field,
        QPalette.ColorRole.AlternateBase: colors.hover,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.quiet,
        QPalette.ColorRole.Button: colors.card,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.ToolTipBase: colors.card,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.Highlight: colors.accent,
        QPalette.ColorRole.HighlightedText: colors.on_accent,
        QPalette.ColorRole.Link: colors.accent,
        QPalette.ColorRole.Accent: colors.accent,
    }
    for role, color in roles.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.faint))
    return palette


def _style_sheet(colors: Colors) -> str:
    values = {key: str(value) for key, value in asdict(colors).items()}
    values["side"] = "dark" if colors.dark else "light"
    values |= {f"wide_{pixels}": f"{scaled(pixels)}px" for pixels in (10, 14, 16, 24)}
    values |= {f"size_{role}": f"{size(role):.1f}pt" for role in ("small", "body", "large")}
    names = ("qanneal", "contrast") if colors.strong else ("qanneal",)
    rules = "".join(resource("theme", f"{name}.qss").read_text(encoding="utf-8") for name in names)
    return Template(rules).substitute(values)
