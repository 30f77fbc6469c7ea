"""The dialog of the web pages: where they are shown, for whom, and the switch."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qanneal_gui.errors import QannealError
from qanneal_gui.gui.common import theme
from qanneal_gui.gui.common.choice import Choice
from qanneal_gui.gui.common.dialog import Dialog, scrolled
from qanneal_gui.gui.common.widgets import Sign, enable, label
from qanneal_gui.gui.outside import web_choices
from qanneal_gui.gui.outside.web_choices import WebChoices
from qanneal_gui.gui.outside.web_process import WebProcess
from qanneal_gui.support.wording import tr


class WebPagesDialog(Dialog):
    """Choices, the switch, and while it is on the address and the token.

    Parameters
    ----------
    process : WebProcess
    """

    page = "serve"

    def __init__(self, process: WebProcess, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Web pages"))
        self.setMinimumWidth(560)
        self._process = process
        self.place = Choice()
        self.place.addItems([tr("This computer only"), tr("The local network, with a token and over TLS")])
        self.place.setAccessibleName(tr("Who can open the pages"))
        self.host, self.port = _line(tr("Name or address of this computer")), _line(tr("Port"))
        self.certificate, self.key = _line(tr("Certificate")), _line(tr("Key of the certificate"))
        self.asks = QCheckBox(tr("&Ask for a token, as others use this computer, too"))
        self.stops = QCheckBox(tr("The &pages may stop runs"))
        self.switch = _button(tr("&Start the web pages"))
        self.switch.setProperty("primary", True)
        self.address, self.token = _line(tr("Address of the pages")), _line(tr("Token"))
        self.reveal = _button(tr("Show"))
        self.state = Sign("body")
        self._network_widgets: list[QWidget] = []
        self._address_widgets: list[QWidget] = []
        self._token_widgets: list[QWidget] = []
        self._lay_out()
        self._connect()
        self._show_choices(web_choices.load())
        self._show()

    def recolor(self) -> None:
        """Take the colours of the theme in force."""
        self.state.recolor()

    def _lay_out(self) -> None:
        content, outer = QWidget(), QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 16)
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(
            label(
                tr(
                    "Queue, runs, curves, cost and chip as pages for a browser, on a phone "
                    "too; they update themselves and can only be read. They end with this "
                    "window."
                ),
                "quiet",
                wrap=True,
            )
        )
        column.addSpacing(theme.GRID)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.GRID)
        grid.setVerticalSpacing(theme.GRID)
        self.host.setPlaceholderText("lab-pc.example.org")
        for row, (title, field, choose) in enumerate(
            (
                (tr("Shown to"), self.place, None),
                (tr("Host"), self.host, None),
                (tr("Certificate"), self.certificate, self._choose_certificate),
                (tr("Its key"), self.key, self._choose_key),
                (tr("Port"), self.port, None),
            )
        ):
            self._add_row(grid, row, title, field, choose)
        column.addLayout(grid)
        column.addWidget(self.asks)
        column.addWidget(self.stops)
        column.addSpacing(theme.GRID)
        column.addWidget(self.state)
        shown = QGridLayout()
        shown.setHorizontalSpacing(theme.GRID)
        shown.setVerticalSpacing(theme.GRID)
        self._open, self._copy_address, self._copy_token = (
            _button(tr("Open")),
            _button(tr("Copy")),
            _button(tr("Copy")),
        )
        self._copy_address.setAccessibleName(tr("Copy the address"))
        self._copy_token.setAccessibleName(tr("Copy the token"))
        self.reveal.setCheckable(True)
        self.reveal.setAccessibleName(tr("Show the token"))
        self._address_widgets = [label(tr("Address"), "quiet"), self.address, self._copy_address, self._open]
        self._token_widgets = [label(tr("Token"), "quiet"), self.token, self._copy_token, self.reveal]
        for row, widgets in enumerate((self._address_widgets, self._token_widgets)):
            for place, widget in enumerate(widgets):
                shown.addWidget(widget, row, place)
        self.address.setReadOnly(True)
        self.token.setReadOnly(True)
        column.addLayout(shown)
        column.addStretch(1)
        ending = QHBoxLayout()
        ending.setContentsMargins(24, 0, 24, 0)
        close = _button(tr("Close"))
        close.clicked.connect(self.close)
        ending.addWidget(self.switch)
        ending.addStretch(1)
        ending.addWidget(close)
        outer.addWidget(scrolled(content), 1)
        outer.addLayout(ending)

    def _add_row(
        self, grid: QGridLayout, row: int, title: str, field: QWidget, choose: Callable[[], None] | None
    ) -> None:
        caption = label(title, "quiet")
        caption.setBuddy(field)
        grid.addWidget(caption, row, 0)
        grid.addWidget(field, row, 1)
        if field not in (self.place, self.port):
            self._network_widgets += [caption, field]
        if choose is not None:
            button = _button(tr("Choose…"))
            button.setAccessibleName(tr("Choose: {accessiblename}", accessiblename=field.accessibleName()))
            button.clicked.connect(choose)
            grid.addWidget(button, row, 2)
            self._network_widgets.append(button)

    def _connect(self) -> None:
        self.port.setValidator(QIntValidator(0, 65535, self))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.place.currentIndexChanged.connect(self._show)
        self.switch.clicked.connect(self._on_switch)
        self.reveal.toggled.connect(self._on_reveal)
        self._open.clicked.connect(self._on_open)
        self._copy_address.clicked.connect(self._on_copy_address)
        self._copy_token.clicked.connect(self._on_copy_token)
        self._process.changed.connect(self._show)

    def _show_choices(self, choices: WebChoices) -> None:
        self.place.setCurrentIndex(int(choices.network))
        self.host.setText(choices.host)
        self.port.setText(str(choices.port))
        self.certificate.setText(choices.certificate)
        self.key.setText(choices.key)
        self.asks.setChecked(choices.token)
        self.stops.setChecked(choices.stops)

    def _chosen(self) -> WebChoices:
        return WebChoices().changed(
            network=bool(self.place.currentIndex()),
            host=self.host.text().strip(),
            port=int(self.port.text() or 0),
            token=self.asks.isChecked(),
            certificate=self.certificate.text().strip(),
            key=self.key.text().strip(),
            stops=self.stops.isChecked(),
        )

    def _on_switch(self) -> None:
        if self._process.active:
            self._process.stop()
            return
        try:
            chosen = self._chosen()
            chosen.check()
            web_choices.save(chosen)
        except QannealError as error:
            self.state.show_sentence(str(error), "error", "trouble")
        else:
            self._process.start(chosen)

    def _show(self) -> None:
        """Show how it stands, and offer what can be done."""
        process, network = self._process, bool(self.place.currentIndex())
        off = not process.active
        enable(dict.fromkeys((self.place, self.stops, self.port), off))
        enable(dict.fromkeys(self._network_widgets, off and network))
        self.asks.setEnabled(off and not network)
        for widget in self._address_widgets:
            widget.setVisible(bool(process.url))
        for widget in self._token_widgets:
            widget.setVisible(bool(process.url and process.token))
        self.address.setText(process.url)
        self.token.setText(process.token)
        self.reveal.setChecked(False)
        self.switch.setText(tr("&Stop the web pages") if process.active else tr("&Start the web pages"))
        self._tell()

    def _tell(self) -> None:
        process = self._process
        if process.stopping:
            self.state.show_sentence(tr("The web pages are ending."), "busy", "quiet")
        elif process.url and process.moved:
            taken = self.port.text()
            told = tr(
                "The web pages are shown at this port, as another program has port {taken}.", taken=taken
            )
            self.state.show_sentence(told, "warning", "caution")
        elif process.url:
            self.state.show_sentence(tr("The web pages are shown."), "ok", "good")
        elif process.active:
            self.state.show_sentence(tr("Starting the web pages…"), "busy", "quiet")
        elif process.problem:
            self.state.show_sentence(process.problem, "error", "trouble")
        else:
            self.state.show_sentence(tr("The web pages are off."), "info", "quiet")

    def _on_reveal(self, shown: bool) -> None:
        self.token.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText(tr("Hide") if shown else tr("Show"))

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._process.url))

    def _on_copy_address(self) -> None:
        QGuiApplication.clipboard().setText(self._process.url)

    def _on_copy_token(self) -> None:
        QGuiApplication.clipboard().setText(self._process.token)

    def _choose_certificate(self) -> None:
        self._choose(self.certificate, tr("Choose a certificate"))

    def _choose_key(self) -> None:
        self._choose(self.key, tr("Choose the key of the certificate"))

    def _choose(self, field: QLineEdit, title: str) -> None:
        dialog = QFileDialog(self, title, str(Path(field.text()).parent) if field.text() else "")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("PEM files (*.pem *.crt *.key)"), tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(field.setText)
        dialog.open()


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setMaxLength(4096)
    made.setAccessibleName(name)
    return made


def _button(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    return made
