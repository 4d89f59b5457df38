"""A card in the formats of others: texts from outside stay texts, and nothing is worked out that nobody said."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest
from markdown_it import MarkdownIt

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.greenhouse import RATINGS, greenhouse_json, read_mapping
from interviewer_app.core.exchange.markdown import card_markdown, escaped
from interviewer_app.core.exchange.plain import plain_json
from interviewer_app.core.exchange.ratings import ratings_table
from interviewer_app.core.exchange.schema import exchange_schema
from interviewer_app.core.exchange.tables import card_xlsx, moments_csv, ratings_csv
from interviewer_app.core.rounds.quotes import Quote, Said
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.reading import read_card
from tools.sample_panel import PANEL, play

HOSTILE = '=HYPERLINK("http://x")|\n# <script>[a](b)\u202e'


@pytest.fixture(scope="module")
def card() -> Scorecard:
    return read_card(play(PANEL[1]).bundle(), "a.json").card


@pytest.fixture(scope="module")
def hostile(card: Scorecard) -> Scorecard:
    """The same card with texts that steer a spreadsheet, a page or a terminal."""
    log = tuple(replace(moment, note=HOSTILE) for moment in card.log)
    facts = card.facts._replace(candidate=HOSTILE, interviewer="@cmd")
    return replace(card, facts=facts, log=log, recommendation=HOSTILE)


def test_a_quotation_goes_along_as_text(card: Scorecard) -> None:
    quote = Quote("q", card.log[2].id, Said(61_000, "P<i>", "*we* pay twice", about=True))
    told = replace(card, quotes=(quote,))
    value = json.loads(plain_json(told))
    jsonschema.Draft202012Validator(exchange_schema()).validate(value)
    assert [moment["quotes"] for moment in value["moments"] if moment["quotes"]] == [
        [{"at_ms": 61_000, "about": True, "speaker": "P<i>", "text": "*we* pay twice"}]
    ]
    assert "“\\*we\\* pay twice” (P\\<i\\>, 01\\:01)" in card_markdown(told).decode("utf-8")


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_plain_json_says_what_the_card_says_and_fits_its_schema(card: Scorecard, hostile: Scorecard) -> None:
    for each in (card, hostile):
        value = json.loads(plain_json(each))
        jsonschema.Draft202012Validator(exchange_schema()).validate(value)
        assert value["candidate"]["name"] == each.facts.candidate
        assert [moment["id"] for moment in value["moments"]] == [moment.id for moment in each.log]
        levels = {row.dimension.id: row.rating.level for row in each.rows if row.rating}
        assert {rating["dimension"]: rating.get("level") for rating in value["ratings"]} == levels
    assert b"null" not in plain_json(card) and plain_json(card) == plain_json(card)


def test_no_cell_of_a_table_is_a_formula(hostile: Scorecard) -> None:
    moments, ratings = rows_of(moments_csv(hostile)), rows_of(ratings_csv(hostile))
    assert len(moments) == len(hostile.log) and len(ratings) == len(hostile.rows)
    assert all(cell[:1] not in "=+-@\t" for row in [*moments, *ratings] for cell in row.values() if cell)
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(card_xlsx(hostile)))
    assert [sheet.max_row for sheet in book] == [len(ratings) + 1, len(moments) + 1]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)


def test_markdown_keeps_what_came_from_outside_as_text(hostile: Scorecard) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(card_markdown(hostile).decode("utf-8"))
    inner = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inner} <= {"text", "strong_open", "strong_close", "text_special"}
    assert not any(token.type.startswith("html") for token in tokens)
    body = [token for token in tokens if token.type == "tbody_open"]
    assert len(body) == 1 and sum(token.type == "tr_open" for token in tokens) == len(hostile.log) + 1


def test_an_address_without_a_scheme_makes_no_link() -> None:
    for text in ("see www.evil.com/x", "WWW.1.2", "evil.com"):
        written = escaped(text)
        assert "www." not in written.lower() and ".com" not in written.replace("\\.", "")
        (token,) = MarkdownIt("commonmark").parseInline(written)
        assert "".join(each.content for each in token.children or []) == text
    assert escaped("Done. 2.4 of 3.") == "Done. 2.4 of 3."


def test_greenhouse_gets_levels_in_notes_and_no_recommendation(card: Scorecard) -> None:
    value = json.loads(greenhouse_json(card, {}))
    assert value["overall_recommendation"] is None
    assert {each["rating"] for each in value["attributes"]} == {"no_decision"}
    assert all(not names for names in value["ratings"].values()) and tuple(value["ratings"]) == RATINGS
    evaluating = next(row for row in card.rows if row.dimension.id == "evaluating")
    note = next(each["note"] for each in value["attributes"] if each["name"] == evaluating.dimension.name)
    assert note.startswith("Level 4") and evaluating.anchor in note
    assert card.recommendation in [each["answer"] for each in value["questions"]]


def test_the_level_of_the_recommendation_goes_where_its_words_go(card: Scorecard) -> None:
    said = replace(card, recommended_level="senior | staff", rests_on=("scope",))
    plain = json.loads(plain_json(said))
    assert (plain["recommended_level"], plain["rests_on"]) == ("senior | staff", ["scope"])
    jsonschema.Draft202012Validator(exchange_schema()).validate(plain)
    assert "recommended_level" not in json.loads(plain_json(card))
    answers = [each["answer"] for each in json.loads(greenhouse_json(said, {}))["questions"]]
    assert any(each.startswith("Level: senior | staff, resting on Scope") for each in answers)
    assert r"senior \| staff, resting on Scope" in card_markdown(said).decode().split("## Recommendation")[1]


def test_a_level_becomes_a_rating_of_greenhouse_only_where_somebody_says_which(card: Scorecard) -> None:
    value = json.loads(greenhouse_json(card, read_mapping(["4=strong_yes", "3 = yes"])))
    levels = {row.dimension.name: row.rating.level for row in card.rows if row.rating}
    told = {4: "strong_yes", 3: "yes"}
    assert {a["name"]: a["rating"] for a in value["attributes"]} == {
        name: told.get(level or 0, "no_decision") for name, level in levels.items()
    }
    assert value["ratings"]["strong_yes"] == [name for name, level in levels.items() if level == 4]
    for wrong in (["4=great"], ["four=yes"], ["4=yes", "4=no"]):
        with pytest.raises(BadInput, match="--map"):
            read_mapping(wrong)
    with pytest.raises(Refused, match="not submitted"):
        greenhouse_json(replace(card, seal=None), {})


def test_ratings_of_many_rounds_are_one_table_in_which_no_line_stands_twice() -> None:
    folds = [play(seat).fold() for seat in PANEL[:4]]
    rows = rows_of(ratings_table(folds))
    given = [rating for fold in folds for rating in fold.ratings.values() if rating.level is not None]
    assert len(rows) == len(given) and {int(row["score"]) for row in rows} <= {1, 2, 3, 4}
    keys = [(row["candidate"], row["interviewer"], row["dimension"], row["session"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert len({row["session"] for row in rows}) == 3  # two of the four rated one conversation
