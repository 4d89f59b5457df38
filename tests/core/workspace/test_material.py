"""Raw material for anchors: own sealed rounds, the moments a rating rests on, nobody's name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.workspace.material import Material, material
from interviewer_app.core.workspace.pack_uses import digests_by_version
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.writer import Writer
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, WALL_US, ToldClock, open_workspace, plan

ADA = "Ada Lovelace"


def _tick(wall_us: int) -> b.Tick:
    return b.Tick(boot_id="boot", boot_ns=1, wall_us=wall_us, zone=ToldClock.zone, offset_min=60)


def _rounds(
    writer: Writer, number: int, notes: Sequence[str], level: int = 2, candidate: str = ADA, sealed: bool = True,
    **marks: bool,
) -> None:  # fmt: skip
    """A round with one moment per note, all of them but the last cited; `number` orders the rounds."""
    round_id, at = f"{number:032x}", WALL_US + number * 10**10
    writer.store_pack(DIGEST, DOCUMENT, PACK)
    told: list[b.Body] = [b.Started(tick=_tick(at))]
    moments = [f"{number:016x}{n:016x}" for n in range(len(notes))]
    for n, (moment, note) in enumerate(zip(moments, notes, strict=True)):
        logged = b.MomentLogged(
            moment=moment, moment_kind="added-test", dimension="testing", direction="for", prompted=False, mode="shown",
            at_ms=(n + 1) * 61_000,
        )  # fmt: skip
        told += [logged, b.MomentAmended(amendment=f"{number:015x}a{n:016x}", moment=moment, note=note)]
    told += [b.Ended(), b.Rated(dimension="testing", level=level, cites=tuple(moments[:-1]))]
    told += [b.Sealed(heads=(), pack_digest=DIGEST, card_digest="1" * 64, signed=False)] if sealed else []
    planned = plan(round_id, at - 1, candidate)
    writer.append_now("round", round_id, planned._replace(body={**planned.body, **marks}))
    for body in told:
        kind: str = body.kind  # type: ignore[attr-defined]
        writer.append_now("round", round_id, Draft(kind, b.plain(body), at, None))


def _asked(file: Path, author: str = "author1", level: int | None = None, most: int = 20) -> Material:
    with reading(file) as connection:
        return material(connection, "small", "testing", author, level, most)


def test_cited_moments_come_newest_round_first_without_names(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        _rounds(writer, 1, ["Wrote a timeout test", "not cited"])
        _rounds(writer, 2, ["Ada asked Grace hopper first; LOVELACE'S idea", "", "not cited"], level=3)
    found = _asked(file)
    assert [(each.time, each.words, each.level) for each in found.moments] == [
        ("1:01", "the candidate asked the interviewer first; the candidate'S idea", 3),
        ("1:01", "Wrote a timeout test", 2),
    ]
    assert found.moments[0][1:3] == ("for", "Added test") and found.moments[0].version == "1.0.0"
    assert found.rounds == 2
    assert _asked(file, level=2).rounds == 1
    assert len(_asked(file, most=1).moments) == 1 and _asked(file, most=1).rounds == 2


@pytest.mark.parametrize(
    ("candidate", "note", "words"),
    [
        ("Will May", "It will fail and may not; so says Will", "It will fail and may not; so says the candidate"),
        ("Li", "Li lists the callers", "the candidate lists the callers"),
        ("Zoë Ní Bhriain", "zoë reverts; bhriain tests", "the candidate reverts; the candidate tests"),
        ("(.*", "Reads the regex (.* twice", "Reads the regex the candidate twice"),
        ("李雷", "问李雷, 他说李", "问the candidate, 他说李"),
    ],
)
def test_a_name_is_left_out_and_words_stay(tmp_path: Path, candidate: str, note: str, words: str) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        _rounds(writer, 1, [note, "not cited"], candidate=candidate)
    assert [each.words for each in _asked(file).moments] == [words]


def test_rounds_that_are_not_sealed_or_somebody_elses_are_not_read(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        _rounds(writer, 1, ["Not sealed", ""], sealed=False)
        _rounds(writer, 2, ["Sealed", ""])
    assert [each.words for each in _asked(file).moments] == ["Sealed"]
    assert _asked(file, author="somebody else") == Material((), 0)
    assert _asked(file, author="") == Material((), 0)


def test_what_was_done_in_a_pilot_or_for_practice_is_no_material(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        _rounds(writer, 1, ["In a pilot", ""], pilot=True)
        _rounds(writer, 2, ["For practice", ""], practice=True)
        _rounds(writer, 3, ["With a candidate", ""])
    assert [moment.words for moment in _asked(file).moments] == ["With a candidate"]


def test_a_workspace_says_which_versions_rounds_ran_on(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        _rounds(writer, 1, ["x", ""])
    with reading(file) as connection:
        assert digests_by_version(connection, "small") == {"1.0.0": {DIGEST}}
        assert digests_by_version(connection, "other") == {}
