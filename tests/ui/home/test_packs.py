"""What Home says of a pack beside its name: the AI rule, who has met it, and whether its trap is public."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.ui.home.packs import read_packs
from tests.core.workspace.health_rounds import Rounds

SENIOR = "senior-backend-supervised-change"
TODAY = date(2026, 11, 21)


def detail(workspace: Path) -> list[str]:
    """What stands behind the AI rule."""
    (line,) = [line for line in read_packs([shipped_packs()], workspace, TODAY) if line.ref.startswith(SENIOR + "@")]
    rule, *facts = line.detail.split(" · ")
    assert "AI" in rule
    return facts


def test_a_pack_says_who_has_met_it_and_whether_its_trap_is_public(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    assert detail(file) == ["trap public"] and not file.exists()
    rounds = Rounds(file)
    loaded = find_pack(SENIOR, [shipped_packs()])
    for name in ("Ines Duarte", "Léa Fontaine", "ines duarte"):
        rounds.play(loaded, name, ("next",))
    rounds.play(loaded, "A Colleague", ("next",), purpose="pilot")
    rounds.writer.close()
    assert detail(file) == ["met by 2", "trap public"]


def test_a_workspace_that_cannot_be_read_takes_no_pack_away(tmp_path: Path) -> None:
    (tmp_path / "w.sqlite").write_text("no workspace")
    assert detail(tmp_path / "w.sqlite") == ["trap public"]


def test_an_older_version_and_a_draft_say_so_below_the_newest(tmp_path: Path) -> None:
    text = (shipped_packs() / "owned-work" / "pack.yaml").read_text(encoding="utf-8")
    version = find_pack("owned-work", [shipped_packs()]).pack.version
    for name, other, head in (("a", "0.9.0", ""), ("b", "1.1.1", "draft: true\n")):
        (tmp_path / "packs" / name).mkdir(parents=True)
        file = tmp_path / "packs" / name / "pack.yaml"
        file.write_text(head + text.replace(f'version: "{version}"', f'version: "{other}"'), encoding="utf-8")
    lines = read_packs([tmp_path / "packs", shipped_packs()], tmp_path / "w.sqlite", TODAY)
    assert [(line.title, line.standing) for line in lines if line.ref.startswith("owned-work@")] == [
        (f"Owned work {version}", ""), ("Owned work 0.9.0 · older", "older"), ("Owned work 1.1.1 · draft", "draft"),
    ]  # fmt: skip
    details = {line.ref: line.detail.split(" · ")[0] for line in lines}
    assert (details["owned-work@0.9.0"], details["owned-work@1.1.1"]) == ("older", "draft")
