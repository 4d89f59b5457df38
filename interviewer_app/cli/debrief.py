"""`interviewer debrief CARD … -o packet.pdf`: cards of one candidate laid together, with what a panel said of them."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import Context, new_id
from interviewer_app.cli.inbox import writer_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.cli.seeing import gate_for
from interviewer_app.core.debriefs.boards.as_json import board_json
from interviewer_app.core.debriefs.boards.columns import Loop
from interviewer_app.core.debriefs.boards.laying import laid
from interviewer_app.core.debriefs.boards.loop_of import loop_of
from interviewer_app.core.debriefs.packet.as_json import debrief_json
from interviewer_app.core.debriefs.packet.carrying import is_packet, read_whole
from interviewer_app.core.debriefs.packet.contents import Packet, short_names
from interviewer_app.core.debriefs.packet.issue import issue_packet
from interviewer_app.core.debriefs.store import confirm_own, debrief_entries, debriefs_of
from interviewer_app.core.debriefs.waiting import board_waits, passed_over, waits_for
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.comparing.answer import as_json
from interviewer_app.core.scorecards.comparing.words import lines
from interviewer_app.core.scorecards.files import read_file, write_file
from interviewer_app.core.scorecards.reading import CardIn, card_of, read_card
from interviewer_app.core.scorecards.signing.at_hand import Keys
from interviewer_app.core.settings import user_name, with_identity
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.overriding import override
from interviewer_app.core.workspace.read import find_round


@dataclass
class _Pile:
    """What was laid together. problems: pairs of a file and the sentence about it."""

    cards: list[CardIn] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)
    loop: Loop | None = None


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("debrief", help=_("cards of one candidate beside each other"), allow_abbrev=False)
    what = _("a card, bundle or packet, or a ROUND of the workspace")
    parser.add_argument("card", nargs="+", metavar="CARD", help=what)
    parser.add_argument("-o", "--output", type=Path, metavar="PACKET.pdf")
    parser.add_argument("--page-size", choices=("A4", "Letter"), default="A4")
    parser.add_argument("--confirm", action="store_true", help=_("what was stated for you in a packet is your word"))
    parser.add_argument("--override", metavar="REASON", help=_("see them before your own card is in; it is kept"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Lay the cards together. What cannot be read is named, and the rest stays usable; the exit then is 2."""
    context: Context = args.context
    pile = _read(context, args.card)
    if not pile.cards:
        raise BadInput(" ".join(what for _file, what in pile.problems) or _("No card; name at least one."))
    _check_gate(context, pile, args.override)
    board = laid(pile.cards)
    pile.problems += _differing(pile.cards, board.cards)
    entries = _discussion(context, board.cards, pile, args.confirm)
    loop = pile.loop or loop_of(board.cards, context.home.loops)
    issued = issue_packet(board.cards, entries, args.page_size, loop)
    if args.output is not None:
        write_file(args.output, issued.pdf)
    said = (*passed_over(gate_for(context), pile.cards), *board.said)
    _tell(args, issued.packet, said, pile.problems)
    return BadInput.exit_code if pile.problems else 0


def _now_us() -> int:
    return time.time_ns() // 1000


def _read(context: Context, names: list[str]) -> _Pile:
    pile = _Pile()
    for name in names:
        try:
            _add(context, pile, name)
        except BadInput as error:
            pile.problems.append((name, str(error)))
    return pile


def _add(context: Context, pile: _Pile, name: str) -> None:
    if not Path(name).exists() and context.workspace.exists() and name.isalnum() and len(name) >= 6:
        pile.cards.append(card_of(context.workspace, find_round(context.workspace, name)))
        return
    data = read_file(Path(name))
    if is_packet(data):
        carried = read_whole(data, name)
        pile.cards += carried.cards
        pile.entries += carried.entries
        pile.loop = carried.loop or pile.loop
        return
    pile.cards.append(read_card(data, name))


def _check_gate(context: Context, pile: _Pile, reason: str | None) -> None:
    """raises: Refused while a card of one's own has to come first, unless a reason overrides that"""
    gate = gate_for(context)
    hidden = waits_for(gate, pile.cards)
    if hidden is None:
        return
    if reason is None:
        raise Refused(board_waits(gate, pile.cards))
    who = with_identity(context.home.settings, new_id, user_name())
    with writer_of(context) as writer:
        override(writer, gate, hidden.card.facts, by=who.interviewer, reason=reason, wall_us=_now_us())


def _differing(cards: list[CardIn], kept: tuple[CardIn, ...]) -> list[tuple[str, str]]:
    """Two cards of one round that differ: neither is shown, and both are named."""
    here = {card.round for card in kept}
    lost = [card for card in cards if card.round not in here and is_about_candidate(card.card.facts)]
    words = _("{file}: another card of this round says something else; neither is shown.")
    return [(card.file, words.format(file=card.file)) for card in lost]


def _discussion(context: Context, cards: tuple[CardIn, ...], pile: _Pile, confirm: bool) -> list[Entry]:
    """The entries of the debrief about these cards: the packet's, with what this workspace knows of it."""
    if confirm:
        if not pile.entries:
            raise BadInput(_("--confirm: name the packet in which something was stated for you."))
        who = with_identity(context.home.settings, new_id, user_name())
        key = Keys(context.home, who.author, who.interviewer, _now_us).find().key
        with writer_of(context) as writer:
            confirm_own(writer, pile.entries, cards, me=who.author, by=who.interviewer, wall_us=_now_us(),
                        new_id=new_id, key=key)  # fmt: skip
        if key is None:
            words = _("Confirmed without a signature: no key is at hand; see `interviewer signing show`.")
            print(words, file=sys.stderr)
    found = debriefs_of(context.workspace, [card.round for card in cards])
    known = debrief_entries(context.workspace, found[0]) if found else []
    if not pile.entries:
        return known
    mine = {(entry.stream, entry.number) for entry in pile.entries}
    about = {entry.stream for entry in pile.entries}
    same = bool(about & {entry.stream for entry in known})
    return [*pile.entries, *(entry for entry in known if same and (entry.stream, entry.number) not in mine)]


def _tell(args: argparse.Namespace, packet: Packet, said: tuple[str, ...], problems: list[tuple[str, str]]) -> None:
    for _file, what in problems:
        print(plain(f"interviewer: {what}"), file=sys.stderr)
    if args.json:
        output = {} if args.output is None else {"output": str(args.output)}
        told = {"said": list(said), "problems": [{"file": file, "what": what} for file, what in problems]}
        board = {"board": board_json(packet.board)}
        print_json({**as_json(packet.compared), **board, **debrief_json(packet), **told, **output})
        return
    names = short_names(packet.submitted)
    for line in (*said, *(lines(packet.compared, names) if len(names) > 1 else ())):
        print(plain(line))
    print(plural("{n} card on the board", "{n} cards on the board", len(packet.cards)))
    if args.output is not None:
        print(plain(str(args.output)))


