"""Applying a patch of a pack to a copy of its service, every line of context checked."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

LARGEST = 1024 * 1024
_HEADS = re.compile(r"^--- (?P<old>[^\t\n]+).*\n\+\+\+ (?P<new>[^\t\n]+)", re.MULTILINE)


def apply_patch(patch: Path, folder: Path) -> tuple[str, ...]:
    """Apply the unified diff in `patch` below `folder`; returns the paths it touched, in its order.

    raises: BadInput for a file that is no unified diff, that names a path outside `folder`, or that does not fit line
            by line; `folder` is a copy, so what was applied before is left as it is
    """
    import patch_ng

    name = patch.name
    if not patch.is_file():
        raise BadInput(
            _("{file}: there is no such file in the exercise; write it, or name another one.").format(file=name)
        )
    if patch.stat().st_size > LARGEST:
        raise BadInput(
            _("{file}: is larger than 1 MiB; a change that size cannot be read in a round.").format(file=name)
        )
    logging.getLogger("patch_ng").setLevel(logging.CRITICAL)  # it reports on stderr; ours is one sentence
    raw = patch.read_bytes()
    _refuse_outside(raw.decode("utf-8", "replace"), name)
    parsed = patch_ng.fromstring(raw)
    if not parsed or parsed.errors or not parsed.items:
        raise BadInput(_("{file}: is no unified diff; make it with diff -u or git diff.").format(file=name))
    touched = tuple(_path(item) for item in parsed.items)
    before = {path: _content(folder / path) for path in touched}
    if not _applied(parsed, folder) or any(_content(folder / path) == before[path] for path in touched):
        raise BadInput(
            _("{file}: does not fit the service line by line; make it anew from the service as it is.").format(
                file=name
            )
        )
    return touched


def _applied(parsed: Any, folder: Path) -> bool:
    """Whether all of it could be applied. The library works from within the folder, and may leave it by an error."""
    here = os.getcwd()
    try:
        return bool(parsed.apply(strip=0, root=str(folder)))
    except (OSError, UnicodeError):
        return False
    finally:
        os.chdir(here)


def _refuse_outside(text: str, name: str) -> None:
    """Refuse what would leave the service, before the library makes something harmless of it."""
    for match in _HEADS.finditer(text):
        for path in (match["old"], match["new"]):
            plain = _plain(path)
            parts = PurePosixPath(plain).parts
            outside = not parts or plain.startswith("/") or ".." in parts or "\\" in plain or ":" in parts[0]
            if outside and path != "/dev/null":
                raise BadInput(_("{file}: names {path}, which is outside the service.").format(file=name, path=path))


def _path(item: object) -> str:
    """The path below the service that a part of the patch is about."""
    source, target = (_plain(getattr(item, side).decode("utf-8", "replace")) for side in ("source", "target"))
    return source if target == "/dev/null" else target


def _plain(path: str) -> str:
    return path[2:] if path[:2] in ("a/", "b/") else path


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
