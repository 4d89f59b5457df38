"""Put a look on the application: Fusion, a palette, one sheet. The app owns its themes; the system only chooses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.theme.qss import style_sheet
from interviewer_app.ui.theme.theme import Theme, font, put, theme
from interviewer_app.ui.theme.tokens import SCHEMES, Tokens

_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "bg",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "raised",
    _Role.Text: "text",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.ToolTipBase: "surface",
    _Role.ToolTipText: "text",
    _Role.PlaceholderText: "muted",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Accent: "accent",
    _Role.BrightText: "warning",
    _Role.Light: "raised",
    _Role.Midlight: "hover",
    _Role.Mid: "faint",
    _Role.Dark: "control",
    _Role.Shadow: "line",
}
_followed: list[QApplication] = []
_wish = ["system"]


def apply_theme(app: QApplication, scheme: str, *, sheet: bool = True) -> Theme:
    """Dress the whole application.

    scheme:  "light", "dark", "contrast" or "system" (as the desktop says, light where it says nothing); anything else
             is "system"
    sheet:   False leaves the style sheet to a later `apply_sheet`, for a window that is about to be built: each widget
             that finds a sheet in place when it gets its parent costs more than all of them together afterwards
    returns: the theme now in use, the same that `theme()` gives
    """
    _wish[0] = scheme
    if not _followed:
        _followed.append(app)
        if not app.property("style_given"):
            app.setStyle("Fusion")
        app.setFont(font(14))
        hints = app.styleHints()  # held: what it hands out does not outlive it
        hints.colorSchemeChanged.connect(lambda _seen: _follow(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda _seen: _follow(app))
    return _dress(app, scheme, sheet)


def apply_sheet(app: QApplication) -> None:
    """Put the sheet of the theme in use on the application; one it wears already would dress each widget again."""
    sheet = style_sheet(theme().tokens)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of one look."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(tokens._asdict()[name]))
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


def _dress(app: QApplication, scheme: str, sheet: bool = True) -> Theme:
    chosen = scheme if scheme in SCHEMES else _system(app)
    now = put(chosen)
    app.setPalette(palette(now.tokens))
    if sheet:
        apply_sheet(app)
    return now


def _follow(app: QApplication) -> None:
    if _wish[0] not in SCHEMES:
        _dress(app, "system")


def _system(app: QApplication) -> str:
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
