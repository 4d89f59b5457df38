"""A file name made from a person's name, which may hold anything."""

from __future__ import annotations

from unicodedata import category, normalize

LONGEST = 60  # characters; four bytes each at most, and file systems take 255
_OF_WINDOWS = {"con", "prn", "aux", "nul", "conin", "conout"}
_OF_WINDOWS |= {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
# Letters and accents by their category, yet nothing is drawn for them: fillers, joiners, selectors of a variant.
_UNSEEN = {"\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u3164", "\uffa0"}
_UNSEEN |= set(map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def file_stem(name: str) -> str:
    """Letters and digits of any script, and single dashes between them: nothing that a system or a reader acts on.

    It is not empty, has 66 characters at most, and is no name that Windows keeps for itself.
    """
    kept: list[str] = []
    for letter in normalize("NFC", name):
        group = category(letter)
        if group == "Cf" or letter in _UNSEEN:
            continue  # marks of direction and the like stand inside words
        accent = group in ("Mn", "Mc") and bool(kept) and kept[-1] != " "
        kept.append(letter if letter.isalnum() or accent else " ")
    stem = "-".join("".join(kept).lower().split())[:LONGEST].strip("-") or "round"
    return f"round-{stem}" if normalize("NFKC", stem) in _OF_WINDOWS else stem
