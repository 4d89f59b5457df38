"""`interviewer rubric health PACK`: what the rounds of a version say about the pack; and who has met which pack."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from interviewer_app.cli.output import plain, plain_lines, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:  # pydantic and YAML wait for the command that needs them
    from interviewer_app.core.rubrics.load import LoadedPack
    from interviewer_app.core.workspace.health import Counts
    from interviewer_app.core.workspace.met import Met


def add_health(commands: argparse._SubParsersAction[Any]) -> None:
    health = commands.add_parser("health", help=_("what its rounds say about a pack"), allow_abbrev=False)
    health.add_argument("pack", metavar="PACK", help=_("a folder, an id (newest version), or id@version"))
    health.add_argument("--digest", metavar="HEX", help=_("only rounds on this wording, at least 6 characters of it"))
    health.add_argument("--json", action="store_true", help=_("print JSON"))
    health.set_defaults(func=show_health)


class _Meant(NamedTuple):
    """The version that was asked for; `loaded` is None for one that only the workspace still knows."""

    id: str
    version: str
    loaded: LoadedPack | None


def show_health(args: argparse.Namespace) -> int:
    """One version in counts; from five rounds on."""
    from interviewer_app.core.workspace.health import finished_counts, pack_health
    from interviewer_app.core.workspace.health_words import health_json, met_json, trap_public

    workspace: Path = args.context.workspace
    gate = gate_for(args.context)
    counts = finished_counts(gate)
    meant = _meant(args, counts)
    digest = _digest(workspace, args.digest)
    health = pack_health(workspace, meant.id, meant.version, gate=gate, digest=digest)
    others = {v: n for (pack, v), n in sorted(counts.items()) if pack == meant.id and v != meant.version}
    loaded = meant.loaded
    met = met_by(workspace, [loaded])[loaded.digest] if loaded is not None else None
    if args.json:
        versions = [{"version": version, **each._asdict()} for version, each in others.items()]
        more = {"candidates_met": met_json(met), "trap_public": trap_public(loaded.pack) if loaded else None}
        title = {"title": health.title or (loaded.pack.title if loaded else "")}
        print_json(health_json(health) | title | more | {"other_versions": versions})
        return 0
    print(plain_lines(_page(health, loaded, met, others)), end="")
    return 0


def _page(health: Any, loaded: LoadedPack | None, met: Met | None, others: Mapping[str, Counts]) -> str:
    from interviewer_app.core.workspace.health_page import health_page
    from interviewer_app.core.workspace.health_words import met_words, trap_words

    more = []
    if loaded is not None and met is not None:
        more.append(". ".join(filter(None, (met_words(met), trap_words(loaded.pack).capitalize()))) + ".")
    if others:
        each = ", ".join(f"{v} ({plural('{n} round', '{n} rounds', n.rounds)})" for v, n in others.items())
        more.append(_("Other versions: {each}.").format(each=each))
    return health_page(health, health.title or (loaded.pack.title if loaded else ""), more)


def _meant(args: argparse.Namespace, counts: Mapping[tuple[str, str], Counts]) -> _Meant:
    """The pack on disk, else the version that rounds of the workspace ran on."""
    from interviewer_app.core.rubrics.find import find_pack, version_key

    try:
        loaded = find_pack(args.pack, args.pack_roots)
    except BadInput:
        name, _at, version = args.pack.partition("@")
        known = [v for pack, v in counts if pack == name and v == (version or v)]
        if not known:
            raise
        return _Meant(name, max(known, key=version_key), None)
    return _Meant(loaded.pack.id, loaded.pack.version, loaded)


def _digest(workspace: Path, prefix: str | None) -> str | None:
    """The one wording that begins with `prefix`.

    raises: BadInput for a prefix that is too short, or fits no round or several wordings
    """
    from interviewer_app.core.workspace.home_rows import read_round_rows

    if prefix is None:
        return None
    found = {row.pack_digest for row in read_round_rows(workspace) if row.pack_digest.startswith(prefix)}
    if len(prefix) < 6 or len(found) != 1:
        raise BadInput(_("--digest {prefix}: fits {n} wordings; give 6 or more characters of one.").format(
            prefix=prefix, n=len(found)))  # fmt: skip
    return found.pop()


def met_by(workspace: Path, packs: Sequence[LoadedPack]) -> dict[str, Met]:
    """Who has met which pack, by digest.

    raises: BadInput, MachineTrouble
    """
    from interviewer_app.core.workspace.met import candidates_met, edition

    return candidates_met(workspace, [edition(loaded.document, loaded.digest) for loaded in packs])


def met_if_readable(workspace: Path, packs: Sequence[LoadedPack]) -> dict[str, Met]:
    """The same for a list of packs, which a workspace that cannot be read does not hide: that is said beside it."""
    try:
        return met_by(workspace, packs)
    except InterviewerError as error:
        print(plain(f"interviewer: {error}"), file=sys.stderr)
        return {}
