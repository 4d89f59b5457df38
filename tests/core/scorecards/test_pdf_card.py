"""The printed card, read back with poppler, pypdf and pikepdf."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from interviewer_app.core.papers.frame import MARGIN, MIN_SIZE, SIZES, PageSize
from interviewer_app.core.rounds.state import Change
from interviewer_app.core.rubrics.models import AiRules, Dimension, Pack
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.render import render_card
from tests.core.papers.reading import Word, collisions, fonts_of, instructions, pypdf_text, text_of, words_of
from tests.core.scorecards.pdf_cards import card_of, pack_of, shipped_pack

CHECKOUT = Path(__file__).resolve().parents[3]
LONG = "Wolfeschlegelsteinhausenbergerdorff von und zu Unterschleißheim-Oberammergau, Adolph Blaine Charles David"


def front_words(card: Scorecard, size: PageSize = "A4") -> list[Word]:
    return [word for word in words_of(render_card(card, page_size=size)) if word.page == 1]


def placed(words: list[Word], *wanted: str) -> list[tuple[str, float, float]]:
    """Where each wanted word stands first from the top."""
    return [
        next((text, word.left, word.top) for word in sorted(words, key=lambda w: (w.top, w.left)) if word.text == text)
        for text in wanted
    ]


CARDS: dict[str, Callable[[], Scorecard]] = {
    "typical": lambda: card_of(),
    "nothing logged": lambda: card_of(count=0),
    "five hundred moments": lambda: card_of(count=500),
    "imported, five points": lambda: card_of(pack_of()),
    "no anchors": lambda: card_of(pack_of(3, (1, 7), anchors=False)),
    "nine dimensions, seven points": lambda: card_of(pack_of(9, (1, 7))),
    "eleven points": lambda: card_of(pack_of(4, (0, 10))),
    "level facets only": lambda: card_of(pack_of(9, track="level")),
    "more dimensions than a page holds": lambda: card_of(pack_of(24), count=60),
    "long everything": lambda: card_of(
        candidate=LONG * 2, recommendation=f"{LONG} " * 30, reason=f"{LONG} " * 5, deviations=(LONG,) * 9
    ),
    "no spaces": lambda: card_of(candidate="x" * 300, recommendation="y" * 900),
    "two hours": lambda: card_of(minutes=120, count=60),
}


def boundless() -> Scorecard:
    """Every text a pack or an interviewer may write, as long as it may be."""
    page = "word " * 4000
    levels = [{"value": value, "anchor": page} for value in (1, 2, 3)]
    dimension = Dimension.model_validate({"id": "d0", "name": "Long " * 80, "track": "general", "levels": levels})
    rules = AiRules.model_validate({"policy": "allowed", "tools": ["tool " * 80] * 40, "read_aloud": page})
    pack = pack_of(1, (1, 3)).model_copy(update={"dimensions": (dimension,), "ai": rules})
    card = card_of(pack, count=4, recommendation=page)
    (row,) = card.rows
    assert row.rating is not None
    log = tuple(replace(moment, note=page) for moment in card.log)
    rating = replace(row.rating, rationale=page, level=1, no_evidence=None)
    changes = tuple(replace_change(change, page) for change in card.changes)
    return replace(card, log=log, rows=(replace(row, moments=log, rating=rating),), changes=changes)


def replace_change(change: Change, text: str) -> Change:
    return change._replace(old=text, new=text)


CARDS["texts without bounds"] = boundless


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", CARDS)
def test_no_text_leaves_the_margins_or_covers_another(name: str, size: PageSize) -> None:
    words = words_of(render_card(CARDS[name](), page_size=size))
    width, height = SIZES[size]
    outside = [
        word
        for word in words
        if word.left < MARGIN - 1
        or word.right > width - MARGIN + 1
        or word.top < MARGIN - 4
        or word.bottom > height - MARGIN + 4
    ]
    assert outside == []
    assert collisions(words) == []


def test_the_foot_of_a_draft_holds_a_long_name() -> None:
    words = words_of(render_card(card_of(candidate=LONG, sealed=False), draft=True))
    foot = [word for word in words if word.top > SIZES["A4"][1] - MARGIN - 14]
    assert {"Draft,", "Dimensions", "card"} <= {word.text for word in foot}
    assert collisions(foot) == []


def test_nothing_is_clipped_drawn_as_a_picture_or_smaller_than_eight_points() -> None:
    drawn = instructions(render_card(card_of(count=120), page_size="A4", draft=True))
    operators = {operator for _operands, operator in drawn}
    assert not operators & {"W", "W*", "Do", "BI", "sh"}
    sizes = {float(operands[1]) for operands, operator in drawn if operator == "Tf"}
    assert min(sizes) >= MIN_SIZE


def test_every_font_is_embedded() -> None:
    fonts = fonts_of(render_card(card_of(candidate="王小明 محمد दीपिका")))
    assert len(fonts) >= 5
    assert all(font.embedded and font.to_unicode for font in fonts)


@pytest.mark.parametrize("name", ["Łukasz Żółć", "Ελένη Παπά", "Ольга Ёлкина", "王小明", "田中さくら", "김민수"])
def test_the_candidate_reads_back_exactly(name: str) -> None:
    pdf = render_card(card_of(candidate=name))
    assert name in text_of(pdf).splitlines()
    assert name in pypdf_text(pdf).splitlines()[:3]


@pytest.mark.parametrize("hostile", ['<img src="/etc/hostname"/>', "=1+1", "../../x", "<b>a<i>", "a\u202eb\x00"])
def test_a_hostile_name_is_only_a_name(hostile: str) -> None:
    card = card_of(candidate=hostile, recommendation=hostile)
    pdf = render_card(card)
    shown = hostile.replace("\u202e", "").replace("\x00", "[U+0000]")
    assert shown in text_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert all("/Dest" in note and "/A" not in note for page in document.pages for note in page.get("/Annots", []))
        assert not any(page.get_images() for page in document.pages)


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("pack", [shipped_pack(), pack_of()], ids=["shipped", "imported"])
def test_slots_stand_at_the_same_place_in_any_round_of_a_pack(pack: Pack, size: PageSize) -> None:
    full = card_of(pack, count=200, candidate=LONG, recommendation=LONG * 9)
    empty = card_of(pack, count=0, reason=LONG * 4, deviations=(), recommendation="", candidate="Li")
    labels = ["Interviewer", "Exercise", "Minutes", "Script", "prompted", "Probes", "Recommendation,", "Comparability"]
    labels += [dimension.name.split()[0] for dimension in pack.dimensions]
    assert placed(front_words(full, size), *labels) == placed(front_words(empty, size), *labels)


def test_the_front_page_says_what_was_rated_and_on_how_much() -> None:
    card = card_of()
    first = text_of(render_card(card), "-l", "1", "-layout")
    row = card.rows[0]
    line = next(line for line in first.splitlines() if line.startswith(row.dimension.name))
    counts = [row.count("for"), row.count("neutral"), row.count("against"), row.unprompted, row.prompted]
    assert [int(number) for number in line.split()[-5:]] == counts
    assert "8 of 9 asked, 1 adapted" in first
    assert "44 of 45 min, 97 %" in first
    assert "Not allowed, then allowed" in first
    assert "Sealed 21 November 2025, 16:42, unsigned" in first


def test_no_evidence_gives_its_reason_in_place_of_the_anchor() -> None:
    first = text_of(render_card(card_of(reason="was not asked")), "-l", "1")
    assert first.count("No evidence: was not asked") == len(shipped_pack().dimensions)


def test_an_anchor_nobody_wrote_is_said_to_be_missing() -> None:
    assert "no anchor written" in text_of(render_card(card_of(pack_of(anchors=False))), "-l", "1")


def test_a_long_text_names_the_page_where_the_rest_stands() -> None:
    card = card_of(recommendation="word " * 400 + "the end")
    pages = text_of(render_card(card)).split("\f")
    cut = next(line for line in pages[0].splitlines() if "… p. " in line)
    page = int(cut.rsplit("p. ", 1)[1])
    assert "Recommendation in full" in pages[page - 1]
    assert "the end" in text_of(render_card(card))
    assert "the end" not in pages[0]


def test_the_level_of_the_recommendation_stands_before_its_words_with_the_facets_it_rests_on() -> None:
    card = card_of(recommended_level="senior", rests_on=("scope",), reason="was not asked")
    assert "Level: senior, resting on Scope (no evidence)." in text_of(render_card(card), "-l", "1")
    long = card_of(recommended_level="x " * 39, rests_on=("scope", "contribution", "impact", "difficulty"))
    assert "Difficulty" in text_of(render_card(long)).split("Recommendation in full")[1]
    assert "Level:" not in text_of(render_card(card_of()), "-l", "1")


def test_a_draft_says_so_on_every_page() -> None:
    card = card_of(sealed=False, count=60)
    pages = text_of(render_card(card, draft=True)).split("\f")[:-1]
    marked = [page for page in pages if "submitted" in page]
    assert len(marked) == len(pages) > 3
    assert "submitted" not in text_of(render_card(card_of()))


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_a_card_of_a_pilot_or_practice_says_so_on_every_page_and_in_its_title(mark: str, draft: bool) -> None:
    real = card_of(count=60, sealed=not draft)
    card = replace(real, facts=real.facts._replace(**{mark: True}))
    word = mark.capitalize()
    data = render_card(card, draft=draft)
    pages = text_of(data).split("\f")[:-1]
    assert len(pages) > 3 and all(word in page for page in pages)
    assert str((PdfReader(io.BytesIO(data)).metadata or {}).get("/Title")).startswith(f"{word} scorecard")
    foot = [word for word in words_of(data) if word.top > SIZES["A4"][1] - MARGIN - 14]
    assert collisions(foot) == []
    assert word[1:] not in text_of(render_card(real, draft=draft)).replace("Copilot", "")


def test_every_moment_stands_in_the_log_and_cited_ones_with_their_rating() -> None:
    card = card_of(count=300)
    words = [replace(moment, note=f"note{number:03d}") for number, moment in enumerate(card.log)]
    rows = [
        replace(row, moments=tuple(moment for moment in words if moment.dimension == row.dimension.id))
        for row in card.rows
    ]
    text = text_of(render_card(replace(card, log=tuple(words), rows=tuple(rows))))
    assert all(f"note{number:03d}" in text for number in range(300))
    cited = {cite for row in rows if row.rating for cite in row.rating.cites}
    assert all(text.count(moment.note) == 2 for moment in words if moment.id in cited)


def test_rows_lead_to_evidence_and_evidence_to_the_log() -> None:
    with pikepdf.open(io.BytesIO(render_card(card_of()))) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        targets = [[pages[note["/Dest"][0].objgen] for note in page.get("/Annots", [])] for page in pdf.pages]
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
    assert len(targets[0]) == 10
    assert set(targets[0]) == {2, 3}
    assert targets[1] and min(targets[1]) >= 3
    assert titles == ["Scorecard", "Evidence by dimension", "Full log", "Audit"]


def test_the_audit_names_digests_heads_and_differences() -> None:
    card = card_of()
    text = text_of(render_card(card))
    for said in (card.digest, card.facts.pack.digest, card.heads[0].digest, card.heads[0].stream, *card.deviations):
        assert said in text


def test_the_audit_shows_what_was_changed_later_and_counts_what_was_set_at_once() -> None:
    card = card_of(count=3)
    one = card.log[0]
    changes = (
        Change(one.id, "note", "", "a first note", one.wall_us + 5_000_000, one.at_ms + 5000),
        Change(one.id, "dimension", "scope", "impact", one.wall_us + 6_000_000, one.at_ms + 6000),
        Change(one.id, "note", "a first note", "a second note", one.wall_us + 9_000_000, one.at_ms + 9000),
        Change(one.id, "prompted", "False", "True", one.wall_us + 3_600_000_000, None),
    )
    text = text_of(render_card(replace(card, changes=changes)), "-layout")
    changed = text[text.index("Changes to moments") :]
    assert "a first note" in changed and "a second note" in changed
    assert "unprompted" in changed.splitlines()[3]
    assert "2 details were set within a minute" in changed


def test_a_moment_of_a_kind_the_pack_does_not_know_still_prints() -> None:
    card = card_of(count=3)
    strange = replace(card.log[0], kind="from-elsewhere", dimension="unheard-of", note="kept")
    text = text_of(render_card(replace(card, log=(strange, *card.log[1:]))))
    assert "from-elsewhere" in text and "unheard-of" in text


SAME = """
import sys
from interviewer_app.core.scorecards.pdf.render import render_card
from tests.core.scorecards.pdf_cards import card_of
for name in sys.argv[1:]:
    made = render_card(card_of(candidate=name, count=90), page_size="A4")
sys.stdout.buffer.write(made)
"""


def test_the_same_card_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    outcomes = set()
    for seed, zone, language, before in (("1", "UTC", "C", []), ("99", "Asia/Tokyo", "de_DE.UTF-8", ["李 शर्मा 김"])):
        outside = {
            "PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "PYTHONPATH": str(CHECKOUT), "PYTHONUTF8": "1",
        }  # fmt: skip
        command = [sys.executable, "-c", SAME, *before, "Noor محمد 王小明"]
        made = subprocess.run(command, env={**os.environ, **outside}, cwd=tmp_path, capture_output=True, check=True)
        outcomes.add(made.stdout)
    assert len(outcomes) == 1


def test_many_cards_leave_nothing_behind() -> None:
    """Faces are shared, everything else goes with its document: no codes are handed out by the shared part."""
    from interviewer_app.core.papers.fonts import face
    from interviewer_app.core.papers.scripts import CJK

    render_card(card_of(candidate="王小明"))
    known = len(face(CJK).advances)
    for _ in range(5):
        render_card(card_of(candidate="王小明"))
    assert len(face(CJK).advances) == known
