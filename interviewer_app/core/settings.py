"""What a user may choose, in one JSON file (standard library only: Home reads it before first paint).

A file that cannot be read is left alone and the defaults hold; `trouble` says so in one sentence.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from interviewer_app.core.errors import MachineTrouble

SCHEMA_VERSION = 1
THEMES = ("system", "light", "dark")
PAGE_SIZES = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one user on one machine.

    author, device: random ids that name this user and this machine in the journal; never a name
    interviewer:    the name printed on cards
    """

    schema_version: int = SCHEMA_VERSION
    theme: str = "system"
    page_size: str = "A4"
    interviewer: str = ""
    author: str = ""
    device: str = ""
    trouble: str = ""


def read_settings(file: Path) -> Settings:
    """The settings in `file`; the defaults where there is none, where it is broken, or for a value off its list."""
    try:
        values = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        return Settings(trouble=f"{file}: cannot be read ({error}); the defaults hold until it is mended or deleted.")
    if not isinstance(values, dict):
        return Settings(trouble=f"{file}: holds no settings; the defaults hold until it is mended or deleted.")
    return _checked(Settings(**{f.name: values[f.name] for f in fields(Settings) if _fits(values.get(f.name), f.name)}))


def write_settings(file: Path, settings: Settings) -> None:
    """Replace `file` in one step.

    raises: MachineTrouble where the folder cannot be written
    """
    values = {name: value for name, value in asdict(settings).items() if name != "trouble"}
    fresh = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(values, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        os.replace(fresh, file)
    except OSError as error:
        raise MachineTrouble(f"{file}: cannot be written ({error.strerror}); choose another folder.") from error


def with_identity(file: Path, new_id: Callable[[], str], name: str) -> Settings:
    """The settings, with ids and a name made up and kept at the first call on this machine."""
    settings = read_settings(file)
    if settings.author and settings.device and settings.interviewer:
        return settings
    complete = replace(
        settings,
        author=settings.author or new_id(),
        device=settings.device or new_id(),
        interviewer=settings.interviewer or name,
    )
    if not settings.trouble:
        write_settings(file, complete)
    return complete


def _fits(value: object, name: str) -> bool:
    return isinstance(value, int if name == "schema_version" else str) and name != "trouble"


def _checked(settings: Settings) -> Settings:
    theme = settings.theme if settings.theme in THEMES else "system"
    page_size = settings.page_size if settings.page_size in PAGE_SIZES else "A4"
    return replace(settings, theme=theme, page_size=page_size)
