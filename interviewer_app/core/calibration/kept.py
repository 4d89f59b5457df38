"""The last computed whole, kept in the user's own folder: the same ratings again are not fitted again.

One JSON file per table or workspace. What it says of candidates is kept by their place among the sorted labels of the
ratings, never by name: whoever holds the same ratings can read it, nobody else. A file that cannot be read, or is of
another version of the app, counts as none.
"""

from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from interviewer_app import __version__
from interviewer_app.core.calibration import statistic, whole_result
from interviewer_app.core.calibration.agreement import results as agreement_results
from interviewer_app.core.calibration.drift import results as drift_results
from interviewer_app.core.calibration.plan import results as plan_results
from interviewer_app.core.calibration.severity import results as severity_results
from interviewer_app.core.calibration.whole_result import Whole

FORMAT = 1
MOST_FILES = 8

_MODULES = (whole_result, agreement_results, severity_results, drift_results, plan_results, statistic)
_KINDS: Mapping[str, type[Any]] = {
    kind.__name__: kind
    for module in _MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
}


def keep(folder: Path, key: str, whole: Whole, start: Mapping[str, Any] | None, labels: Sequence[str]) -> None:
    """Write it beside the others, and let the oldest go. A disk that refuses costs the next start, nothing else.

    key:    what was asked (`key_of`); start: what a warm start begins with, plain values
    labels: the candidates' and sessions' names, sorted: they are written as their places
    """
    places = {label: place for place, label in enumerate(labels)}
    whole = dataclasses.replace(whole, habits=(), remarks=(), name="")  # these come with the source each time
    told = {"format": FORMAT, "app": __version__, "key": key, "whole": _encoded(whole, places), "start": start}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = folder / f".{key}.new"
        with os.fdopen(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(told, file, separators=(",", ":"))
        written.replace(folder / f"{key}.json")
        _let_go(folder)
    except OSError:
        return


def kept_whole(folder: Path, key: str, labels: Sequence[str]) -> Whole | None:
    """What was kept for exactly this; None if there is none that can be read."""
    told = _read(folder / f"{key}.json")
    if told is None or told.get("key") != key:
        return None
    try:
        found = _decoded(told["whole"], labels)
    except (KeyError, TypeError, ValueError, IndexError):
        return None
    return found if isinstance(found, Whole) else None


def kept_start(folder: Path, asked: str) -> Mapping[str, Any] | None:
    """The newest start whose key ends with `asked` (the options), whatever the ratings were then."""
    try:
        files = sorted(folder.glob(f"*-{asked}.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    except OSError:
        return None
    told = _read(files[0]) if files else None
    start = told.get("start") if told is not None else None
    return start if isinstance(start, dict) else None


def forget(folder: Path) -> None:
    """Delete all that is kept: after an erasure or a purge no number may be left that came of what is gone."""
    for file in (*folder.glob("*.json"), *folder.glob(".*.new")):
        file.unlink(missing_ok=True)


def key_of(digest: str, asked: str) -> str:
    """The name a whole is kept under: the ratings' digest and what was asked of them, hashed."""
    return f"{sha256(digest.encode()).hexdigest()[:32]}-{asked}"


def _read(file: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or (told.get("format"), told.get("app")) != (FORMAT, __version__):
        return None
    return told


def _let_go(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for old in files[MOST_FILES:]:
        old.unlink(missing_ok=True)


def _encoded(value: Any, places: Mapping[str, int]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        own = {one.name: _encoded(getattr(value, one.name), places) for one in dataclasses.fields(value)}
        return {"kind": type(value).__name__, "of": own}
    if isinstance(value, tuple):
        return [_encoded(one, places) for one in value]
    if isinstance(value, str) and value in places:
        return {"place": places[value]}
    return value


def _decoded(value: Any, labels: Sequence[str]) -> Any:
    if isinstance(value, list):
        return tuple(_decoded(one, labels) for one in value)
    if not isinstance(value, dict):
        return value
    if "place" in value:
        return labels[value["place"]]
    return _KINDS[value["kind"]](**{name: _decoded(one, labels) for name, one in value["of"].items()})
