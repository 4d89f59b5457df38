"""The colours of paper: every palette token as a hex value; those of the light theme, so that screen and page agree."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# fmt: off
PRINT: Mapping[str, str] = MappingProxyType({
    "bg": "#FFFFFF", "surface": "#FFFFFF", "raised": "#F7F9FB", "hover": "#EAF0F8",
    "text": "#151B23", "muted": "#4A5564", "faint": "#626E7E", "control": "#7C8898", "line": "#DDE3EA",
    "accent": "#1F5FD0", "on_accent": "#FFFFFF", "tint": "#EEF3FD", "on_mark": "#FFFFFF",
    "warning": "#8A5A00", "nudge": "#F7F2E7", "strong": "#11734B", "concern": "#B3261E",
    "impl": "#6B46C1", "superv": "#0B7A75", "level": "#B0307E", "sort": "#4A5564",
    "impl_tint": "#F1EDFA", "superv_tint": "#E7F2F1", "level_tint": "#F9ECF4", "sort_tint": "#EEF0F2",
    "lane1": "#1F5FD0", "lane4": "#B4481A", "lane6": "#2F7A2A",
    "watermark": "#E9ECF1",
})
# fmt: on

# Packs that do not tell implementation from supervision have one hue of their own.
TRACK_COLOURS: Mapping[str, str] = MappingProxyType(
    {"implementation": "impl", "supervision": "superv", "level": "level", "general": "lane1"}
)


def track_colour(track: str | None) -> str:
    """The token of a track's hue; `sort` for a moment that has no dimension yet."""
    return TRACK_COLOURS.get(track or "", "sort")
