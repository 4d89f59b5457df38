"""Whose code may run here: packs that came with the app, and digests somebody has said yes to on this machine."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.settings import Settings

KEY = "trusted_packs"


def is_trusted(pack: LoadedPack, settings: Settings, shipped: Path) -> bool:
    """True for a pack of the app's own, and for exactly the bytes that were said yes to before."""
    own = pack.folder.resolve().is_relative_to(shipped.resolve())
    return own or pack.digest in trusted(settings)


def trusted(settings: Settings) -> list[str]:
    """The digests that were said yes to."""
    known = dict(settings.others).get(KEY)
    return [each for each in known if isinstance(each, str)] if isinstance(known, list) else []


def with_trust(settings: Settings, digest: str) -> Settings:
    """`settings` with one digest more, in memory alone."""
    known = [*trusted(settings), digest]
    return settings._replace(others=tuple({**dict(settings.others), KEY: list(dict.fromkeys(known))}.items()))
