"""Verify: does a card, a bundle or a workspace still say what it said when it was written?

Digests, chain, seal, pack and summary are recomputed from the entries; the pages of a card are drawn again from its
attachment and compared with what is printed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from interviewer_app.core.canonical import canonical
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.rounds.attached import KINDS as ATTACHED_KINDS
from interviewer_app.core.rounds.entries import Entry, Problem, check_stream, one_voice
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.integrity import KINDS as INTEGRITY_KINDS
from interviewer_app.core.rounds.private import KINDS as PRIVATE_KINDS
from interviewer_app.core.rounds.state import Facts
from interviewer_app.core.rubrics.load import document_digest, pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.attach import attached, bundle_of
from interviewer_app.core.scorecards.bundle import Bundle, newest_signature, read_bundle, summary
from interviewer_app.core.scorecards.seal import check_seals
from interviewer_app.core.scorecards.signing.judging import SealSigner, Verdict, signed_by, warnings
from interviewer_app.core.scorecards.signing.signers import NOBODY, Signers
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.check import erased_bodies

# Entries that name their round, and the field they name it in.
_NAMING = {"opened": "id", "planned": "round"}
Pages = Literal["match", "differ", "cannot tell"]
ComparePages = Callable[[bytes, Bundle], Pages]


class Amended(NamedTuple):
    """One thing that was changed after a seal: what, by whom, why, and with which seal (from 2)."""

    about: str
    by: str
    reason: str
    seal: int


@dataclass(frozen=True, slots=True)
class Findings:
    """What verify found. `erased` counts bodies taken out under erasure; they break nothing.

    signer:   of the newest seal, which covers all there is; `seals` are all of them, `amendments` how many things were
              changed after the first one
    warnings: sentences about keys that break nothing and have to be said
    facts:    of the round that the amendments are of; None where there are none to tell
    """

    kind: Literal["card", "bundle", "packet", "workspace"]
    intact: bool
    signer: Verdict = "none"
    erased: int = 0
    pages: Pages = "cannot tell"
    problems: tuple[Problem, ...] = field(default=())
    seals: tuple[SealSigner, ...] = ()
    amendments: tuple[Amended, ...] = ()
    warnings: tuple[str, ...] = ()
    facts: Facts | None = field(default=None, compare=False)

    @property
    def holds(self) -> bool:
        """True where nothing was changed; pages that could not be compared are no reason to say so."""
        return self.intact and (self.kind not in ("card", "packet") or self.pages == "match")


def verify_file(
    file: Path,
    compare_pages: ComparePages,
    check_workspace: Callable[[Path], list[Problem]],
    signers: Signers = NOBODY,
    others: Mapping[str, Callable[[bytes, str, Signers], Findings]] = MappingProxyType({}),
) -> Findings:
    """Verify a PDF, a bundle or a workspace, told apart by how the file begins. `signers`: whose keys are known here;
    `others`: who verifies a PDF that is no card, by the name of its attachment.

    raises: BadInput for a file that is none of the three, or of a newer version
    """
    try:
        with file.open("rb") as stream:
            start = stream.read(1024)
            if start.startswith(b"SQLite format 3\0"):
                return verify_workspace(file, check_workspace)
            data = start + stream.read()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise BadInput(_("{file}: {reason}; check the path.").format(file=file, reason=reason)) from error
    if b"%PDF-" in start:
        for name in attached(data, str(file)) if others else ():
            if name in others:
                return others[name](data, str(file), signers)
        return verify_card(data, str(file), compare_pages, signers)
    return verify_bundle(data, str(file), signers)


def verify_workspace(file: Path, check_workspace: Callable[[Path], list[Problem]]) -> Findings:
    problems = tuple(check_workspace(file))
    return Findings("workspace", not problems, erased=0 if problems else erased_bodies(file), problems=problems)


def verify_bundle(data: bytes, what: str, signers: Signers = NOBODY) -> Findings:
    bundle = read_bundle(data, what)
    problems, erased = check_bundle(bundle)
    found = Findings("bundle", not problems, erased=erased, problems=tuple(problems))
    return found if problems else _with_signers(found, bundle, signers)


def verify_card(data: bytes, what: str, compare_pages: ComparePages, signers: Signers = NOBODY) -> Findings:
    bundle = read_bundle(bundle_of(data, what), what)
    problems, erased = check_bundle(bundle)
    pages: Pages = "cannot tell" if problems else compare_pages(data, bundle)
    found = list(problems)
    if pages == "differ":
        found.append(Problem("pages", "what is printed is not what the attached round says"))
    elif pages == "cannot tell" and not problems:
        found.append(Problem("pages", "another version drew them; print the card again from its round"))
    card = Findings("card", not problems, erased=erased, pages=pages, problems=tuple(found))
    return card if problems else _with_signers(card, bundle, signers)


def _with_signers(found: Findings, bundle: Bundle, signers: Signers) -> Findings:
    """What the seals of an intact round say."""
    state = fold(bundle.entries)
    seals = signed_by(state, signers)
    amended = tuple(
        Amended(each.about, each.by, each.reason, each.seal) for each in state.amendments.all if each.seal
    )
    signer: Verdict = seals[-1].signer if seals else "none"
    return replace(found, signer=signer, seals=seals, amendments=amended, warnings=warnings(state, signers),
                   facts=state.facts)  # fmt: skip


def check_bundle(bundle: Bundle) -> tuple[list[Problem], int]:
    """Every problem of a bundle, and how many bodies were erased."""
    problems = [] if bundle.canonical else [Problem("file", "is not in canonical form: something else wrote it")]
    for stream in _streams(bundle):
        problems += check_stream(stream) or one_voice(stream)
    if document_digest(bundle.document) != bundle.pack_digest:
        problems.append(Problem("pack", "was changed after it was written"))
    erased = sum(1 for entry in bundle.entries if entry.body is None)
    return problems or _check_meaning(bundle), erased


def _check_meaning(bundle: Bundle) -> list[Problem]:
    try:
        state, pack = opened(bundle)
    except InterviewerError as error:
        return [Problem("round", str(error))]
    assert state.facts is not None
    problems = _strangers(bundle.entries, state.facts.round) + check_seals(state, bundle.entries)
    if state.facts.pack.digest != bundle.pack_digest:
        problems.append(Problem("pack", "is not the one the round ran on"))
    # By bytes: to Python True equals 1.
    if canonical(summary(state, pack)) != canonical(bundle.summary):
        problems.append(Problem("summary", "does not follow from the entries"))
    return problems or _check_repeated(state, bundle.signature)


def _check_repeated(state: RoundFold, signature: Any) -> list[Problem]:
    """The signature beside the payload is the one of the newest seal, and nothing else."""
    expected = newest_signature(state)
    if signature is None and expected is not None:
        return [Problem("signature", "is missing, though the seal says signed")]
    # By bytes: to Python True equals 1.
    if signature is not None and (expected is None or canonical(signature) != canonical(expected)):
        return [Problem("signature", "is not the one of the newest seal")]
    return []


def _strangers(entries: Sequence[Entry], round_id: str) -> list[Problem]:
    """A bundle is about one round: nothing of another one, and nothing private, may travel in it."""
    problems: list[Problem] = []
    for entry in entries:
        where = f"stream {entry.stream[:8]}, entry {entry.number}"
        if entry.subject != "round":
            problems.append(Problem(where, "is not about the round"))
        elif entry.kind in PRIVATE_KINDS:
            problems.append(Problem(where, "is confidential and travels with no round"))
        elif entry.kind in ATTACHED_KINDS:
            problems.append(Problem(where, "is about an attachment, which travels with no round"))
        elif entry.kind in INTEGRITY_KINDS:
            problems.append(Problem(where, "is an integrity observation, which travels with no round"))
        elif entry.kind in _NAMING and entry.body is not None:
            named = json.loads(entry.body)
            if named.get("subject", "round") != "round" or named[_NAMING[entry.kind]] != round_id:
                problems.append(Problem(where, "is about another round"))
    return problems


def opened(bundle: Bundle) -> tuple[RoundFold, Pack]:
    """The round and the pack inside a bundle.

    raises: BadInput where there is no planned round in it
    """
    state = fold(bundle.entries)
    if state.facts is None:
        raise BadInput(_("The bundle holds no planned round."))
    return state, pack_from_document(bundle.document)


def _streams(bundle: Bundle) -> list[list[Entry]]:
    streams: dict[str, list[Entry]] = {}
    for entry in bundle.entries:
        streams.setdefault(entry.stream, []).append(entry)
    return list(streams.values())
