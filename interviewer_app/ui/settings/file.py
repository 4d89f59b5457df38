"""The settings file as the app reads it at the start: plain JSON, and never a reason not to start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

VERSION = 1
THEMES = ("system", "light", "dark")


class Settings(NamedTuple):
    """theme: system, light or dark. interviewer: the name on the user's rounds. Unknown fields are kept as read."""

    theme: str = "system"
    interviewer: str = ""
    interviewer_id: str = ""
    others: tuple[tuple[str, Any], ...] = ()


def read_settings(file: Path) -> tuple[Settings, str]:
    """The settings and one sentence about what is wrong with the file; a missing file is no fault."""
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), _("{file} cannot be read ({error}); the usual settings are in use.").format(
            file=file, error=error
        )
    if not isinstance(found, dict):
        return Settings(), _("{file} holds no settings; the usual ones are in use.").format(file=file)
    theme = found.get("theme")
    others = tuple((key, value) for key, value in found.items() if key not in (*Settings._fields, "schema_version"))
    return Settings(
        theme if theme in THEMES else "system", _text(found, "interviewer"), _text(found, "interviewer_id"), others
    ), ""


def next_theme(theme: str) -> str:
    """The theme after `theme` when somebody asks for another look."""
    return THEMES[(THEMES.index(theme) + 1) % len(THEMES)]


def write_settings(file: Path, settings: Settings) -> None:
    """Replace the file as a whole, so that a crash leaves the old one or the new one.

    raises: MachineTrouble if the folder cannot be written
    """
    named = {name: value for name, value in settings._asdict().items() if name != "others"}
    text = json.dumps({"schema_version": VERSION, **named, **dict(settings.others)}, ensure_ascii=False, indent=2)
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(file)
    except OSError as error:
        raise MachineTrouble(_("{file} cannot be written: {error}.").format(file=file, error=error.strerror)) from error


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""
