"""Compare two packs: usually two versions of one, but any two will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from interviewer_app.core.rubrics.compare.changes import Comparison, FileChange, Side, Verdict
from interviewer_app.core.rubrics.compare.dimensions import compare_dimensions
from interviewer_app.core.rubrics.compare.others import compare_files, compare_others
from interviewer_app.core.rubrics.compare.probes import compare_probes
from interviewer_app.core.rubrics.compare.verdict import verdict
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack


def compare(old: LoadedPack | Pack, new: LoadedPack | Pack) -> Comparison:
    """What changed from `old` to `new`. A pack without its folder has no digest, and its files are not looked at."""
    before, after = _pack(old), _pack(new)
    files: tuple[FileChange, ...] = ()
    if isinstance(old, LoadedPack) and isinstance(new, LoadedPack):
        files = compare_files(_files(old), _files(new), (before, after))
    found = Comparison(
        _side(old), _side(new), Verdict("yes", ""), compare_dimensions(before, after), compare_probes(before, after),
        compare_others(before, after), files,
    )  # fmt: skip
    return replace(found, verdict=verdict(found))


def _pack(one: LoadedPack | Pack) -> Pack:
    return one.pack if isinstance(one, LoadedPack) else one


def _side(one: LoadedPack | Pack) -> Side:
    pack = _pack(one)
    return Side(pack.id, pack.version, pack.title, one.digest if isinstance(one, LoadedPack) else "")


def _files(loaded: LoadedPack) -> Mapping[str, Any]:
    files: Mapping[str, Any] = loaded.document["files"]
    return files
