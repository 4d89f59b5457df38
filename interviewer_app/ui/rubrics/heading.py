"""The line on top in words: version, what changed, what that costs, and why the pack cannot be published yet. No Qt."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rubrics.checking import Checked
from interviewer_app.ui.rubrics.looks import HeadLook
from interviewer_app.ui.rubrics.outline import Tree, word


class Standing(NamedTuple):
    """What is known of a pack besides its words.

    base:      the version it was forked from, "" for one that was written anew
    proposed:  the version it would be published as
    proven:    about its exercise, "" where it has none
    unsaved:   lines that saving would change, None while nobody has counted them
    kept:      what was typed is on disk, saved or not
    said:      how the pack came to be open, "" once something was typed
    """

    read_only: bool
    base: str = ""
    proposed: str = ""
    proven: str = ""
    unsaved: int | None = 0
    kept: bool = True
    busy: bool = False
    said: str = ""


def head_of(tree: Tree, checked: Checked, standing: Standing) -> HeadLook:
    """The line on top."""
    version = standing.proposed or word(tree, "version")
    exercise = bool(tree.get("exercise"))
    title = word(tree, "title") or word(tree, "id")
    if standing.read_only:
        facts = tuple(each for each in (standing.proven,) if each)
        quiet = standing.said or _("To be read. Editing begins with a fork of your own.")
        return HeadLook(title, version, quiet, "", facts, "", "", "", exercise, True, "")
    chip = _("{version} draft, from {base}").format(version=version, base=standing.base) if standing.base else _(
        "{version} draft").format(version=version)  # fmt: skip
    changed, cost = _change(checked, standing, version)
    publish = _("Publish {version}").format(version=version)
    compare = _("Compare with {base}").format(base=standing.base) if standing.base else ""
    facts = tuple(each for each in (standing.proven,) if each)
    why = _why_not(checked, standing)
    return HeadLook(title, chip, changed, cost, facts, publish, why, compare, exercise, False, *_saved(standing))


def _change(checked: Checked, standing: Standing, version: str) -> tuple[str, str]:
    if standing.said:
        return standing.said, ""
    if not standing.base:
        return _("a pack of your own, never published"), ""
    if not checked.works:
        return _("what this changes can be told once the errors are mended"), ""
    if checked.same:
        return _("nothing changed since {base}").format(base=standing.base), ""
    dimensions, probes = checked.changed
    parts = []
    if dimensions:
        parts.append(plural("{n} dimension changed", "{n} dimensions changed", dimensions))
    if probes:
        parts.append(plural("{n} probe changed", "{n} probes changed", probes))
    cards = _("cards under {base} and {version}:").format(base=standing.base, version=version)
    return " · ".join([*(parts or [_("changed")]), cards]), checked.cost.rstrip(".")


def _why_not(checked: Checked, standing: Standing) -> str:
    errors = checked.findings.errors
    if errors:
        return plural("mend {n} error first", "mend {n} errors first", errors)
    if standing.busy:
        return _("one moment")
    if standing.base and checked.same:
        return _("nothing has changed")
    return ""


def _saved(standing: Standing) -> tuple[str, str]:
    """Where the words are, and what saving them is called."""
    if standing.unsaved is None or not standing.kept:
        return _("Typing"), _("Save")
    if standing.unsaved:
        return _("Kept"), plural("Save {n} line", "Save {n} lines", standing.unsaved)
    return _("Saved to this computer"), ""
