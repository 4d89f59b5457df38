"""A name is guessed from a heading by plain rules, and no guess is better than a wrong one."""

from __future__ import annotations

import pytest

from interviewer_app.core.rounds.invitations.names import guessed_name


@pytest.mark.parametrize(
    "heading, name",
    [
        ("Interview: Ines Duarte (Senior Backend)", "Ines Duarte"),
        ("Ines Duarte <> Acme | Technical interview", "Ines Duarte"),
        ("Technical screen with 佐藤 結衣 - Round 2", "佐藤 結衣"),
        ("Invitation: Interview w/ Léa Fontaine @ Thu Nov 27, 2025", "Léa Fontaine"),
        ("Updated invitation: Interview Noor Halvorsen", "Noor Halvorsen"),
        ("Final round - Jean-Luc van der Berg", "Jean-Luc van der Berg"),
        ("Vorstellungsgespräch mit Jürgen Müller", "Jürgen Müller"),
        ("محمد عبد الله: interview", "محمد عبد الله"),
        ("Samuel Adeyemi-Brandt and Tomasz Wierzba", "Samuel Adeyemi-Brandt"),
        ("Team lunch", ""),
        ("interview tomorrow 14:00", ""),
        ("Acme Interview", ""),
        ("Round 2", ""),
        ("", ""),
        ("=cmd|' /C calc'!A0", ""),
        ("A" * 5000, ""),
    ],
)
def test_a_heading_names_somebody_or_nobody(heading: str, name: str) -> None:
    assert guessed_name(heading) == name
