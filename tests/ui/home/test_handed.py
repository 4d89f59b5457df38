"""Claims to come back to, on Home: for a planned round, and gone with the next line."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.claims import Claim, Claims, write_claims
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.handed import let_it_tell
from interviewer_app.ui.home.page import _tell_claims
from tests.ui.home.test_name import PACK, app, home_of

__all__ = ["app"]


def claims_of(name: str, *texts: str) -> Claims:
    told = tuple(Claim(moment=f"m{n}", text=text, at_ms=761_000 + n * 60_000) for n, text in enumerate(texts))
    return Claims(
        format="interviewer-claims/1", round=f"r-{len(texts)}", candidate=name, interviewer="Ana", claims=told
    )


def test_a_planned_round_says_what_earlier_interviewers_handed_on(app: AppContext, qtbot: QtBot) -> None:
    home = home_of(app)
    bench = app.workbench()
    ines = bench.begin("Ines Duarte", PACK, 45, list(app.pack_roots()))
    other = bench.begin("Noor Halvorsen", PACK, 45, list(app.pack_roots()))
    _tell_claims(app, home, ines)
    assert home.handed is None
    app.home.claims.mkdir()
    texts = ["<b>It holds.</b>", *(["x" * 900] * 5), "Last."]
    (app.home.claims / "r.json").write_bytes(write_claims(claims_of("ines  DUARTE", *texts)))
    _tell_claims(app, home, ines)
    handed = home.handed
    qtbot.waitUntil(lambda: not handed.panel.isHidden())
    assert handed.words[0].text() == "12:41  <b>It holds.</b>" and all(not each.isHidden() for each in handed.words)
    assert handed.whose.text() == "said to Ana · 4 more at the start"
    handed.show_claims([claims_of("Ines Duarte", "One.")])
    assert [each.isHidden() for each in handed.words] == [False, True, True]
    assert handed.whose.text() == "said to Ana"
    home.round_chosen.emit(other)
    assert handed.panel.isHidden()
    handed.chosen("gone")
    qtbot.wait(50)
    assert handed.panel.isHidden()
    assert let_it_tell(app, home).panel.isHidden()
