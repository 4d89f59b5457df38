"""The keys of a pack as the user of this window has them."""

from __future__ import annotations

from interviewer_app.core.rounds.key_choices import read_choices
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.settings import stored_keys
from interviewer_app.ui.context import AppContext


def own_keys(context: AppContext, pack: Pack) -> KeyMap:
    """The map every page of a round goes by; its `problems` say which choices cannot hold."""
    return KeyMap(pack, read_choices(stored_keys(context.settings)))
