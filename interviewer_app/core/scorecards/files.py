"""Files a user asked for: written whole or not at all, read or told why not."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from itertools import count
from pathlib import Path

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds.purpose import Purpose, file_mark
from interviewer_app.core.texts import _


def write_file(file: Path, data: bytes, *, make: bool = False) -> None:
    """Replace `file` in one step; `make` its folder where there is none.

    raises: MachineTrouble where it cannot be written
    """
    if not file.name:
        raise MachineTrouble(_("{file}: is a folder; name a file in it.").format(file=file))
    fresh = file.with_name(f".{file.name}.new")
    try:
        try:
            if make:
                file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(data)
            os.replace(fresh, file)
        except OSError:
            with suppress(OSError):
                fresh.unlink()
            raise
    except OSError as error:
        raise _unwritable(file, error) from error


def write_card(file: Path, data: bytes, purpose: Purpose) -> None:
    """The same for a card. One of a pilot or of practice is called so, whatever it is later laid beside.

    raises: BadInput for another name, MachineTrouble
    """
    # A word of its own: "copilot" says nothing of a pilot.
    if purpose != "real" and not re.search(rf"(?<![^\W\d_]){purpose}", file.name.casefold()):
        words = _("{file}: this is a {word} round; put “{word}” into the name of the file, such as {name}.")
        raise BadInput(words.format(file=file, word=purpose, name=file_mark(purpose) + file.name))
    write_file(file, data)


def keep_in(folder: Path, name: str, data: bytes) -> Path:
    """Put `data` into `folder` beside what is there: under `name`, or under the next free one like it.

    returns: where it lies; a file that says the same under that name is taken for it
    raises:  MachineTrouble where it cannot be written
    """
    name = Path(name).name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in count(1):
            place = folder / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
            if not place.exists():
                break
            if place.is_file() and place.read_bytes() == data:
                return place
    except OSError as error:
        raise _unwritable(folder, error) from error
    write_file(place, data)
    return place


def _unwritable(file: Path, error: OSError) -> MachineTrouble:
    reason = (error.strerror or "not possible").lower()
    return MachineTrouble(_("{file}: cannot be written ({reason}); choose another place.").format(
        file=file, reason=reason
    ))  # fmt: skip


def read_file(file: Path) -> bytes:
    """raises: BadInput where it cannot be read"""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise BadInput(f"{file}: cannot be read ({reason}); check the path.") from error
