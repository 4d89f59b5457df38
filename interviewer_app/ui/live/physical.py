"""Where a key sits, for the few presses that cannot say it: digits under Ctrl, letters of other scripts, macro pads.

Places are those of a US keyboard. What a system calls a key by its place: X11 and Wayland a key code, Windows a scan
code, macOS a virtual key.
"""

from __future__ import annotations

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


def _from(*starts: int) -> dict[int, str]:
    """The keys of the rows, numbered from these on."""
    return {
        start + number: letter
        for start, letters in zip(starts, _ROWS, strict=True)
        for number, letter in enumerate(letters)
    }


# X11 gives F13 to F24 the names of media keys, such as "Tools" and "Launch 5": only their codes tell them.
_LINUX = {**_from(10, 24, 38, 52), **{191 + number: f"f{13 + number}" for number in range(12)}}
_WINDOWS = _from(2, 16, 30, 44)
_MAC = dict(
    zip(
        (18, 19, 20, 21, 23, 22, 26, 28, 25, 29, 12, 13, 14, 15, 17, 16, 32, 34, 31, 35)
        + (0, 1, 2, 3, 5, 4, 38, 40, 37, 6, 7, 8, 9, 11, 45, 46),
        "".join(_ROWS),
        strict=True,
    )
)
_PLACES = {"xcb": _LINUX, "wayland": _LINUX, "windows": _WINDOWS}


def key_at(platform: str, scan_code: int, virtual_key: int) -> str:
    """The digit or small letter on the key, or `f13` to `f24`; empty for another key, and where no system says it.

    platform: Qt's name of it, such as `xcb`; the two numbers: those of a key event
    """
    if platform == "cocoa":
        return _MAC.get(virtual_key, "")
    return _PLACES.get(platform.partition("-")[0], {}).get(scan_code, "")
