"""`interviewer signing show | make | trust | untrust | list`: the key that signs my cards, and whose keys I know."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from interviewer_app.cli.context import new_id
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.errors import BadInput, InterviewerError, Refused
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.scorecards.signing.at_hand import Keys
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint, is_key
from interviewer_app.core.scorecards.signing.passphrase import public_key
from interviewer_app.core.scorecards.signing.signers import (
    Signer,
    read_signers,
    with_signer,
    without,
    write_signers,
)
from interviewer_app.core.settings import clean_name, user_name, with_identity
from interviewer_app.core.texts import _


def register(verbs: argparse._SubParsersAction[Any]) -> None:
    parser = verbs.add_parser("signing", help=_("the key that signs your cards, and whose keys you know"))
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=type(parser))
    show = commands.add_parser("show", help=_("your public key, and its digits to read out"), allow_abbrev=False)
    make = commands.add_parser("make", help=_("make a key behind a passphrase"), allow_abbrev=False)
    trust = commands.add_parser("trust", help=_("know a key from now on"), allow_abbrev=False)
    trust.add_argument("key", metavar="KEY", help=_("64 hex digits, or a card or bundle signed with the key"))
    trust.add_argument("name", metavar="NAME", help=_("whose key it is"))
    forget = commands.add_parser("untrust", help=_("know a key no longer"), allow_abbrev=False)
    forget.add_argument("which", metavar="NAME-OR-KEY")
    known = commands.add_parser("list", help=_("the keys you know"), allow_abbrev=False)
    works = ((show, _show), (make, _make), (trust, _trust), (forget, _untrust), (known, _list))
    for command, work in works:
        command.add_argument("--json", action="store_true", help=_("print JSON"))
        command.set_defaults(func=work)


def _keys(args: argparse.Namespace) -> Keys:
    home = args.context.home
    who = with_identity(home.settings, new_id, user_name())
    return Keys(home, who.author, who.interviewer, _now_us)


def _now_us() -> int:
    return SystemClock().now().wall_us


def _show(args: argparse.Namespace) -> int:
    keys = _keys(args)
    found = keys.find()
    if found.state == "none":
        raise Refused(_("There is no key to sign with. {why}").format(why=found.why))
    key = found.key.key if found.key is not None else public_key(keys.home.signing_key)
    place = str(keys.home.signing_key) if found.state == "locked" else _("the keychain of this system")
    if args.json:
        print_json({"key": key, "fingerprint": fingerprint(key), "kept_in": place})
    else:
        print(_("Your public key: {key}").format(key=key))
        print(_("To read out:     {print}").format(print=fingerprint(key)))
        print(plain(_("It is kept in {place}.").format(place=place)))
    return 0


def _make(args: argparse.Namespace) -> int:
    keys = _keys(args)
    if keys.home.signing_key.exists():
        raise Refused(_("{file}: is there already; it is your key, keep it.").format(file=keys.home.signing_key))
    words = _ask(_("Passphrase: "))
    if sys.stdin.isatty() and _ask(_("Once more: ")) != words:
        raise Refused(_("The two are not the same; nothing was made."))
    key = keys.make(words)
    if args.json:
        print_json({"key": key.key, "fingerprint": fingerprint(key.key), "kept_in": str(keys.home.signing_key)})
    else:
        print(plain(_("Made: {file}. Nobody can bring the passphrase back.").format(file=keys.home.signing_key)))
        print(_("Your public key: {key}").format(key=key.key))
        print(_("To read out:     {print}").format(print=fingerprint(key.key)))
    return 0


def _ask(words: str) -> str:
    """The passphrase, never shown; from a pipe its first line."""
    if sys.stdin.isatty():
        return getpass.getpass(words)
    return sys.stdin.readline().rstrip("\r\n")


def _trust(args: argparse.Namespace) -> int:
    file, name = args.context.home.signers, clean_name(args.name)
    if not name:
        raise BadInput(_("signing trust: NAME is empty; say whose key it is."))
    key = _key_of(args.key)
    signers = read_signers(file)
    before = signers.of(key)
    if before is not None and before.mine:
        raise Refused(_("That is your own key; you know it already."))
    others = [each for each in signers.called(name) if each.key != key]
    write_signers(file, with_signer(signers, Signer(name, key, _now_us())))
    if args.json:
        print_json({"name": name, "key": key, "fingerprint": fingerprint(key), "other_keys": len(others)})
        return 0
    print(plain(_("{name} is known by {print}. Have them read these digits to you.").format(
        name=name, print=fingerprint(key)
    )))  # fmt: skip
    if others:
        known = _("CARE: you also know {name} by another key ({print}). Untrust the one that is not theirs any more.")
        print(plain(known.format(name=name, print=fingerprint(others[0].key))))
    return 0


def _key_of(what: str) -> str:
    """The key itself, or the one that set the newest seal of a card or bundle that is intact."""
    if is_key(what.strip().lower()):
        return what.strip().lower()
    from interviewer_app.core.scorecards.issue import compare_pages
    from interviewer_app.core.scorecards.verify import verify_file
    from interviewer_app.core.workspace.check import check_workspace

    try:
        found = verify_file(Path(what), compare_pages, check_workspace)
    except InterviewerError as error:
        sentence = _("{what}: is no key of 64 hex digits and no card ({error})")
        raise BadInput(sentence.format(what=what, error=error)) from error
    if not found.holds:
        raise Refused(_("{what}: is not intact; its key is worth nothing.").format(what=what))
    if not found.seals or not found.seals[-1].key:
        raise Refused(_("{what}: is not signed; there is no key in it.").format(what=what))
    return found.seals[-1].key


def _untrust(args: argparse.Namespace) -> int:
    file = args.context.home.signers
    left, gone = without(read_signers(file), args.which)
    if not gone:
        raise Refused(_("Nobody is known by {which}; `interviewer signing list` says who is.").format(which=args.which))
    write_signers(file, left)
    if args.json:
        print_json({"forgotten": [each.key for each in gone]})
    else:
        for each in gone:
            print(plain(_("No longer known: {name}, {key}").format(name=each.name, key=each.key)))
    return 0


def _list(args: argparse.Namespace) -> int:
    signers = read_signers(args.context.home.signers).all
    if args.json:
        print_json({"signers": [{**each._asdict(), "fingerprint": fingerprint(each.key)} for each in signers]})
        return 0
    for each in signers:
        since = datetime.fromtimestamp(each.since_us // 1_000_000, UTC).strftime("%Y-%m-%d")
        whose = _("{name} (you)").format(name=each.name) if each.mine else each.name
        print(plain(f"{since}  {fingerprint(each.key)}  {whose}"))
    if not signers:
        print(_("No key is known yet. `interviewer signing trust KEY NAME` adds one."))
    return 0
