"""What is said about a pack while it is written."""

from __future__ import annotations

from datetime import date

from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.findings import findings
from tests.core.rubrics.drafts.conftest import OpenDraft

TODAY = date(2026, 2, 1)


def test_an_anchor_of_adjectives_is_told_with_its_words(shipped: PackDraft) -> None:
    where = "dimensions[0].levels[2].anchor"
    shipped.set_text(where, "Shows strong and thorough judgment of the change.")
    (found,) = findings(shipped, date(2026, 11, 22)).at(where)
    assert (found.code, found.severity, found.field) == ("anchor-of-adjectives", "warning", where)
    assert found.words == ("strong", "thorough")
    assert found.why and found.mend and found.source


def test_a_missing_anchor_holds_publishing_even_in_a_draft(open_draft: OpenDraft) -> None:
    draft = open_draft()
    before = findings(draft, TODAY)
    draft.set_value("draft", True)
    draft.set_text("dimensions[0].levels[0].anchor", "")
    after = findings(draft, TODAY)
    assert after.errors == before.errors + 1
    assert [each.code for each in after.at("dimensions[0].levels[0]")] == ["anchor-missing"]


def test_an_empty_text_is_told_and_hides_nothing_else(open_draft: OpenDraft) -> None:
    draft = open_draft()
    others = {each.field for each in findings(draft, TODAY).all}
    draft.set_text("title", "")
    draft.set_text("sections[0].probes[0].text", "")
    found = findings(draft, TODAY)
    assert [each.field for each in found.all if each.code == "does-not-work"] == ["title", "sections[0].probes[0].text"]
    assert others - {"title"} <= {each.field for each in found.all}


def test_what_does_not_fit_together_is_an_error_at_its_field(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("kinds[3].dimension", "nowhere")
    (found,) = findings(draft, TODAY).all
    assert (found.code, found.severity, found.field) == ("does-not-work", "error", "kinds[3].dimension")
    assert "which is not in the pack" in found.what


def test_a_silenced_finding_counts_as_neither(open_draft: OpenDraft) -> None:
    draft = open_draft()
    before = findings(draft, TODAY)
    warning = next(each for each in before.all if each.severity == "warning")
    draft.silence(warning.code, warning.field, "Meant like this, see Kim.")
    after = findings(draft, TODAY)
    assert (after.errors, after.silenced) == (before.errors, before.silenced + 1)
    assert after.warnings == before.warnings - 1
    assert next(each for each in after.all if each.silenced).silenced == "Meant like this, see Kim."


def test_findings_come_in_the_order_of_the_file(open_draft: OpenDraft) -> None:
    draft = open_draft()
    fields = [each.field for each in findings(draft, TODAY).all]
    tops = [field.split("[")[0].split(".")[0] for field in fields]
    order = [*draft.tree, *tops]
    assert tops == sorted(tops, key=order.index)
    assert len(fields) > 3
