"""A change as a patch that the application itself can apply, checked at once."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.exercise.patching import LARGEST, apply_patch
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.skeleton.git import diff_folders
from interviewer_app.core.texts import _


def make_patch(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> bytes:
    """The unified diff between two sets of files; applied to `before` it gives exactly `after`.

    raises: BadInput for a change too large to be read, or that a patch cannot express
    """
    changed = [path for path in sorted({**before, **after}) if before.get(path) != after.get(path)]
    with tempfile.TemporaryDirectory(prefix="change-") as temporary:
        place = Path(temporary)
        write_files(place / "a", {path: before[path] for path in changed if before.get(path)})
        write_files(place / "b", {path: after[path] for path in changed if path in after})
        patch = diff_folders(place)
        if len(patch) > LARGEST:
            raise BadInput(_("The change is larger than 1 MiB and cannot be read in a round; name a smaller one."))
        (place / "change.patch").write_bytes(patch)
        write_files(place / "try", before)
        apply_patch(place / "change.patch", place / "try")
        _refuse_other(place / "try", after)
    return patch


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files by their paths below `folder`, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _refuse_other(folder: Path, after: Mapping[str, bytes]) -> None:
    found = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    for path in sorted({**found, **after}):
        if found.get(path) != after.get(path):
            raise BadInput(
                _("{path}: this change of it cannot be written as a patch; make it in another way.").format(
                    path=shown(path)
                )
            )
