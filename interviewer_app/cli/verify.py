"""`interviewer verify FILE`: is a card, a bundle or a workspace still what it was when it was written?"""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from interviewer_app.cli.context import Context
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.debriefs.packet.carrying import NAME as PACKET
from interviewer_app.core.debriefs.packet.issue import verify_packet
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.places import resource
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.scorecards.issue import compare_pages
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint
from interviewer_app.core.scorecards.signing.judging import SealSigner
from interviewer_app.core.scorecards.signing.signers import read_signers
from interviewer_app.core.scorecards.verify import Amended, Findings, verify_file
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.check import check_workspace

_SIGNER = {"none": "unsigned", "unknown": "signed by a key this machine does not know", "known": "signed"}


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = verbs.add_parser("verify", help=_("check a card, a packet, a bundle or a workspace"))
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--require-signer", action="store_true", help=_("unsigned is a problem as well"))
    parser.add_argument("--key", metavar="HEX", help=_("so is a signature by another key than this"))
    parser.add_argument(
        "--write-verifier", type=Path, metavar="FILE.py", help=_("write a verifier for people without the app")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    if args.write_verifier is not None:
        return _write_verifier(args)
    if args.file is None:
        raise BadInput(_("verify: names no file; say which card, bundle or workspace."))
    found = verify_file(args.file, compare_pages, check_workspace, read_signers(args.context.home.signers),
                        {PACKET: verify_packet})  # fmt: skip
    found = _as_seen(args.context, found)
    if args.json:
        print_json(as_json(found))
    else:
        print(in_words(found))
    refused = _refused(found, args.require_signer, (args.key or "").strip().lower())
    if refused and not args.json:
        print(refused)
    return 0 if found.holds and not refused else 1


def _as_seen(context: Context, found: Findings) -> Findings:
    """`found` without the words of another rater while one's own card about that candidate is open."""
    facts = found.facts
    if not found.amendments or facts is None:
        return found
    with suppress(InterviewerError):  # where nothing says whose card is open, the words stay unseen as well
        gate = gate_for(context)
        if facts.round in gate.own or gate.first(facts) is None:
            return found
    return replace(found, amendments=tuple(Amended("", "", "", each.seal) for each in found.amendments))


def _write_verifier(args: argparse.Namespace) -> int:
    write_file(args.write_verifier, resource("verifier", "verify_card.py").read_bytes())
    if args.json:
        print_json({"written": str(args.write_verifier)})
    else:
        print(plain(str(args.write_verifier)))
    return 0


def _refused(found: Findings, require: bool, key: str) -> str:
    """Why what was asked of the signer does not hold; "" where it does, or nothing was asked."""
    if found.kind == "workspace" or not (require or key):
        return ""
    signed = found.seals[-1].key if found.seals else ""
    if not signed:
        return _("A signature was asked for, and there is none.")
    return _("It is signed by another key than the one asked for.") if key and signed != key else ""


def as_json(found: Findings) -> dict[str, object]:
    """The answer with the keys of docs/formats.md, section 6."""
    return {
        "kind": found.kind,
        "intact": found.intact,
        "signer": found.signer,
        "erased": found.erased,
        "pages": found.pages,
        "problems": [{"where": problem.where, "what": problem.what} for problem in found.problems],
        "seals": [
            {"sealed_us": seal.wall_us, "signer": seal.signer, "key": seal.key or None, "name": seal.name or None}
            for seal in found.seals
        ],
        "amendments": [each._asdict() for each in found.amendments],
        "warnings": list(found.warnings),
    }


def in_words(found: Findings) -> str:
    head = f"This {found.kind} is intact" if found.intact else f"This {found.kind} is NOT intact"
    lines = [head + "." if not found.intact else f"{head}, {_signed(found)}."]
    if found.kind in ("card", "packet"):
        what = "round" if found.kind == "card" else "cards and debrief"
        pages = {"match": f"match the attached {what}", "differ": f"do NOT match the attached {what}"}
        lines.append(f"The printed pages {pages.get(found.pages, 'could not be compared with it')}.")
    if found.erased:
        lines.append(f"{found.erased} entries were erased; the chain holds without them.")
    if len(found.seals) > 1:
        lines += [_seal_words(number, seal) for number, seal in enumerate(found.seals, start=1)]
    told = [each for each in found.amendments if each.about]
    for each in told:
        lines.append(plain(f"Changed with seal {each.seal} by {each.by}: {each.about}. Reason: {each.reason}"))
    if found.amendments and not told:
        lines.append(plural("{n} change after the first seal; your card first, then it is told.",
                            "{n} changes after the first seal; your card first, then they are told.",
                            len(found.amendments)))  # fmt: skip
    lines += [plain(f"! {warning}") for warning in found.warnings]
    lines += [plain(f"- {problem.where}: {problem.what}") for problem in found.problems]
    return "\n".join(lines)


def _signed(found: Findings) -> str:
    if not found.seals:
        return "not sealed" if found.kind != "workspace" else "unsigned"
    seal = found.seals[-1]
    words = _SIGNER[seal.signer] + (plain(f" by {seal.name}") if seal.name else "")
    return words + (f" (key {fingerprint(seal.key)})" if seal.key else "")


def _seal_words(number: int, seal: SealSigner) -> str:
    at = datetime.fromtimestamp(seal.wall_us // 1_000_000, UTC).strftime("%Y-%m-%d %H:%M")
    return plain(f"Seal {number}, {at} UTC: {_SIGNER[seal.signer]}" + (f" by {seal.name}" if seal.name else ""))
