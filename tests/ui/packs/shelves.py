"""Packs for the tests of their pages: made up for the list; a shipped one to read, and a changed copy beside it."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from interviewer_app.core.errors import Refused
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.drafts.findings import findings_of
from interviewer_app.core.rubrics.load import LoadedPack, document_digest, load_pack, pack_from_document
from interviewer_app.core.workspace.health import Counts, PackHealth
from interviewer_app.core.workspace.met import Met
from interviewer_app.ui.packs.reading_page import Known
from interviewer_app.ui.packs.shelf import PackFacts, Shelf

TODAY = date(2026, 11, 24)
OWN, SHIPPED = Path("/kim/packs"), Path("/app/rubrics")
LONG = "Zusammenarbeit mit einem Assistenten an einer unvertrauten Zahlungsabwicklung unter Beobachtung"


def facts(name: str, own: bool = False, **more: Any) -> PackFacts:
    """A pack called `name`; what is not said of it is ordinary."""
    known: dict[str, Any] = {
        "id": name.casefold().replace(" ", "-"), "version": "1.0.0", "title": name, "role": "Backend engineer",
        "level": "senior", "minutes": (45, 60), "policy": "phases", "dimensions": 10, "probes": 9,
        "reviewed_on": "2026-11-01", "trap": True, "public": True,
    }  # fmt: skip
    known |= more
    folder = (OWN if own else SHIPPED) / f"{known['id']}-{known['version']}"
    return PackFacts(folder, own, **known)


def shelf() -> tuple[PackFacts, ...]:
    """One of each sort."""
    return (
        facts("Staff backend", version="2.0.0", met=Met(3, 5, 5), rounds=Counts(7, 2), level="staff"),
        facts("Staff backend", own=True, version="2.0.1", draft=True, base="2.0.0", errors=1, warnings=3),
        facts("Owned work", policy="banned", trap=False, public=None, minutes=()),
        facts("Cache review", reviewed_on="2025-02-01", warnings=1, rounds=Counts(2, 0), met=Met(2, 2, 2)),
        facts("Own questions", own=True, public=None),
        PackFacts(OWN / "broken", True, "line 3, version: is missing; add it. line 9, scale: is no number; write one."),
    )


def forty() -> tuple[PackFacts, ...]:
    """More than fit, one of them with names as long as they come."""
    many = [facts(f"Pack number {n}", own=n % 3 == 0, warnings=n % 4) for n in range(1, 40)]
    return (facts(LONG, own=True, draft=True, base="10.20.30", version="10.20.31", role=LONG), *many)


class Asked:
    """What the page of packs has asked for; `made` is the folder of a fork or a new pack."""

    def __init__(self, packs: Sequence[PackFacts] = (), trouble: str = "", refuse: str = "") -> None:
        self.packs, self.trouble, self.refuse = packs, trouble, refuse
        self.asked: list[tuple[str, ...]] = []

    def read_shelf(self) -> Shelf:
        self.asked.append(("read",))
        return Shelf(tuple(self.packs), self.trouble)

    def fork(self, folder: Path) -> Path:
        self._note("fork", folder.name)
        return OWN / "made-draft"

    def new_like(self, folder: Path, name: str) -> Path:
        self._note("new", folder.name, name)
        return OWN / name

    def open_reading(self, folder: Path) -> None:
        self._note("reading", folder.name)

    def open_studio(self, folder: Path) -> None:
        self._note("studio", folder.name)

    def open_compare(self, old: Path, new: Path) -> None:
        self._note("compare", old.name, new.name)

    def go_home(self) -> None:
        self._note("home")

    def _note(self, *what: str) -> None:
        self.asked.append(what)
        if self.refuse:
            raise Refused(self.refuse)


@cache
def senior() -> LoadedPack:
    return load_pack(shipped_packs() / "senior-backend-supervised-change")


@cache
def changed() -> LoadedPack:
    """The same with another anchor, another wording of a probe, a probe gone, and a file that differs."""
    loaded = senior()
    tree = copy.deepcopy(loaded.document["tree"])
    tree["version"] = "9.0.0"
    tree["dimensions"][0]["levels"][1]["anchor"] = "Repairs the failure, and asks who else calls it."
    first, *others = tree["sections"][0]["probes"]
    tree["sections"][0]["probes"] = [first | {"text": "Look at the service. What does it promise?"}, *others]
    del tree["sections"][1]["probes"][-1]
    kept = {probe["id"] for section in tree["sections"] for probe in section["probes"]}
    for script in tree["scripts"]:
        script["budgets"] = {name: seconds for name, seconds in script["budgets"].items() if name in kept}
        script["probes"] = [name for name in script.get("probes", ()) if name in kept]
    for probe in (probe for section in tree["sections"] for probe in section["probes"]):
        probe["links"] = [link for link in probe.get("links", ()) if link["probe"] in kept]
        for follow_up in probe.get("follow_ups", ()):
            if follow_up.get("probe") not in kept:
                follow_up.pop("probe", None)
                follow_up.pop("kind", None)
    document = {"tree": tree, "files": {**loaded.document["files"], "exercise/request.md": "0" * 64}}
    return LoadedPack(pack_from_document(document), document_digest(document), document, OWN / "changed")


class Reader:
    """What a page that shows one pack, or compares two, has asked for."""

    def __init__(self, health: PackHealth | None = None, other: bool = True) -> None:
        self._health, self._other = health, other
        self.asked: list[tuple[str, dict[str, object]]] = []
        self.saved: list[tuple[str, str, Path]] = []

    def known(self, folder: Path) -> Known:
        loaded = _at(senior(), folder)
        found = findings_of(loaded.document["tree"], TODAY)
        health = self._health or PackHealth(loaded.pack.id, loaded.pack.version, loaded.pack.title, Counts(3, 1))
        return Known(loaded, found, health, Met(2, 4, 4), changed().folder if self._other else None)

    def fork(self, folder: Path) -> Path:
        return OWN / "made-draft"

    def open_studio(self, folder: Path) -> None:
        self.asked.append(("studio", {"folder": folder.name}))

    def packs(self) -> list[LoadedPack]:
        return [senior(), changed()]

    def save(self, found: Comparison, path: Path) -> None:
        self.saved.append((found.old.ref, found.new.ref, path))

    def show(self, page: str, **what: object) -> None:
        self.asked.append((page, what))


def _at(loaded: LoadedPack, folder: Path) -> LoadedPack:
    return LoadedPack(loaded.pack, loaded.digest, loaded.document, folder)
