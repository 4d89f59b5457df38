"""Nothing that was changed is accepted: any byte of any class, other ways to write the same, PDFs taken apart."""

from __future__ import annotations

import importlib.util
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.places import resource
from interviewer_app.core.scorecards.attach import NAME, bundle_of
from interviewer_app.core.scorecards.issue import compare_pages, issue_card
from interviewer_app.core.scorecards.verify import verify_bundle, verify_card
from tests.core.scorecards import forging as f
from tests.core.scorecards.signed_rounds import FIRST, LOADED, amended, changed, my_key, rated, sealed
from tests.core.scorecards.signed_rounds import bundle_of as bundle_of_entries
from tools.tampering import CLASSES, SERIALISATIONS, Changed, mutations, serialisations

KEY = my_key()
TRIES = 300


def signed_and_amended() -> list[object]:
    desk = rated()
    desk.sheet.recommend("Ja, für Zoë Ångström würde ich es sagen.", desk.clock.now())
    desk.journal.deliver()
    return list(amended(sealed(desk, KEY), KEY).journal.entries)


@pytest.fixture(scope="module")
def bundle() -> bytes:
    return bundle_of_entries(signed_and_amended())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def card() -> bytes:
    return issue_card(signed_and_amended(), LOADED.document).pdf  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def alone() -> ModuleType:
    """The standalone verifier, as whoever has only that file would import it."""
    spec = importlib.util.spec_from_file_location("verify_card", resource("verifier", "verify_card.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def app_code(data: bytes) -> int:
    """What `verify` would answer with."""
    try:
        return 0 if verify_bundle(data, "round.json").holds else 1
    except InterviewerError as error:
        return error.exit_code


def own_code(alone: ModuleType, data: bytes) -> int:
    try:
        return 1 if alone.check(data)[0] else 0
    except alone.Unreadable:
        return 2


def test_the_untouched_bundle_is_intact_and_signed_for_both(bundle: bytes, alone: ModuleType) -> None:
    found = verify_bundle(bundle, "round.json")
    assert (found.holds, len(found.seals), found.seals[-1].key) == (True, 2, KEY.key)
    assert (app_code(bundle), own_code(alone, bundle)) == (0, 0)


def test_no_changed_byte_of_any_class_is_accepted(bundle: bytes, alone: ModuleType) -> None:
    seen = set()
    for change in mutations(bundle, TRIES, seed=5):
        assert app_code(change.data) != 0, change.how
        seen.add(change.how.split(":")[0])
        if not change.how.startswith("summary"):  # of which it recomputes moments and ratings alone
            assert own_code(alone, change.data) != 0, change.how
    assert seen == set(CLASSES)


@pytest.mark.parametrize("how", SERIALISATIONS)
def test_the_same_values_in_another_writing_are_not_accepted(bundle: bytes, alone: ModuleType, how: str) -> None:
    (change,) = [each for each in serialisations(bundle) if each.how == how]
    assert app_code(change.data) != 0
    assert own_code(alone, change.data) == app_code(change.data)


def forgeries(bundle: bytes) -> list[Changed]:
    """Changes that an attacker without the key made to hold together again, and plainer ones."""

    def level(value: f.Value) -> None:
        f.of_kind(value, "rated")["body"]["level"] = 2

    def moment(value: f.Value) -> None:
        f.of_kind(value, "moment-logged")["body"]["direction"] = "against"

    def reason(value: f.Value) -> None:
        f.of_kind(value, "amendment-begun")["body"]["reason"] = "A typing mistake."

    def no_key(value: f.Value) -> None:
        for entry in f.entries(value):
            if entry["kind"] == "sealed":
                entry["body"].pop("signature")

    made = [Changed(change.__name__, f.forged(bundle, change)) for change in (level, moment, reason, no_key)]
    made.append(Changed("signature removed", changed(bundle, "signature", to=None)))
    made.append(Changed("newer", changed(bundle, "format", to="interviewer-round/2")))
    made.append(Changed("summary", changed(bundle, "summary", "ratings", 0, "level", to=2)))
    made.append(Changed("pack", changed(bundle, "payload", "pack", "digest", to="0" * 64)))
    made.append(Changed("erased", f.changed(bundle, lambda value: f.erase(f.of_kind(value, "rated")))))
    return made


def test_forgeries_are_found_by_both_with_the_same_exit_code(bundle: bytes, alone: ModuleType) -> None:
    for forgery in forgeries(bundle):
        assert app_code(forgery.data) != 0, forgery.how
        assert own_code(alone, forgery.data) == app_code(forgery.data), forgery.how


# PDFs -------------------------------------------------------------------------------------------------------------


def rewritten(card: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    with pikepdf.open(io.BytesIO(card)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def card_code(data: bytes) -> int:
    try:
        return 0 if verify_card(data, "card.pdf", compare_pages).holds else 1
    except InterviewerError as error:
        return error.exit_code


def test_an_attachment_that_was_changed_replaced_doubled_or_taken_out_is_refused(card: bytes, bundle: bytes) -> None:
    def put(data: bytes, name: str = NAME) -> Callable[[pikepdf.Pdf], None]:
        def change(document: pikepdf.Pdf) -> None:
            document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)

        return change

    def remove(document: pikepdf.Pdf) -> None:
        del document.attachments[NAME]

    other = bundle_of_entries(sealed().journal.entries)
    assert card_code(card) == 0
    for place in range(0, len(bundle), len(bundle) // 12):
        broken = bytearray(bundle)
        broken[place] ^= 1
        assert card_code(rewritten(card, put(bytes(broken)))) != 0, place
    assert card_code(rewritten(card, put(other))) != 0
    assert card_code(rewritten(card, put(other, "second.json"))) == 2
    assert card_code(rewritten(card, remove)) == 2
    assert card_code(b"%PDF-1.7\nno card\n%%EOF") == 2


def test_the_attachment_survives_poppler_and_qpdf_byte_for_byte(card: bytes, bundle: bytes, tmp_path: Path) -> None:
    first, again, out = tmp_path / "card.pdf", tmp_path / "again.pdf", tmp_path / "round.json"
    first.write_bytes(card)
    for source in (first, again):
        if source is again:
            flags = ["--object-streams=disable", "--recompress-flate", "--compression-level=9"]
            subprocess.run(["qpdf", *flags, str(first), str(again)], check=True)
        subprocess.run(["pdfdetach", "-save", "1", "-o", str(out), str(source)], check=True)
        assert out.read_bytes() == bundle == bundle_of(source.read_bytes(), "card")
        assert verify_card(source.read_bytes(), "card", compare_pages).pages == "match"


def test_the_verifier_that_ships_agrees_from_the_command_line(
    card: bytes, bundle: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script, file, plain = tmp_path / "verify_card.py", tmp_path / "card.pdf", tmp_path / "round.json"
    assert run(["verify", "--write-verifier", str(script)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    capsys.readouterr()
    file.write_bytes(card)
    plain.write_bytes(changed(bundle, "signature", to=None))

    def said(*argv: str) -> tuple[int, dict[str, object]]:
        command = [sys.executable, "-I", "-S", str(script), *argv, "--json"]  # -S: not one package beside Python
        done = subprocess.run(command, capture_output=True, text=True)
        return done.returncode, json.loads(done.stdout)

    code, found = said(str(file), "--key", KEY.key)
    assert (code, found["kind"], found["intact"], found["signer"], found["pages"]) == (
        0, "card", True, "known", "cannot tell",
    )  # fmt: skip
    assert [each["about"] for each in found["amendments"]] == [FIRST.id]  # type: ignore[attr-defined]
    assert said(str(file), "--key", "0" * 64)[0] == 1
    missing = {"where": "signature", "what": "is missing, though the seal says signed"}
    assert said(str(plain))[1]["problems"] == [missing]
    plain.write_bytes(bundle_of_entries(sealed().journal.entries))
    assert said(str(plain))[0] == 0 and said(str(plain), "--require-signer")[0] == 1
    plain.write_bytes(b"%PDF-1.7 nothing")
    assert said(str(plain))[0] == 2


def test_the_verifier_knows_what_travels_with_no_round(alone: ModuleType) -> None:
    from interviewer_app.core.rounds import attached, integrity, private

    assert alone.PRIVATE == private.KINDS | integrity.KINDS | attached.KINDS


def test_the_verifier_folds_moments_as_the_app_does(alone: ModuleType) -> None:
    """On rounds with undone, redone, moved and amended moments, and a start that was put back."""
    from tests.core.rounds.parts import Live, a_live_round

    live: Live = a_live_round(LOADED.pack)
    it, clock = live.round, live.clock
    it.start(clock.now())
    for number, kind in enumerate(LOADED.pack.kinds):
        clock.wait(60_000)
        moment = it.log(kind, clock.now())
        assert moment is not None
        it.note(moment.id, f"note {number}", clock.now())
    ids = list(it.fold.moments)
    it.amend(ids[:2], clock.now(), direction="against", dimension=FIRST.id)
    it.move(ids[1], 5_000, clock.now())
    it.retract(ids[2:3], clock.now())
    it.undo(clock.now())
    it.redo(clock.now())
    it.undo(clock.now())
    assert it.began_earlier(clock.now())
    it.earlier(clock.now())
    live.journal.deliver()
    entries = [
        {**{name: getattr(entry, name) for name in (*alone.COLUMNS, "digest") if getattr(entry, name) is not None},
         "body": json.loads(entry.body or "{}")}
        for entry in live.journal.entries
    ]  # fmt: skip
    from interviewer_app.core.scorecards.bundle import summary

    assert alone.Round(entries).counted() == summary(it.fold, LOADED.pack)["moments"]


def with_decoy(card: bytes, bad: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A card that has `bad` attached in hexadecimal, beside its own round that nothing refers to."""
    with pikepdf.open(io.BytesIO(card)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Dictionary) and "/EF" in each:
                genuine = bytes(each.EF.F.read_bytes())
                stream = pikepdf.Stream(document, b"")
                stream.write(bad.hex().encode() + b">", filter=pikepdf.Name.ASCIIHexDecode)
                new = document.make_indirect(stream)
                each.EF = pikepdf.Dictionary(F=new, UF=new)
        document.Root.Extra = document.make_indirect(pikepdf.Stream(document, genuine))
        out = io.BytesIO()
        document.save(
            out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )  # fmt: skip
    return change(out.getvalue())


def test_a_round_that_nothing_refers_to_is_not_taken_for_the_attachment(
    card: bytes, bundle: bytes, alone: ModuleType
) -> None:
    bad = bundle.replace(b"Named the line.", b"Forged words!!!")
    for change in (lambda data: data, lambda data: data.replace(b"/EF", b"/#45F")):
        decoy = with_decoy(card, bad, change)
        assert bundle_of(decoy, "card") == bad != bundle
        with pytest.raises(alone.Unreadable):
            alone.attachment(decoy)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(card)) as document:
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"/EF" in out.getvalue()
    with pytest.raises(alone.Unreadable):
        alone.attachment(out.getvalue().replace(b"/EF", b"/Ef"))
    assert alone.attachment(card) == bundle


def test_a_card_that_another_program_stored_again_is_read(card: bytes, bundle: bytes, alone: ModuleType) -> None:
    for mode in (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(card)) as document:
            document.save(out, object_stream_mode=mode)
        assert alone.attachment(out.getvalue()) == bundle


def test_an_amendment_by_nobody_is_one_sentence(bundle: bytes, alone: ModuleType) -> None:
    for by in ("somebody", [], {"id": "i1"}, {"id": "i1", "name": []}):
        value = json.loads(bundle)
        f.of_kind(value, "amendment-begun")["body"]["by"] = by
        f._chain(value)
        assert not alone.answer(f.written(value), "")["intact"], by
