"""The signature of a seal: over what, checked how, known to whom. No test asks a real keychain."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked

from interviewer_app.cli.main import run
from interviewer_app.core.errors import BadInput, MachineTrouble, Refused
from interviewer_app.core.places import Home
from interviewer_app.core.scorecards.signing import passphrase
from interviewer_app.core.scorecards.signing.at_hand import Keys
from interviewer_app.core.scorecards.signing.ed25519 import fingerprint, holds, key_from
from interviewer_app.core.scorecards.signing.signers import (
    Signer,
    Signers,
    read_signers,
    with_signer,
    without,
    write_signers,
)
from interviewer_app.core.scorecards.verify import verify_bundle
from tests.core.scorecards import forging as f
from tests.core.scorecards.signed_rounds import amended, bundle_of, changed, my_key, sealed

KEY = my_key()
OTHER = my_key(bytes(32))


class Memory(KeyringBackend):
    """A keychain that lasts as long as its test; `trouble` is what it fails with."""

    priority = 5

    def __init__(self, trouble: Exception | None = None, forgets: bool = False) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble, self.forgets = trouble, forgets

    def get_password(self, service: str, username: str) -> str | None:
        if self.trouble is not None:
            raise self.trouble
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def keychain() -> Iterator[Memory]:
    before, memory = keyring.get_keyring(), Memory()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)


def keys(tmp_path: Path) -> Keys:
    return Keys(Home(tmp_path / "home"), "author-1", "Tomasz Wierzba", lambda: 7)


# The signature on a card ------------------------------------------------------------------------------------------


def test_a_signed_card_is_intact_and_its_signer_is_known_once_trusted() -> None:
    data = bundle_of(sealed(key=KEY).journal.entries)
    signature = json.loads(data)["signature"]
    assert (signature["alg"], signature["key"], len(signature["sig"])) == ("ed25519", KEY.key, 128)
    found = verify_bundle(data, "x")
    assert (found.problems, found.holds, found.signer) == ((), True, "unknown")
    me = Signers((Signer("Tomasz Wierzba", KEY.key, 1),))
    assert verify_bundle(data, "x", me).signer == "known"
    assert verify_bundle(data, "x", me).warnings == ()
    assert verify_bundle(bundle_of(sealed().journal.entries), "x", me).signer == "none"


def test_a_known_name_with_another_key_is_said_loudly() -> None:
    data = bundle_of(sealed(key=OTHER).journal.entries)
    found = verify_bundle(data, "x", Signers((Signer("tomasz  wierzba", KEY.key, 1),)))
    assert found.signer == "unknown"
    assert found.warnings[0].startswith("CARE: the card names Tomasz Wierzba, and this is NOT the key you know")


def test_the_signature_taken_from_the_file_or_from_the_seal_is_missed() -> None:
    data = bundle_of(sealed(key=KEY).journal.entries)
    (problem,) = verify_bundle(changed(data, "signature", to=None), "x").problems
    assert problem == ("signature", "is missing, though the seal says signed")

    def strip(value: f.Value) -> None:
        del f.of_kind(value, "sealed")["body"]["signature"]
        value.pop("signature", None)

    whats = [problem.what for problem in verify_bundle(f.forged(data, strip), "x").problems]
    assert whats == ["is missing, though the seal says signed"]


def test_a_signature_of_another_key_or_over_something_else_does_not_pass() -> None:
    desk = sealed(key=KEY)
    data = bundle_of(desk.journal.entries)

    def put(**fields: Any) -> Any:
        def change(value: f.Value) -> None:
            f.of_kind(value, "sealed")["body"]["signature"].update(fields)
            value["signature"].update(fields)

        return change

    wrong = "the signature is not one of its key over this seal"
    for fields in ({"key": OTHER.key}, {"sig": "0" * 128}, {"sig": "F" * 128}, {"key": "00"}):
        assert wrong in [p.what for p in verify_bundle(f.forged(data, put(**fields)), "x").problems], fields
    alg = verify_bundle(f.forged(data, put(alg="ed448")), "x").problems
    assert "does not know" in alg[0].what
    assert [p.what for p in verify_bundle(f.forged(data, lambda v: None), "x").problems] == []

    def other_level(value: f.Value) -> None:
        f.of_kind(value, "rated")["body"]["level"] = 1

    assert wrong in [p.what for p in verify_bundle(f.forged(data, other_level), "x").problems]


def test_a_signature_beside_a_seal_that_says_unsigned_does_not_pass() -> None:
    data = bundle_of(sealed().journal.entries)
    signed = json.loads(bundle_of(sealed(key=KEY).journal.entries))["signature"]
    assert [p.what for p in verify_bundle(changed(data, "signature", to=signed), "x").problems] == [
        "is not the one of the newest seal"
    ]


def test_every_seal_of_an_amended_card_has_its_own_signature() -> None:
    desk = amended(sealed(key=KEY), KEY)
    found = verify_bundle(bundle_of(desk.journal.entries), "x", Signers((Signer("Tomasz Wierzba", KEY.key, 1),)))
    assert (found.problems, found.warnings) == ((), ())
    assert [(seal.signer, seal.key) for seal in found.seals] == [("known", KEY.key), ("known", KEY.key)]
    unsigned_before = verify_bundle(bundle_of(amended(sealed(), KEY).journal.entries), "x")
    assert (unsigned_before.signer, unsigned_before.problems) == ("unknown", ())
    assert "Not every one of its seals is signed." in unsigned_before.warnings

    def break_the_first(value: f.Value) -> None:
        first = [entry for entry in f.entries(value) if entry["kind"] == "sealed"][0]
        first["body"]["signature"]["sig"] = "0" * 128

    broken = f.changed(bundle_of(desk.journal.entries), break_the_first)
    assert not verify_bundle(broken, "x").holds


# The key ----------------------------------------------------------------------------------------------------------


def test_a_key_is_made_in_the_keychain_at_first_use_and_found_again(keychain: Memory, tmp_path: Path) -> None:
    first, again = keys(tmp_path).find(), keys(tmp_path).find()
    assert first.state == "ready" and first == again and first.key is not None
    assert holds(first.key.key, first.key.sign(b"x"), b"x") and not holds(first.key.key, first.key.sign(b"x"), b"y")
    assert len(keychain.kept) == 1
    assert read_signers(keys(tmp_path).home.signers).all == (Signer("Tomasz Wierzba", first.key.key, 7, mine=True),)


@pytest.mark.parametrize("trouble", [KeyringLocked("locked"), KeyringError("denied"), OSError("no bus")])
def test_a_keychain_that_fails_only_costs_the_signature(keychain: Memory, trouble: Exception, tmp_path: Path) -> None:
    keychain.trouble = trouble
    found = keys(tmp_path).find()
    assert found.state == "none" and str(trouble) in found.why and "interviewer signing make" in found.why


def test_a_keychain_that_forgets_or_holds_something_else_is_none(keychain: Memory, tmp_path: Path) -> None:
    keychain.forgets = True
    assert "keeps nothing" in keys(tmp_path).find().why
    keychain.kept["interviewer-copilot", "seal:author-1"] = "somebody's password"
    assert "is no key" in keys(tmp_path).find().why


def test_without_a_keychain_there_is_no_key_and_one_sentence(tmp_path: Path) -> None:
    found = keys(tmp_path).find()
    assert found == ("none", None, found.why) and found.why.startswith("This system has no keychain. ")


def test_the_key_behind_a_passphrase_is_its_owners_alone(tmp_path: Path) -> None:
    mine = keys(tmp_path)
    with pytest.raises(Refused, match="too short"):
        mine.make("short")
    made = mine.make("correct horse battery")
    assert mine.find().state == "locked"
    assert mine.unlock("correct horse battery") == made
    file = mine.home.signing_key
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert made.seed.hex() not in file.read_text()
    with pytest.raises(Refused, match="not the passphrase"):
        mine.unlock("correct horse batterY")
    with pytest.raises(Refused, match="there already"):
        mine.make("another passphrase")
    value = json.loads(file.read_text())
    file.write_text(json.dumps({**value, "author": "somebody else"}))
    with pytest.raises(Refused, match="not the passphrase"):
        mine.unlock("correct horse battery")
    for broken in ("", "[]", "{}", json.dumps({**value, "n": 2**30}), json.dumps({**value, "salt": 5})):
        file.write_text(broken)
        with pytest.raises(BadInput, match="cannot be read as a signing key"):
            passphrase.read_key(file, "correct horse battery")


def test_a_fingerprint_is_five_groups_of_digits_and_differs_by_key() -> None:
    assert len(fingerprint(KEY.key).split()) == 5 and fingerprint(KEY.key).replace(" ", "").isdigit()
    assert fingerprint(KEY.key) != fingerprint(OTHER.key)


def test_signers_are_kept_forgotten_and_never_guessed(tmp_path: Path) -> None:
    file = tmp_path / "signers.json"
    assert read_signers(file).all == ()
    mine, ada = Signer("Me", KEY.key, 1, True), Signer("Ada", OTHER.key, 2)
    write_signers(file, with_signer(with_signer(Signers(), mine), ada))
    assert read_signers(file).all == (mine, ada)
    assert without(read_signers(file), "ada") == (Signers((mine,)), [ada])
    assert without(read_signers(file), OTHER.key[:8])[1] == [ada]
    assert without(read_signers(file), "Me")[1] == []
    for broken in ("[]", "{", '{"format":"interviewer-signers/1","signers":[{"name":"x","key":"12","since_us":1}]}'):
        file.write_text(broken)
        with pytest.raises(BadInput, match="is no list of signers"):
            read_signers(file)


# The commands -----------------------------------------------------------------------------------------------------


def test_a_signer_is_trusted_and_forgotten_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    environ = {"INTERVIEWER_HOME": str(tmp_path / "home")}
    file = tmp_path / "card.json"
    file.write_bytes(bundle_of(sealed(key=KEY).journal.entries))

    def said(*argv: str) -> tuple[int, dict[str, Any]]:
        code = run([*argv, "--json"], environ)
        return code, json.loads(capsys.readouterr().out)

    assert said("verify", str(file))[1]["signer"] == "unknown"
    assert said("signing", "trust", str(file), "Tomasz Wierzba")[1]["key"] == KEY.key
    code, answer = said("verify", str(file), "--require-signer", "--key", KEY.key)
    assert (code, answer["signer"]) == (0, "known")
    assert answer["seals"] == [
        {"sealed_us": answer["seals"][0]["sealed_us"], "signer": "known", "key": KEY.key, "name": "Tomasz Wierzba"}
    ]
    assert said("verify", str(file), "--key", OTHER.key)[0] == 1
    assert run(["verify", str(file)], environ) == 0
    assert f"signed by Tomasz Wierzba (key {fingerprint(KEY.key)})" in capsys.readouterr().out
    assert [each["name"] for each in said("signing", "list")[1]["signers"]] == ["Tomasz Wierzba"]
    assert said("signing", "untrust", "tomasz wierzba")[1]["forgotten"] == [KEY.key]
    file.write_bytes(bundle_of(sealed().journal.entries))
    assert said("verify", str(file))[0] == 0 and said("verify", str(file), "--require-signer")[0] == 1
    assert said("signing", "trust", str(file), "Ada")[0] == 1
    assert said("signing", "trust", str(tmp_path / "none"), "Ada")[0] == 2
    assert said("signing", "show")[0] == 1


def test_a_key_is_made_by_command_and_shown_without_its_passphrase(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    environ = {"INTERVIEWER_HOME": str(tmp_path / "home")}
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse battery\n"))
    assert run(["signing", "make", "--json"], environ) == 0
    made = json.loads(capsys.readouterr().out)
    assert run(["signing", "show", "--json"], environ) == 0
    assert json.loads(capsys.readouterr().out)["key"] == made["key"] == key_from(
        passphrase.read_key(Path(made["kept_in"]), "correct horse battery").seed, ""
    ).key  # fmt: skip
    assert run(["signing", "make"], environ) == 1


def test_marks_nobody_sees_make_no_other_name() -> None:
    known = Signers((Signer("Tomasz\u200b Wierzba", KEY.key, 1),))
    assert [each.key for each in known.called("Tomasz Wierzba")] == [KEY.key]


def test_a_time_without_an_end_is_bad_input(tmp_path: Path) -> None:
    file = tmp_path / "signers.json"
    entry = f'{{"name":"x","key":"{KEY.key}","since_us":Infinity}}'
    file.write_text(f'{{"format":"interviewer-signers/1","signers":[{entry}]}}', "utf-8")
    with pytest.raises(BadInput, match="no list of signers"):
        read_signers(file)


def test_a_key_that_could_not_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "signing-key.json"

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        with pytest.raises(MachineTrouble, match="no space left"):
            passphrase.write_key(file, KEY, "password1")
    assert list(tmp_path.iterdir()) == []
    passphrase.write_key(file, KEY, "password1")
    assert [each.name for each in tmp_path.iterdir()] == [file.name]
    before = file.read_bytes()
    with pytest.raises(Refused, match="is there already"):
        passphrase.write_key(file, OTHER, "password1")
    assert file.read_bytes() == before
