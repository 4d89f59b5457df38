"""What whoever starts a round should know about the age of its pack; it never holds a round up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.rubrics.find import BrokenPack, version_key
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.lint.run import aged
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


class Ran(NamedTuple):
    """A pack version that an earlier round of this workspace ran on."""

    id: str
    version: str
    digest: str


def stale(
    loaded: LoadedPack, there: Sequence[LoadedPack | BrokenPack], ran: Iterable[Ran], today: date
) -> tuple[str, ...]:
    """Sentences, what matters most first; () for a pack that is as it should be.

    there: every pack that could have been chosen instead.  ran: what earlier rounds ran on
    """
    pack = loaded.pack
    said = []
    if any((pack.id, pack.version) == (r.id, r.version) and r.digest != loaded.digest for r in ran):
        text = _("Earlier rounds ran on another {version}: a changed pack needs a new version.")
        said.append(text.format(version=pack.version))
    said += [_("{folder} holds another {version} of it.").format(folder=shown(str(folder), 200), version=pack.version)
             for folder in _twins(loaded, there)]  # fmt: skip
    newer = _newest(pack, there)
    if newer:
        said.append(_("A newer version is there: {version}.").format(version=newer))
    codes = {remark.code for remark in aged(pack, today)}
    if "review-is-old" in codes:
        said.append(_("Last reviewed on {day}, more than six months ago.").format(day=pack.reviewed_on))
    if "trials-are-old" in codes:
        last = max(pack.trials, key=lambda trial: trial.on)
        text = _("Last tried on {day} with {assistant} {version}; an assistant of today may not fall in.")
        said.append(text.format(day=last.on, assistant=last.assistant, version=last.version))
    return tuple(said)


def _twins(loaded: LoadedPack, there: Sequence[LoadedPack | BrokenPack]) -> Iterator[Path]:
    """Folders of packs that claim the same id and version and say something else."""
    mine = (loaded.pack.id, loaded.pack.version)
    for other in there:
        if not isinstance(other, LoadedPack) or other.digest == loaded.digest:
            continue
        if (other.pack.id, other.pack.version) == mine:
            yield other.folder


def _newest(pack: Pack, there: Sequence[LoadedPack | BrokenPack]) -> str:
    """The highest version of the same pack, "" if this is it. Drafts are no reason to change."""
    usable = [other.pack for other in there if isinstance(other, LoadedPack)]
    versions = [other.version for other in usable if other.id == pack.id and not other.draft]
    highest = max(versions, key=version_key, default=pack.version)
    return highest if version_key(highest) > version_key(pack.version) else ""
