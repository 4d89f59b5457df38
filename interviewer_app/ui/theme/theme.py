"""The look a widget asks for while it paints: colours, pens and fonts, made once and kept."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from interviewer_app.ui.theme.fonts import MONO, SANS, outdated_by_new_fonts
from interviewer_app.ui.theme.tokens import LIGHT, SCHEMES, Tokens

REGULAR, MEDIUM, BOLD = 400, 500, 600


class Theme:
    """One scheme, ready for painting. What it hands out is shared: never change a colour, pen or font you got here."""

    def __init__(self, scheme: str, tokens: Tokens) -> None:
        self.scheme = scheme  # "light", "dark" or "contrast"
        self.tokens = tokens
        self._colours = {name: QColor(value) for name, value in tokens._asdict().items()}
        self._pens: dict[tuple[str, float, bool], QPen] = {}

    @property
    def dark(self) -> bool:
        """Whether the ground is dark."""
        return self.scheme != "light"

    def colour(self, name: str) -> QColor:
        """The colour of a token; KeyError for a name that is none."""
        return self._colours[name]

    def pen(self, name: str, width: float = 1.0, dash: bool = False) -> QPen:
        """A pen in a token's colour; `width` in pixels, round caps and joins."""
        key = (name, width, dash)
        if key not in self._pens:
            style = Qt.PenStyle.DashLine if dash else Qt.PenStyle.SolidLine
            cap = Qt.PenCapStyle.FlatCap if dash else Qt.PenCapStyle.RoundCap
            self._pens[key] = QPen(self._colours[name], width, style, cap, Qt.PenJoinStyle.RoundJoin)
            if dash:
                self._pens[key].setDashPattern([3, 3])
        return self._pens[key]

    def font(self, size: float, weight: int = REGULAR, mono: bool = False) -> QFont:
        """A font of `size` pixels. Figures have one width in both families, so a clock does not dance."""
        return font(size, weight, mono)


class _Current(QObject):
    """Holds the theme in use, and says when another takes its place."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme("light", LIGHT)


_kept: list[_Current] = []
_fonts: dict[tuple[float, int, bool], QFont] = {}
_metrics: dict[tuple[float, int, bool], QFontMetricsF] = {}
outdated_by_new_fonts(_fonts)
outdated_by_new_fonts(_metrics)


def font(size: float, weight: int = REGULAR, mono: bool = False) -> QFont:
    """A font of `size` pixels in the sans or the mono family, kept for the next caller."""
    key = (size, weight, mono)
    if key not in _fonts:
        made = QFont(MONO if mono else SANS)
        made.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.SansSerif)
        made.setPixelSize(round(size))
        made.setWeight(QFont.Weight(weight))
        if not mono:
            made.setFeature(QFont.Tag("tnum"), 1)
        _fonts[key] = made
    return _fonts[key]


def metrics(size: float, weight: int = REGULAR, mono: bool = False) -> QFontMetricsF:
    """How wide and high text in that font gets, kept as the font is."""
    key = (size, weight, mono)
    if key not in _metrics:
        _metrics[key] = QFontMetricsF(font(size, weight, mono))
    return _metrics[key]


def current() -> _Current:
    """The keeper: `current().theme`, and the signal `current().changed(Theme)`."""
    if not _kept:
        _kept.append(_Current())
    return _kept[0]


def theme() -> Theme:
    """The theme in use; light until one was applied. Ask at paint time, do not keep it."""
    return current().theme


def put(scheme: str) -> Theme:
    """Take `scheme` (light, dark or contrast) into use and tell whoever listens. `apply_theme` is what others call."""
    keeper = current()
    keeper.theme = Theme(scheme, SCHEMES[scheme])
    keeper.changed.emit(keeper.theme)
    return keeper.theme
