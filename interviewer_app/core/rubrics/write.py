"""Write an imported pack as YAML a person would have written, and never over somebody's work."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rubrics.findings import one, shown
from interviewer_app.core.rubrics.folder import PACK_FILE
from interviewer_app.core.rubrics.scalars import bare
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE
from interviewer_app.core.texts import _

WIDTH = 110
_HEAD = re.compile(r"# Imported .*\n# .*\(check ([0-9a-f]{16})\)\.?\n")
# Space that blocks would lose, and characters that readers take for line ends: only double quotes keep them.
_UNEVEN = re.compile(r"\A\s|\s\Z|[ \t]\n|\n[ \t]|[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")
_LISTS_IN_LINE = {"dimensions", "tools"}
_NEW = ".pack.yaml.new"
_LARGEST_IMPORT = 2 * LARGEST_FILE


def write_pack(tree: Mapping[str, Any], folder: Path) -> Path:
    """Write `tree` to folder/pack.yaml, replacing an earlier import that nobody has edited; returns that file.

    raises: PackError for a folder with anything else in it (nothing is written), MachineTrouble if the disk refuses
    """
    refuse_if_taken(folder)
    body = as_yaml(tree)
    head = "# Imported by `interviewer rubric import`. Edit it as you like: an edited pack is never overwritten.\n"
    head += f"# What the import wrote stands below this line (check {_check(body)}).\n"
    path = folder / PACK_FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _NEW).unlink(missing_ok=True)  # what lies there may be a link to somewhere else
        with (folder / _NEW).open("x", encoding="utf-8", newline="\n") as file:
            file.write(head + body)
        os.replace(folder / _NEW, path)
    except OSError as error:
        with suppress(OSError):
            (folder / _NEW).unlink(missing_ok=True)
        raise trouble(path, error) from error
    return path


def trouble(path: Path, error: OSError) -> MachineTrouble:
    """The disk refuses to write at `path`."""
    reason = shown(error.strerror or type(error).__name__).lower()
    text = _("{path}: cannot be written ({reason}). Choose another folder, or free some space.")
    return MachineTrouble(text.format(path=shown(str(path), 300), reason=reason))


def refuse_if_taken(folder: Path) -> None:
    """raises: PackError unless `folder` is missing, empty, or holds an import as it was written"""
    try:
        names = {path.name for path in folder.iterdir()} - {_NEW}
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise one(str(folder), _("is a file"), _("name a folder that is empty or does not exist yet")) from error
    except OSError as error:
        raise trouble(folder, error) from error
    if not names:
        return
    elsewhere = _("choose another folder, or move this one away first")
    if names != {PACK_FILE}:
        raise one(str(folder), _("holds something else than an earlier import"), elsewhere)
    with (folder / PACK_FILE).open(
        "rb"
    ) as file:  # an import writes no more than a pack may hold; what is cut was edited
        text = file.read(_LARGEST_IMPORT).decode("utf-8", "replace").replace("\r\n", "\n")
    head = _HEAD.match(text)
    if head is None:
        raise one(str(folder / PACK_FILE), _("was not written by an import"), elsewhere)
    if _check(text[head.end() :]) != head[1]:
        raise one(str(folder / PACK_FILE), _("has been edited since its import"), elsewhere)


def as_yaml(tree: Mapping[str, Any]) -> str:
    """`tree` in the order of its keys, long texts as blocks, words that readers disagree about in quotes."""
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(_styled(tree, ""), stream)
    lines = "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))  # folding leaves spaces at line ends
    return re.sub(r"\n(?=[a-z_]+:(?: \||\n))", "\n\n", lines)


def _styled(value: Any, key: str) -> Any:
    if isinstance(value, Mapping):
        mapping = CommentedMap((_styled_text(name), _styled(item, name)) for name, item in value.items())
        if key in ("kinds", "scale") or (key == "levels" and "anchor" not in value):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, (list, tuple)):
        items = CommentedSeq(_styled(item, key) for item in value)
        if key in _LISTS_IN_LINE and not any(isinstance(item, Mapping) for item in value):
            items.fa.set_flow_style()
        return items
    return _styled_text(value) if isinstance(value, str) else value


def _styled_text(text: str) -> str:
    if _UNEVEN.search(text):
        return str.__new__(DoubleQuotedScalarString, text)
    if "\n" in text:
        return str.__new__(LiteralScalarString, text)
    return text if bare(text) == text else str.__new__(DoubleQuotedScalarString, text)


def _check(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8")).hexdigest()[:16]
