"""Colours by meaning, three type sizes, and how they reach Qt and pyqtgraph.

The colours of networks are Okabe–Ito's, as light/dark pairs, so that they stay apart for colour-blind
eyes and on both grounds.
"""

from dataclasses import asdict, dataclass
from functools import cache
from string import Template
from typing import Literal

from PySide6.QtCore import QByteArray, QDir, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from qanneal_gui.figures import colours
from qanneal_gui.paths import resource

GRID = 8
TIGHT = 4
"""Space between things where there is little of it."""
LOW = 720
"""Height of a window, in pixels, below which room is saved wherever it can be."""
"""The pixel grid: every margin and gap is a multiple of it (or half of it)."""

Mode = Literal["system", "light", "dark"]
MODES: tuple[Mode, ...] = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Colors:
    """Every colour of the window, as ``#rrggbb``, by its meaning."""

    name: str
    window: str
    card: str
    field: str
    hover: str
    border: str
    strong_border: str
    text: str
    quiet: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    focus: str
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

    def role(self, name: str) -> QColor:
        """Return a colour by the name of its meaning (``ebm``, ``quiet``, …)."""
        return QColor(getattr(self, name))


LIGHT = Colors(
    name="light",
    window="#f3f5f6",
    card="#ffffff",
    field="#ffffff",
    hover="#eef1f3",
    border="#e0e4e8",
    strong_border="#c3cad1",
    text=colours.INK[0],
    quiet=colours.QUIET[0],
    faint=colours.FAINT[0],
    accent="#0b7a75",
    accent_hover="#09655f",
    on_accent="#ffffff",
    accent_soft="#dff1ef",
    focus="#8fd8d2",
    trouble=colours.ROLES["trouble"][0],
    trouble_soft="#fbe9e7",
    caution="#8f5a00",
    good="#12734a",
    ebm=colours.ROLES["ebm"][0],
    mlp=colours.ROLES["mlp"][0],
    shadow=colours.ROLES["shadow"][0],
    coin=colours.ROLES["uniform"][0],
    divergence=colours.PURPLE[0],
    gap=colours.GREEN[0],
    output=colours.ROLES["output"][0],
)

DARK = Colors(
    name="dark",
    window="#12161a",
    card="#1a1f25",
    field="#12161a",
    hover="#242b32",
    border="#2a3139",
    strong_border="#414b56",
    text=colours.INK[1],
    quiet=colours.QUIET[1],
    faint=colours.FAINT[1],
    accent="#3cc8be",
    accent_hover="#5ad8cf",
    on_accent="#06201e",
    accent_soft="#17393a",
    focus="#ffffff",
    trouble=colours.ROLES["trouble"][1],
    trouble_soft="#3a1f20",
    caution="#f0b64a",
    good="#5fd39b",
    ebm=colours.ROLES["ebm"][1],
    mlp=colours.ROLES["mlp"][1],
    shadow=colours.ROLES["shadow"][1],
    coin=colours.ROLES["uniform"][1],
    divergence=colours.PURPLE[1],
    gap=colours.GREEN[1],
    output=colours.ROLES["output"][1],
)


class Theme(QObject):
    """The look in force; follows the system unless the user chose light or dark.

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
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @property
    def mode(self) -> Mode:
        """What the user chose: ``system``, ``light`` or ``dark``."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose light or dark, or follow the system."""
        self._mode = mode
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(
            mode, Qt.ColorScheme.Unknown
        )
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
        dark = self._mode == "dark" or (
            self._mode == "system" and self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        )
        wanted = DARK if dark else LIGHT
        if wanted is self.colors and self._app.styleSheet():
            return
        self.colors = wanted
        self._app.setPalette(_palette(self.colors))
        if self._dressed:
            self._app.setStyleSheet(_style_sheet(self.colors))
        self.changed.emit()


def current() -> Colors:
    """Colours in force; light before a theme exists."""
    app = QApplication.instance()
    theme = app.findChild(Theme) if app else None
    return theme.colors if theme else LIGHT


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


def font(role: Literal["small", "body", "large"], bold: bool = False) -> QFont:
    """Return the interface font in one of the three sizes, with figures of equal width."""
    made = QFont(QGuiApplication.font())
    made.setPointSizeF(size(role))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, color: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Draw one of our icons in a colour, sharp at any device pixel ratio."""
    drawn = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


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
        made.addPixmap(pixmap("qanneal", "#000000", pixels))
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
        QPalette.ColorRole.PlaceholderText: colors.faint,
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
    values |= {f"size_{role}": f"{size(role):.1f}pt" for role in ("small", "body", "large")}
    return Template(resource("theme", "qanneal.qss").read_text(encoding="utf-8")).substitute(values)
