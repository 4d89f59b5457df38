"""The colours by name: for light, for dark, and for high contrast; no Qt here.

Hue is track, nothing else: `impl` (implementation), `superv` (supervision), `level` (level facets), `sort` (to sort).
`accent` is now and chosen; `warning` is one nudge or keys going elsewhere. The ratios below are checked by a test.
"""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One look. Every value is `#RRGGBB`."""

    bg: str
    surface: str
    raised: str
    hover: str
    text: str
    muted: str
    faint: str  # not on `hover` or `tint` in the dark: below 4.5 there
    accent: str
    on_accent: str
    strong: str  # a state word such as "submitted"; never evidence
    concern: str  # an error that stops the user; never evidence
    warning: str
    away: str  # the bar that says keys go elsewhere
    on_away: str
    nudge: str  # the ground an amber line stands on
    control: str  # border of something that can be pressed or typed into
    line: str  # decoration only
    tint: str  # the ground of what is chosen
    impl: str
    superv: str
    level: str
    sort: str
    on_mark: str  # the letter in a solid mark
    impl_tint: str
    superv_tint: str
    level_tint: str
    sort_tint: str
    lane1: str
    lane4: str
    lane6: str


DARK = Tokens(
    bg="#0E1116", surface="#151A21", raised="#1C232C", hover="#242D38",
    text="#E8EDF3", muted="#A3AFBD", faint="#8290A0",
    accent="#5B9DFF", on_accent="#0B1220", strong="#3FC28A", concern="#FF7B72",
    warning="#E3B341", away="#E3B341", on_away="#0B1220",
    nudge="#302E25", control="#717F91", line="#2A333F", tint="#1E2B3E",
    impl="#B794F6", superv="#3FC2B5", level="#F291C4", sort="#A3AFBD", on_mark="#0B1220",
    impl_tint="#2A2741", superv_tint="#1B3236", level_tint="#352935", sort_tint="#272E37",
    lane1="#5B9DFF", lane4="#F28C5E", lane6="#7BC96F",
)  # fmt: skip

LIGHT = Tokens(
    bg="#F4F6F9", surface="#FFFFFF", raised="#F7F9FB", hover="#EAF0F8",
    text="#151B23", muted="#4A5564", faint="#626E7E",
    accent="#1F5FD0", on_accent="#FFFFFF", strong="#11734B", concern="#B3261E",
    warning="#8A5A00", away="#E3B341", on_away="#0B1220",
    nudge="#F7F2E7", control="#7C8898", line="#DDE3EA", tint="#EEF3FD",
    impl="#6B46C1", superv="#0B7A75", level="#B0307E", sort="#4A5564", on_mark="#FFFFFF",
    impl_tint="#F1EDFA", superv_tint="#E7F2F1", level_tint="#F9ECF4", sort_tint="#EEF0F2",
    lane1="#1F5FD0", lane4="#B4481A", lane6="#2F7A2A",
)  # fmt: skip

# Black and white, 7 to 1 and more: edges are as bright as words, and what is merely quiet elsewhere is plain here.
CONTRAST = Tokens(
    bg="#000000", surface="#000000", raised="#0A0A0A", hover="#2E2E2E",
    text="#FFFFFF", muted="#E4E4E4", faint="#C6C6C6",
    accent="#62CCFF", on_accent="#000000", strong="#5FE5A0", concern="#FFA29C",
    warning="#FFD54A", away="#FFD54A", on_away="#000000",
    nudge="#231D00", control="#FFFFFF", line="#9C9C9C", tint="#0B2A40",
    impl="#D0B8FF", superv="#5CE6D8", level="#FFB0DB", sort="#E4E4E4", on_mark="#000000",
    impl_tint="#251F40", superv_tint="#06302D", level_tint="#391C2D", sort_tint="#262626",
    lane1="#62CCFF", lane4="#FFA983", lane6="#9AE88F",
)  # fmt: skip

SCHEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}


def contrast(one: str, other: str) -> float:
    """Contrast of two `#RRGGBB` colours, 1 to 21, after WCAG 2.1."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.03928 else float(((share + 0.055) / 1.055) ** 2.4)
