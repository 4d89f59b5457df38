"""`interviewer rubric prove | handout`: the exercise of a pack, tried and handed out."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import Refused
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.exercise.promise import ASK, KEPT
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.settings import read_settings, write_settings
from interviewer_app.core.texts import _


def add_prove(commands: argparse._SubParsersAction[Any]) -> None:
    prove = commands.add_parser(
        "prove", help=_("run the exercise: is its trap one, and does the reference avoid it?"), allow_abbrev=False
    )
    prove.add_argument("pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    prove.add_argument("--trust", action="store_true", help=_("run the code of a pack that did not come with the app"))
    prove.add_argument("--json", action="store_true", help=_("print JSON"))
    prove.set_defaults(func=prove_pack)


def add_handout(commands: argparse._SubParsersAction[Any]) -> None:
    handout = commands.add_parser("handout", help=_("write what the candidate gets"), allow_abbrev=False)
    handout.add_argument("pack", metavar="PACK", help=_("a folder, a zip, an id (newest version), or id@version"))
    handout.add_argument("-o", "--out", metavar="DIR", type=Path, required=True, help=_("an empty or a new folder"))
    handout.add_argument("--kept", metavar="WORDS", default=_(KEPT), help=_("how long notes are kept, for the notice"))
    handout.add_argument("--ask", metavar="WORDS", default=_(ASK), help=_("whom to ask, for the notice"))
    handout.add_argument("--json", action="store_true", help=_("print JSON"))
    handout.set_defaults(func=hand_out_pack)


def prove_pack(args: argparse.Namespace) -> int:
    """Every step as it is known; 1 where one does not hold. Without a trap that is one sentence, and nothing is run."""
    from interviewer_app.core.rubrics.exercise.proof import nothing_to_prove, prove
    from interviewer_app.core.rubrics.exercise.proofs import exercise_digest, remember
    from interviewer_app.core.rubrics.find import find_pack

    loaded = find_pack(args.pack, args.pack_roots)
    named = {"id": loaded.pack.id, "version": loaded.pack.version, "digest": loaded.digest}
    if nothing := nothing_to_prove(loaded.pack):
        if args.json:
            print_json({**named, "proved": None, "steps": [], "why": nothing})
        else:
            print(plain(nothing))
        return 0
    _trusted_or_refused(loaded, args)
    steps = []
    for step in prove(loaded):
        steps.append(step)
        if not args.json:
            mark = _("holds") if step.holds else _("DOES NOT HOLD")
            print(plain(f"{mark}: {step.what}" + (f" ({step.why})" if step.why else "")))
    proved = all(step.holds for step in steps)
    if proved:
        remember(args.context.home.proofs, exercise_digest(loaded.document), date.today())
    if args.json:
        print_json({**named, "proved": proved, "steps": [step._asdict() for step in steps]})
    else:
        print(_("Proved.") if proved else _("Not proved."))
    return 0 if proved else 1


def _trusted_or_refused(loaded: LoadedPack, args: argparse.Namespace) -> None:
    from interviewer_app.core.rubrics.exercise.trust import is_trusted, with_trust

    file = args.context.home.settings
    settings, _trouble = read_settings(file)
    if is_trusted(loaded, settings, shipped_packs()):
        return
    if not args.trust and not _yes(loaded):
        words = _("{folder}: this runs code that did not come with the app. Read it, then add --trust.")
        zipped = Path(args.pack).suffix.lower() == ".zip"
        raise Refused(words.format(folder=args.pack if zipped else loaded.folder))
    write_settings(file, with_trust(settings, loaded.digest))


def _yes(loaded: LoadedPack) -> bool:
    """Asks where somebody can answer; a script is never waited for."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    asked = _("{pack} did not come with this app. Run its code on this machine? [y/N] ")
    sys.stderr.write(plain(asked.format(pack=loaded.pack.id)))
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def hand_out_pack(args: argparse.Namespace) -> int:
    """Write the folder and name what is in it."""
    from interviewer_app.core.rubrics.exercise.handout import Promise, hand_out
    from interviewer_app.core.rubrics.find import find_pack

    settings, _trouble = read_settings(args.context.home.settings)
    loaded = find_pack(args.pack, args.pack_roots)
    size = "Letter" if settings.page_size == "Letter" else "A4"
    written = hand_out(loaded, args.out, Promise(args.kept, args.ask), size)  # type: ignore[arg-type]  # one of two
    if args.json:
        print_json({"folder": str(args.out), "written": list(written)})
    else:
        for name in written:
            print(plain(str(args.out / name)))
    return 0
