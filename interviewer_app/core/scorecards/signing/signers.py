"""Whose keys are known here: trusted by an explicit act, never because a card came in first."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.scorecards.signing.ed25519 import is_key
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.unseen import person_of

FORMAT = "interviewer-signers/1"


class Signer(NamedTuple):
    """A key and the name of whom it belongs to, since `since_us` (UTC microseconds). `mine`: made on this machine."""

    name: str
    key: str
    since_us: int
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Signers:
    """The known keys, in the order they became known."""

    all: tuple[Signer, ...] = ()

    def of(self, key: str) -> Signer | None:
        return next((each for each in self.all if each.key == key), None)

    def called(self, name: str) -> list[Signer]:
        """Every key known under `name`; capitals, spaces and marks nobody sees do not count."""
        return [each for each in self.all if person_of(each.name) == person_of(name)]


NOBODY = Signers()


def read_signers(file: Path) -> Signers:
    """The known keys; none where there is no file yet.

    raises: BadInput for a file that is no list of signers: whom to trust is nothing to guess
    """
    try:
        value = json.loads(file.read_bytes())
        if value["format"] != FORMAT:
            raise ValueError("another format")
        return Signers(tuple(_signer(each) for each in value["signers"]))
    except FileNotFoundError:
        return NOBODY
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise BadInput(_("{file}: is no list of signers; mend it, or move it away.").format(file=file)) from error


def write_signers(file: Path, signers: Signers) -> None:
    """Keep the list.

    raises: MachineTrouble
    """
    lines = [each._asdict() for each in signers.all]
    fresh = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({"format": FORMAT, "signers": lines}, indent=1, ensure_ascii=False), "utf-8")
        os.replace(fresh, file)
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise MachineTrouble(_("{file}: cannot be written ({reason}); make room.").format(
            file=file, reason=reason
        )) from error  # fmt: skip


def with_signer(signers: Signers, signer: Signer) -> Signers:
    """`signers` with one more; the same key under another name takes that name."""
    return Signers((*(each for each in signers.all if each.key != signer.key), signer))


def without(signers: Signers, which: str) -> tuple[Signers, list[Signer]]:
    """`signers` less those of a name, or a key by at least eight of its first digits; and which they were."""
    gone = [each for each in signers.called(which) if not each.mine]
    if not gone and len(which) >= 8:
        gone = [each for each in signers.all if each.key.startswith(which.lower()) and not each.mine]
    return Signers(tuple(each for each in signers.all if each not in gone)), gone


def _signer(value: dict[str, Any]) -> Signer:
    key = value["key"]
    if not isinstance(key, str) or not is_key(key):
        raise ValueError("no key")
    return Signer(clean_name(str(value["name"])), key, int(value["since_us"]), value.get("mine") is True)
