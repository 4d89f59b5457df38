"""Scales in words, days in many forms, names that may be one."""

from __future__ import annotations

import pytest

from interviewer_app.core.calibration.intake.dates import instant_us, order_of
from interviewer_app.core.calibration.intake.headings import guess, may_be_scores, places
from interviewer_app.core.calibration.intake.scales import known_scale, scale_of
from interviewer_app.core.calibration.intake.spellings import alike_dimensions, alike_people
from interviewer_app.core.calibration.rows import day_of


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        (["Yes", "strong_no"], {"strong_no": 1, "no": 2, "Yes": 3, "strong yes": 4}),
        (["Yes", "No", "Mixed"], {"strong no": 1, "No": 2, "Mixed": 3, "Yes": 4, "strong yes": 5}),
        (["No", "Yes"], {"No": 1, "Yes": 2}),
        (["Strong Hire", "Lean No Hire"], {"strong no hire": 1, "no hire": 2, "Lean No Hire": 3, "lean hire": 4,
                                           "hire": 5, "Strong Hire": 6}),
        (["4 - Strong", "2: Weak"], {"2: Weak": 2, "4 - Strong": 4}),
        (["Meets (3)", "Below (1)"], {"Below (1)": 1, "Meets (3)": 3}),
        (["3 - Good", "3 - Fair"], {}), (["4/5", "2 of 5"], {"2 of 5": 2, "4/5": 4}), (["3/4", "3/5"], {}),
        (["★★★☆☆", "☆☆☆☆☆", "★"], {"☆☆☆☆☆": 0, "★": 1, "★★★☆☆": 3}),
        (["A", "B"], {}), (["Strong Yes", "Excellent"], {}), ([], {}),
    ],
)  # fmt: skip
def test_a_common_scale_is_known_with_its_unused_levels_and_no_other_is_guessed(
    words: list[str], scale: dict[str, int]
) -> None:
    assert known_scale(words) == scale


def test_a_person_gives_an_order_or_numbers() -> None:
    assert scale_of("No < Yes<Strong yes") == {"No": 1, "Yes": 2, "Strong yes": 3}
    assert scale_of("A=1, B+=-2,2.5=5") == {"A": 1, "B+": -2, "2.5": 5}
    assert scale_of("No=Never<Yes") == {"No": 1, "Never": 1, "Yes": 2}
    for wrong in ("No", "No<", "A=b", "=1", "A=1,B"):
        with pytest.raises(ValueError):
            scale_of(wrong)


@pytest.mark.parametrize(
    ("text", "first", "day"),
    [
        ("2026-01-31", "", "2026-01-31T00:00:00Z"), ("2026-01-31T10:15:00+02:00", "", "2026-01-31T08:15:00Z"),
        ("2026-01-31 10:15:00 UTC", "", "2026-01-31T10:15:00Z"), ("2026-01-31 10:15 -0500", "", "2026-01-31T15:15:00Z"),
        ("2026/1/31", "", "2026-01-31T00:00:00Z"), ("31.1.2026 9:05", "", "2026-01-31T09:05:00Z"),
        ("3.4.2026", "", "2026-04-03T00:00:00Z"), ("03/04/2026", "day", "2026-04-03T00:00:00Z"),
        ("03/04/2026 2:05 PM", "month", "2026-03-04T14:05:00Z"), ("12/31/26, 12:00 a.m.", "", "2026-12-31T00:00:00Z"),
        ("31-Jan-2026", "", "2026-01-31T00:00:00Z"), ("31 January 2026 23:59:59", "", "2026-01-31T23:59:59Z"),
        ("Sat, Jan 31st, 2026", "", "2026-01-31T00:00:00Z"), ("1. März 2026", "", "2026-03-01T00:00:00Z"),
        ("46053", "", "2026-01-31T00:00:00Z"), ("46053.5", "", "2026-01-31T12:00:00Z"),
        ("1769853600", "", "2026-01-31T10:00:00Z"), ("1769853600000", "", "2026-01-31T10:00:00Z"),
        ("04/04/2026", "", "2026-04-04T00:00:00Z"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_tables_write_it(text: str, first: str, day: str) -> None:
    found = instant_us(text, first)
    assert found is not None and day_of(found) == day


@pytest.mark.parametrize(
    "text", ["03/04/2026", "31/31/2026", "soon", "2026", "2026-02-30", "31/04/2026", "1/2/2026 25:00", "20260131", "5",
             "Foo 31, 2026", "31 Jan 2026 10:00 nowhere", "12/31/2026 9:99", "-1"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_none(text: str) -> None:
    assert instant_us(text) is None


def test_the_other_days_of_a_column_tell_what_stands_first() -> None:
    assert order_of(["03/04/2026", "22/04/2026"]) == ("day", "03/04/2026")
    assert order_of(["2026-01-01", "01/22/2026"]) == ("month", "")
    assert order_of(["01/22/2026", "22/01/2026"]) == ("both", "")
    assert order_of(["03/04/2026", "4/4/2026", ""]) == ("", "03/04/2026")
    assert order_of(["1.2.2026"]) == ("day", "")


def test_names_that_may_be_one_are_paired_under_the_more_frequent() -> None:
    counts = {"Jane Smith": 9, "jane  smith": 1, "J. Smith": 2, "Smith, Jane": 1, "jane.smith@x.org": 3, "Jane Smth": 1}
    found = {(each.name, each.other) for each in alike_people(counts)}
    assert found == {("Jane Smith", other) for other in counts if other != "Jane Smith"}
    assert alike_people({"J. Smith": 5, "Jane Smith": 1}) == [("Jane Smith", "J. Smith")]


@pytest.mark.parametrize(
    "names", [("Rater 1", "Rater 2"), ("db03", "db04"), ("Li", "Lo"), ("Ann Lee", "Bob Lee"), ("J. Berg", "K. Berg")]
)
def test_names_that_differ_on_purpose_are_no_pair(names: tuple[str, str]) -> None:
    assert alike_people(dict.fromkeys(names, 1)) == []


def test_dimensions_are_alike_by_letters_and_one_slip() -> None:
    counts = {"Problem solving": 5, "problem-solving": 1, "Problem solvin": 1, "Coding": 2, "Scoring": 1}
    assert {each.other for each in alike_dimensions(counts)} == {"problem-solving", "Problem solvin"}


def test_headings_are_known_in_several_spellings_and_each_column_is_one_thing() -> None:
    assert guess(["Applicant_Name", "SUBMITTED BY", "Competency", "Rating", "Date"]) == {
        "candidate": "Applicant_Name", "interviewer": "SUBMITTED BY", "dimension": "Competency", "score": "Rating",
        "rated_at": "Date",
    }  # fmt: skip
    assert guess(["Name", "Interviewer Name"]) == {"candidate": "Name", "interviewer": "Interviewer Name"}
    assert guess(["Bewerber", "Kriterium", "Bewertung"]) == {
        "candidate": "Bewerber", "dimension": "Kriterium", "score": "Bewertung"
    }  # fmt: skip
    assert places(["a+b", "a", "b"], "a+b") == (0,) and places(["x", "a", "b"], "a + b") == (1, 2)
    assert places(["First  Name"], "first-name") == (0,) and places(["A", "a"], "ä") is None
    assert places(["First", "Last + Name"], "First + Last + Name") == (0, 1) and places(["A"], "A + B") is None
    assert guess(["Score (1-5)", "Candidate [name]", "Rating *"])["score"] == "Score (1-5)"
    assert may_be_scores("Depth of testing") and not may_be_scores("Years of experience")
