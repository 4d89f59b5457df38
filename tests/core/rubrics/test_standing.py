"""In which order packs are offered, and which of them nobody should take by mistake."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.rubrics.standing import in_order, standing_word

WritePack = Callable[..., Path]


def pack(write_pack: WritePack, good: str, version: str, head: str = "", title: str = "A small") -> LoadedPack:
    text = head + good.replace("1.0.0", version).replace("A small", title)
    return load_pack(write_pack(text, f"own/{version}-{title}-{len(head)}"))


def test_of_one_id_the_newest_published_version_comes_first_then_older_ones_then_drafts(
    good: str, write_pack: WritePack
) -> None:
    packs = [
        pack(write_pack, good, "1.9.0", title="A former"),
        pack(write_pack, good, "1.10.0", title="Zebra"),
        pack(write_pack, good, "1.10.1", "draft: true\n"),
        pack(write_pack, good.replace("id: small", "id: other"), "1.0.0", "draft: true\n", title="Middle"),
    ]
    for shuffled in permutations(packs):
        found = [(p.loaded.pack.id, p.loaded.pack.version, standing_word(p.standing)) for p in in_order(shuffled)]
        assert found == [
            ("other", "1.0.0", "draft"), ("small", "1.10.0", ""), ("small", "1.9.0", "older"),
            ("small", "1.10.1", "draft"),
        ]  # fmt: skip


def test_two_packs_that_claim_the_newest_version_are_both_the_newest(good: str, write_pack: WritePack) -> None:
    packs = [pack(write_pack, good, "1.0.0"), pack(write_pack, good, "1.0.0", title="A twin")]
    assert [each.standing for each in in_order(packs)] == ["", ""] and in_order([]) == []
