"""What the practice pages say, from results that core made."""

from __future__ import annotations

from dataclasses import replace

from interviewer_app.core.calibration.practice.results import Count
from interviewer_app.ui.practice.looks import GoldLine, PackLine, ResultLine, TrackLine
from interviewer_app.ui.practice.rows import spoken
from interviewer_app.ui.practice.words import count_words, result_look, shelf_look
from tests.ui.practice.rooms import NOW_US, day, empty_room, no_gold, room


def gold_line(name: str) -> GoldLine:
    lines = shelf_look(room(), "", day, NOW_US).lines
    return next(line for line in lines if isinstance(line, GoldLine) and line.gold == name)


def result_line(name: str) -> ResultLine:
    look = result_look(room(), room().history.results[-1], day)
    return next(line for line in look.lines if isinstance(line, ResultLine) and line.dimension == name)


def test_the_list_says_what_was_seen_and_how_it_went_and_chooses_what_is_next() -> None:
    look = shelf_look(room(), "", day, NOW_US)
    assert gold_line("cache-review-1")[3:7] == ("rated", "2 of 6 the same", "day 0", "Look")
    assert gold_line("senior-backend-1")[3:7] == ("new", "Not seen", "", "Begin")
    assert isinstance(look.lines[0], PackLine) and look.chosen == room().following.gold
    assert look.chosen not in ("cache-review-1", "cache-review-2", "cache-review-3")
    assert "Recorded round 1. Not seen yet." in look.summary
    assert look.summary.endswith("Best from day 23 on; sooner is no harm.")


def test_the_side_says_whose_gold_it_is_and_what_changed_two_rounds_later() -> None:
    said = " ".join(block.text for block in shelf_look(room(), "", day, NOW_US).beside)
    assert "Written and rated by the authors of the pack" in said and "It measures nobody." in said
    assert "Your first practice round, 2 rounds ago: 2 of 6 the same. This one: 3 of 6." in said
    fresh = " ".join(block.text for block in shelf_look(empty_room(), "", day, NOW_US).beside)
    assert "Your practice so far" not in fresh


def test_without_gold_rounds_nothing_is_chosen() -> None:
    look = shelf_look(no_gold(), "", day, NOW_US)
    assert look.lines == () and look.chosen == "" and "counts nowhere" in look.summary


def test_a_dimension_says_its_distance_and_both_levels_by_name() -> None:
    assert result_line("evaluating")[3:] == (
        (1, 2, 3, 4), 3, 2, "1 milder", "3 Builds the case", "2 Reads the new file",
    )  # fmt: skip
    assert result_line("owning")[4:7] == (None, 4, "you: none")
    assert result_line("correcting").verdict == "same" and result_line("operability").verdict == "2 milder"
    assert spoken(result_line("evaluating")) == (
        "Evaluating: you 3 Builds the case, gold 2 Reads the new file, 1 milder"
    )


def test_dimensions_and_level_evidence_are_counted_apart_and_nothing_is_added_up() -> None:
    look = result_look(room(), room().history.results[-1], day)
    heads = [line for line in look.lines if isinstance(line, TrackLine)]
    assert heads == [TrackLine("Dimensions", "3 of 6 the same"), TrackLine("Level evidence", "4 of 4 the same")]
    assert look.counts == (
        "3 of 6 dimensions the same as gold, 2 milder, 1 with evidence on one side alone. 1 is further than one step."
    )
    assert look.change.endswith("This one: 3 of 6. One or two of them can be chance.")
    assert "kept apart from real rounds" in look.about


def test_the_text_beside_a_dimension_holds_anchors_reasons_moments_and_other_rounds() -> None:
    blocks = result_look(room(), room().history.results[-1], day).details["evaluating"]
    anchors = [(block.lead, block.aside) for block in blocks if block.sort == "level"]
    assert anchors == [
        ("1 Takes the words", ""), ("2 Reads the new file", "◇ gold"), ("3 Builds the case", "● you"),
        ("4 Starts from who pays", ""),
    ]  # fmt: skip
    said = "\n".join(block.text for block in blocks)
    for words in (
        "Why gold says 2", "A second reading came to 3", "She takes a claim and steps through it.", "Both of you cite",
        "Gold cites, you do not", "Recorded round 1: you 2, gold 4", "Recorded round 2: you 3, gold 1",
    ):  # fmt: skip
        assert words in said
    assert "You cite, gold does not" not in said


def test_a_round_of_another_version_says_both() -> None:
    last = replace(room().history.results[-1], standing="another version", pack_version="1.1.0")
    assert "gold for 1.0.0, rated on 1.1.0" in result_look(room(), last, day).about


def test_counts_name_only_what_there_is() -> None:
    last = room().history.results[-1]
    same = [replace(each, yours=each.gold, stricter=0) for each in last.results]
    exact = replace(last, results=tuple(same))
    assert exact.count == Count(6, 6, 6, 0, 0, 0)
    assert count_words(exact) == "6 of 6 dimensions the same as gold."
