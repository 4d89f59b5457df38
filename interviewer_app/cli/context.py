"""What every command needs to know about this machine, read once at the entrance."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from interviewer_app.core.places import Home, home, shipped_packs


@dataclass(frozen=True, slots=True)
class Context:
    """Where the user's things lie, and which workspace this command is about."""

    home: Home
    workspace: Path

    @property
    def pack_roots(self) -> list[Path]:
        """Folders that hold packs: the user's own first, then those the app ships."""
        return [self.home.packs, shipped_packs()]


def context(environ: Mapping[str, str], workspace: str | None) -> Context:
    """The context of a command; `workspace` is what `--workspace` said."""
    place = home(environ)
    return Context(place, Path(workspace).absolute() if workspace else place.workspace)


def new_id() -> str:
    """A random 128-bit id, lower-case hex."""
    return secrets.token_hex(16)


def new_salt() -> str:
    return secrets.token_hex(16)
