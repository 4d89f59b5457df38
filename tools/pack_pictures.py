"""The pictures of the pages of packs: all of them, one to be read, two versions side by side."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.ui.demo.stage import Stage
from interviewer_app.ui.packs.compare_view import ComparePage
from interviewer_app.ui.packs.reading_view import ReadingPage
from interviewer_app.ui.packs.view import PacksPage

SMALL = (1280, 720)
CHANGED = {
    "dimensions[0].levels[1].anchor": "Repairs the failure somebody pointed out; another call breaks its promise.",
    "sections[0].probes[0].text": "Before you open the change, look at the service. What does it promise its callers?",
}


class Camera(Protocol):
    """What takes pictures of the window."""

    def take(self, name: str, scheme: str, size: tuple[int, int] = ...) -> None: ...


def pack_pictures(stage: Stage, camera: Camera) -> None:
    """Take them on `stage`; its home has a changed draft of the recorded pack afterwards."""
    old, new = stage.loaded.folder, _draft(stage)
    packs = stage.context.show_page("packs", pack=str(new))
    assert isinstance(packs, PacksPage)
    stage.wait(lambda: packs.list.rows.rowCount() > 2, "the packs were not read")
    camera.take("packs.png", "light", SMALL)
    pack = stage.context.show_page("pack", folder=str(old))
    assert isinstance(pack, ReadingPage)
    stage.wait(lambda: bool(pack.document.toPlainText()), "the pack was not read")
    pack.outline.go_to("probe/read")
    camera.take("pack.png", "light")
    compare = stage.context.show_page("compare", old=str(old), new=str(new))
    assert isinstance(compare, ComparePage)
    stage.wait(lambda: bool(compare.document.toPlainText()), "the packs were not compared")
    camera.take("compare.png", "dark", SMALL)


def _draft(stage: Stage) -> Path:
    shutil.rmtree(stage.context.home.packs, ignore_errors=True)  # with the draft of the studio's pictures
    draft = fork(stage.loaded, stage.context.home.packs)
    for place, text in CHANGED.items():
        draft.set_text(place, text)
    draft.save()
    return draft.folder
