"""Bodies: whatever was taken once can be read back for ever."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from interviewer_app.core.canonical import canonical
from interviewer_app.core.rounds import bodies as b

# One letter that the composed form writes as two, and one it writes as three.
LONGER = ("\u0958", "\U0001d160")


def stored(body: b.Body) -> b.Body | None:
    kind: str = body.kind  # type: ignore[attr-defined]  # every body of a round has one
    return b.read_body(kind, canonical(b.plain(body)).decode("utf-8"))


@pytest.mark.parametrize("letter", LONGER)
def test_a_note_of_letters_that_grow_when_stored_is_cut_before_and_read_back(letter: str) -> None:
    note = b.clean(letter * b.LONGEST)
    body = b.MomentAmended(amendment="a", moment="m", note=note)
    assert len(note) == b.LONGEST and stored(body) == body


@pytest.mark.parametrize("letter", LONGER)
def test_a_text_that_would_be_too_long_once_stored_is_refused_at_once(letter: str) -> None:
    with pytest.raises(ValidationError):
        b.Person(id="c", name=letter * 400)
    with pytest.raises(ValidationError):
        b.Rated(dimension="d", rationale=letter * b.LONGEST)


@given(st.text(max_size=300))
def test_any_cleaned_text_is_stored_and_read_back_as_it_is(text: str) -> None:
    body = b.Recommended(text=b.clean(text))
    assert stored(body) == body
    assert unicodedata.is_normalized("NFC", body.text)
