"""What a command says: JSON for programs, lines for people. Texts from outside never steer a terminal."""

from __future__ import annotations

import json
from typing import Any


def print_json(value: Any) -> None:
    """One JSON document on one line, in ASCII: the same bytes whatever the encoding of the terminal."""
    print(json.dumps(value))


def plain(text: str) -> str:
    """`text` on one line of a terminal: what moves the cursor, changes colours or turns letters round is a space."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def plain_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(plain(line) for line in text.split("\n"))
