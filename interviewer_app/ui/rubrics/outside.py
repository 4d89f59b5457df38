"""What the rest of the app does for the studio: the workspace, the disk, other pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from interviewer_app.core.errors import Refused
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.fork import fork, suggested_version
from interviewer_app.core.rubrics.drafts.publish import publish, versions_in
from interviewer_app.core.rubrics.exercise.promise import ASK, KEPT
from interviewer_app.core.rubrics.exercise.proofs import exercise_digest, proved_on
from interviewer_app.core.rubrics.find import list_packs
from interviewer_app.core.rubrics.folder import file_digests
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.rubrics.skeleton.missing import missing
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.health import anchor_uses
from interviewer_app.core.workspace.material import material
from interviewer_app.core.workspace.pack_uses import digests_by_version
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.rubrics.checking import pack_of
from interviewer_app.ui.rubrics.desk import Lack, Raw, Uses
from interviewer_app.ui.rubrics.looks import MomentLook
from interviewer_app.ui.rubrics.outline import Tree, items, node_of, outline, word

MOST_MOMENTS = 200


class Outside:
    """For the pack in `folder`; `back` is the page to return to."""

    def __init__(self, context: AppContext, folder: Path, back: str, today: Callable[[], date]) -> None:
        self._context, self._folder, self._back, self._today = context, folder, back, today

    def material(self, pack: str, dimension: str) -> Raw:
        """Moments of the user's own sealed rounds that ratings of this dimension cite."""
        file = self._context.workspace
        if not file.exists():
            return Raw()
        with reading(file) as connection:
            found = material(connection, pack, dimension, self._author(), most=MOST_MOMENTS)
        tree = self._tree()
        letters = {word(each, "name"): word(each, "key")[:1].upper() for each in items(tree, "kinds")}
        tracks = {word(each, "id"): word(each, "track") for each in items(tree, "dimensions")}
        looks = tuple(
            (each.level, MomentLook(each.time, letters.get(each.kind, "·"), each.direction, tracks.get(dimension, ""),
            each.words))
            for each in found.moments
        )  # fmt: skip
        return Raw(looks, found.rounds)

    def uses(self, pack: str, version: str) -> Uses:
        """How often each level of each dimension was given, in words."""
        file = self._context.workspace
        if not file.exists():
            return {}
        found = anchor_uses(file, pack, version, gate=gate_for(self._context, self._author()))
        return {key: plural("used {n} time", "used {n} times", many) for key, many in found.items()}

    def missing(self, tree: Tree) -> tuple[Lack, ...]:
        """What a pack lacks to be published: what it needs first, then what it can be published without."""
        pack = pack_of(tree)
        found = () if pack is None else missing(pack, self._folder)
        names = {row.node: row.words for row in outline(tree, lambda _node: "")}
        lacks = [
            Lack(each.field, _named(names.get(node_of(each.place), ""), each.what), each.needed)
            for each in found if each.place != ("draft",)
        ]  # fmt: skip
        return tuple(sorted(lacks, key=lambda each: not each.needed))

    def proved(self) -> str:
        document = {"tree": self._tree(), "files": file_digests(self._folder)}
        return proved_on(self._context.home.proofs, exercise_digest(document)) or ""

    def proposed(self, draft: PackDraft) -> str:
        return suggested_version(draft, self._taken(word(draft.tree, "id")))

    def publish(self, draft: PackDraft) -> str:
        """raises: Refused, MachineTrouble; the draft is then as it was"""
        return str(publish(draft, self._today(), self._taken(word(draft.tree, "id"))).folder)

    def fork(self) -> str:
        return str(fork(load_pack(self._folder), self._context.home.packs).folder)

    def hand_out(self, target: str) -> str:
        """raises: BadInput, Refused; PackError for a pack that does not work"""
        from interviewer_app.core.rubrics.exercise.handout import Promise, hand_out

        size: PageSize = "Letter" if self._context.settings.page_size == "Letter" else "A4"
        written = hand_out(load_pack(self._folder), Path(target), Promise(_(KEPT), _(ASK)), size)
        return _("Handed out to {folder}: {names}").format(folder=target, names=", ".join(written))

    def reopen(self, folder: str, said: str) -> None:
        self._context.show_page("studio", folder=folder, back=self._back, said=said)

    def base_folder(self, draft: PackDraft) -> str:
        """raises: Refused where the version that the draft comes from is not on this machine any more"""
        base = draft.base
        assert base is not None, "asked only where there is one"
        for found in list_packs(self._context.pack_roots(), base.id):
            if isinstance(found, LoadedPack) and found.digest == base.digest:
                return str(found.folder)
        words = _(
            "{pack} {version} is not among the packs of this machine any more, so there is nothing to lay beside."
        )
        raise Refused(words.format(pack=base.id, version=base.version))

    def compare(self, old: str) -> None:
        self._context.show_page("compare", old=old, new=str(self._folder), back="studio")

    def leave(self) -> None:
        what = {"packs": {"pack": str(self._folder)}, "pack": {"folder": str(self._folder)}}
        self._context.show_page(self._back, **what.get(self._back, {}))

    def _taken(self, pack: str) -> dict[str, set[str]]:
        """Versions that are published below the roots of packs, or that rounds of this workspace ran on."""
        taken = versions_in(list(self._context.pack_roots()), pack, self._folder)
        if self._context.workspace.exists():
            with reading(self._context.workspace) as connection:
                for version, digests in digests_by_version(connection, pack).items():
                    taken.setdefault(version, set()).update(digests)
        return taken

    def _author(self) -> str:
        bench = self._context.bench
        return bench.who.author if bench is not None else self._context.settings.author

    def _tree(self) -> Tree:
        return PackDraft.open(self._folder).tree


def _named(name: str, what: str) -> str:
    """What is missing, with the part it is missing in, unless it says so itself."""
    return what if not name or what.startswith(name) else f"{name}: {what}"
