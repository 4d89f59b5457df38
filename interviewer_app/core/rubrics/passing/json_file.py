"""A pack as JSON: its tree as written, nothing filled in, so that it comes back with the same words and the same order.

The files beside pack.yaml are named with their digests and do not travel; a zip takes them along.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from interviewer_app.core.rubrics.findings import PackError, one, unreadable
from interviewer_app.core.rubrics.load import LoadedPack, pack_of
from interviewer_app.core.rubrics.passing.json_source import LARGEST_FILE, read_json
from interviewer_app.core.rubrics.yaml_source import Source
from interviewer_app.core.texts import _

FORMAT = "interviewer-pack/1"


def pack_as_json(loaded: LoadedPack) -> bytes:
    """{format, digest, tree, files}; the digest is that of the whole pack, files included."""
    document = {"format": FORMAT, "digest": loaded.digest, **loaded.document}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def import_json(path: Path) -> dict[str, Any]:
    """The tree in a JSON file: our own export, a pack's document {tree, files}, or the tree alone.

    raises: PackError with the line of everything that is wrong
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(str(path), error) from error
    source = _unwrapped(read_json(data, path.name))
    pack_of(source)
    tree: dict[str, Any] = source.tree
    return tree


def _unwrapped(source: Source) -> Source:
    """The tree alone, the lines of its values kept."""
    if not isinstance(source.tree, dict) or "tree" not in source.tree:
        return source
    said = source.tree.get("format", FORMAT)
    if said != FORMAT:
        what = _("is of another format than {format}").format(format=FORMAT)
        raise one(source.file, what, _("export it again with this version"), line=source.line_of(("format",)))
    if source.findings:
        raise PackError(source.findings)
    lines = {place[1:]: line for place, line in source.lines.items() if place[:1] == ("tree",)}
    return Source(source.file, source.tree["tree"], lines)
