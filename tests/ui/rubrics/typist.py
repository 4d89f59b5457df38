"""Types an anchor into the studio, tells on which draft, and stays: python -m tests.ui.rubrics.typist HOME."""

from __future__ import annotations

import itertools
import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.rubrics.fields import TextField
from interviewer_app.ui.rubrics.host import StudioHost
from tests.journeys.test_app import opened
from tests.ui.rubrics.desks import EVALUATING, PACK, PRAISE


def main(home: Path) -> None:
    context = opened(home)
    window = context.shell.windowHandle()
    folder = fork(load_pack(shipped_packs() / PACK), context.home.packs).folder
    context.show_page("studio", folder=str(folder))
    host = context.shell.page("studio")
    assert window is not None and isinstance(host, StudioHost) and host.page is not None
    presenter = host.page.presenter
    assert presenter is not None
    presenter.pick(EVALUATING)
    context.shell.activateWindow()
    press(window, "ctrl+3")
    field = QApplication.focusWidget()
    assert isinstance(field, TextField)
    field.selectAll()
    type_text(window, PRAISE)
    for _turn in itertools.count():
        QApplication.processEvents()
        if presenter.kept == presenter.edit:
            break
        time.sleep(0.01)
    print(folder, flush=True)
    time.sleep(60)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
