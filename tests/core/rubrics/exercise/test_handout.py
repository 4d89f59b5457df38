"""The handout: what the candidate gets, and nothing that gives the trap away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.rubrics.exercise.handout import Promise, hand_out
from interviewer_app.core.rubrics.load import load_pack
from tests.core.rubrics.exercise.test_proof import PACK, RUBRICS, TWO_PATCHES, with_exercise

PROMISE = Promise("Six months, then deleted.", "people@example.org")


def handed(folder: Path, to: Path, **changes: object) -> tuple[str, ...]:
    return hand_out(with_exercise(folder, **changes), to, PROMISE)


def test_the_candidate_gets_the_service_the_warm_up_and_the_notice_and_nothing_else(tmp_path: Path) -> None:
    written = handed(PACK, tmp_path / "out")
    assert written == ("service", "request.md", "change.patch", "warm-up", "notice.pdf")
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(written)
    everything = b"".join(
        path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file() and path.suffix != ".pdf"
    )
    for secret in (b"Trap", b"trap", b"listen_for", b"anchor"):
        assert secret not in everything


def test_of_two_changes_the_candidate_gets_both(tmp_path: Path) -> None:
    written = handed(TWO_PATCHES, tmp_path / "out")
    assert written == ("service", "request.md", "change-a.patch", "change-b.patch", "warm-up", "notice.pdf")


def test_the_notice_is_one_page_that_says_what_counts_and_whom_to_ask(tmp_path: Path) -> None:
    handed(PACK, tmp_path / "out")
    notice = tmp_path / "out" / "notice.pdf"
    text = subprocess.run(["pdftotext", "-layout", notice, "-"], capture_output=True, text=True, check=True).stdout
    pages = subprocess.run(["pdfinfo", notice], capture_output=True, text=True, check=True).stdout
    assert "Pages:           1" in pages
    for words in ("What is written down", "What does not count", "Six months, then deleted.", "people@example.org"):
        assert words in text


def test_the_notice_says_nowhere_what_the_pack_is_called(tmp_path: Path) -> None:
    pack = PACK.parent / "pr-review-moved-contract"
    handed(pack, tmp_path / "out")
    notice = tmp_path / "out" / "notice.pdf"
    told = [subprocess.run([*command, notice, *rest], capture_output=True, text=True, check=True).stdout
            for command, rest in ((["pdftotext"], ["-"]), (["pdfinfo"], []))]  # fmt: skip
    assert "Senior engineer" in told[1] and "contract" not in "".join(told)


def test_of_a_pack_without_an_exercise_it_is_the_notice_alone_in_the_words_of_the_pack(tmp_path: Path) -> None:
    written = hand_out(load_pack(RUBRICS / "owned-work"), tmp_path / "out", PROMISE)
    assert written == ("notice.pdf",) == tuple(path.name for path in (tmp_path / "out").iterdir())
    command = ["pdftotext", "-layout", tmp_path / "out" / "notice.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "nobody you speak of is asked" in " ".join(text.split()) and "refuse and test" not in text


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(Refused, match="is not empty"):
        handed(PACK, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("path, said", [
    ("../pack.yaml", "is not in it"), ("missing", "is not in it"), (".", "is not in it"),
    ("proof", "would give the trap away"), ("reference.patch", "would give the trap away"),
    ("proof/test_promises.py", "would give the trap away"),
])  # fmt: skip
def test_a_handout_that_leaves_the_exercise_or_gives_the_trap_away_is_refused(
    tmp_path: Path, path: str, said: str
) -> None:
    with pytest.raises(BadInput, match=said):
        handed(PACK, tmp_path / "out", handout=("service", path))
    assert not (tmp_path / "out").exists()


def test_a_folder_that_holds_a_proof_is_not_handed_out_either(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="proof would give the trap away"):
        handed(TWO_PATCHES, tmp_path / "out", handout=("service", "proof"))


def test_caches_and_hidden_files_are_not_handed_out(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(PACK, tmp_path / "pack"))
    (pack / "exercise" / "service" / "__pycache__").mkdir(exist_ok=True)
    (pack / "exercise" / "service" / "__pycache__" / "a.pyc").write_bytes(b"x")
    (pack / "exercise" / "service" / ".git").mkdir()
    handed(pack, tmp_path / "out")
    assert not list((tmp_path / "out").rglob("__pycache__")) and not list((tmp_path / "out").rglob(".git"))


def test_what_does_not_fit_on_one_page_is_refused(tmp_path: Path) -> None:
    pack = with_exercise(PACK)
    long = pack.pack.model_copy(update={"not_scored": ("word " * 60,) * 60})
    with pytest.raises(BadInput, match="does not fit on one page"):
        hand_out(type(pack)(long, pack.digest, pack.document, pack.folder), tmp_path / "out", PROMISE)
