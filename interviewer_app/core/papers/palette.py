"""The colours of paper: every palette token as a hex value; those of the light theme, so that screen and page agree."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PRINT: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#FFFFFF",
        "surface": "#FFFFFF",
        "raised": "#F7F9FB",
        "hover": "#EAF0F8",
        "text": "#151B23",
        "muted": "#4A5564",
        "faint": "#626E7E",
        "accent": "#1F5FD0",
        "on_accent": "#FFFFFF",
        "warning": "#8A5A00",
        "control": "#7C8898",
        "line": "#DDE3EA",
        "impl": "#6B46C1",
        "superv": "#0B7A75",
        "level": "#B0307E",
        "sort": "#4A5564",
        "draft": "#E4E8EE",
    }
)

TRACK_COLOURS: Mapping[str, str] = MappingProxyType(
    {"implementation": "impl", "supervision": "superv", "level": "level", "general": "impl"}
)


def track_colour(track: str | None) -> str:
    """The token of a track's hue; `sort` for a moment that has no dimension yet."""
    return TRACK_COLOURS.get(track or "", "sort")
