"""`interviewer rubric lint`: what could be better in packs that work."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.load import LoadedPack


def add_lint(commands: argparse._SubParsersAction[Any]) -> None:
    lint = commands.add_parser("lint", help=_("what could be better in packs that work"), allow_abbrev=False)
    which = _("a folder, a zip, an id (newest version), or id@version")
    lint.add_argument("packs", metavar="PACK", nargs="+", help=which)
    lint.add_argument("--today", metavar="DATE", type=_day, help=_("the day ages are counted to (default: today)"))
    lint.add_argument("--json", action="store_true", help=_("print JSON"))
    lint.set_defaults(func=lint_packs)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("write a date, such as 2026-01-31")) from None


def lint_packs(args: argparse.Namespace) -> int:
    """Every finding of every pack; 1 where one is an error. A pack that does not work is told and hides no other."""
    from interviewer_app.core.rubrics.find import find_pack
    from interviewer_app.core.rubrics.findings import PackError
    from interviewer_app.core.rubrics.lint.run import lint_folder

    today = args.today or date.today()
    told: list[dict[str, Any]] = []
    for name in args.packs:
        zipped = Path(name).suffix.lower() == ".zip"
        if Path(name).is_file() and Path(name).name != "pack.yaml" and not zipped:
            continue  # a README beside the packs, where the shell wrote out a star
        try:
            loaded = find_pack(name, args.pack_roots)
            findings = [_as_json(each) for each in lint_folder(loaded.folder, today)]
            folder = name if zipped else str(loaded.folder)
            told.append({"pack": loaded.pack.id, "folder": folder, "findings": findings,
                         "for_publishing": _for_publishing(loaded, today)})  # fmt: skip
        except PackError as error:
            told.append({"pack": name, "folder": name, "findings": [_broken(each) for each in error.findings],
                         "for_publishing": None})  # fmt: skip
    if not told:
        raise BadInput(_("None of these is a pack; name the folder of one."))
    errors = sum(f["severity"] == "error" and not f["silenced"] for pack in told for f in pack["findings"])
    if args.json:
        print_json({"packs": told, "errors": errors})
    else:
        for pack in told:
            _print(pack)
    return 1 if errors else 0


def _for_publishing(loaded: LoadedPack, today: date) -> dict[str, int] | None:
    """Of a draft what the packs page and the studio count, which ask whether it can be published; else None."""
    if not loaded.pack.draft:
        return None
    from interviewer_app.core.rubrics.drafts.findings import findings_of

    found = findings_of(loaded.document["tree"], today)
    return {"errors": found.errors, "warnings": found.warnings}


def _as_json(found: Any) -> dict[str, Any]:
    remark = found.remark
    return {
        "code": remark.code, "severity": remark.severity, "line": found.line, "field": remark.field,
        "what": remark.what, "why": remark.why, "mend": remark.mend, "source": remark.source,
        "silenced": found.silenced,
    }  # fmt: skip


def _broken(finding: Any) -> dict[str, Any]:
    return {
        "code": "does-not-work", "severity": "error", "line": finding.line, "field": finding.field,
        "what": finding.what, "why": _("a round cannot run on it"), "mend": finding.remedy,
        "source": "docs/formats.md", "silenced": "",
    }  # fmt: skip


def _print(pack: dict[str, Any]) -> None:
    shown = [each for each in pack["findings"] if not each["silenced"]]
    for each in shown:
        word = _("error") if each["severity"] == "error" else _("warning")
        said = " ".join(filter(None, (each["field"], each["what"])))
        print(plain(f"{pack['folder']}/pack.yaml:{each['line'] or 1}: {word}: {said}"))
        print(plain("    " + _("{why}; {mend}. [{code}] {source}").format(**each)))
    silent = len(pack["findings"]) - len(shown)
    errors = sum(each["severity"] == "error" for each in shown)
    parts = [
        plural("{n} error", "{n} errors", errors), plural("{n} warning", "{n} warnings", len(shown) - errors),
        *([plural("{n} silenced", "{n} silenced", silent)] if silent else []),
    ]  # fmt: skip
    print(plain(f"{pack['pack']}: {', '.join(parts)}{_draft_words(pack['for_publishing'])}"))


def _draft_words(counted: dict[str, int] | None) -> str:
    if counted is None:
        return ""
    errors = plural("{n} error", "{n} errors", counted["errors"])
    warnings = plural("{n} warning", "{n} warnings", counted["warnings"])
    return _("; a draft: as for publishing, {errors}, {warnings}").format(errors=errors, warnings=warnings)
