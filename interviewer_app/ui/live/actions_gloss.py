"""The gloss: the reader's own words below a probe, edited in place and kept on this machine alone."""

from __future__ import annotations

from interviewer_app.core.glosses import LONGEST_GLOSS
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.ui.live.actions_script import ScriptActions
from interviewer_app.ui.live.parts import Actions, Parts


class GlossActions:
    """Opened by one key; letters are text until Enter keeps it or Esc leaves it as it was."""

    def __init__(self, parts: Parts, script: ScriptActions) -> None:
        self._view, self._live, self._outside, self._script = parts.view, parts.live, parts.outside, script
        self._probe: str | None = None
        self._text = ""

    @property
    def actions(self) -> Actions:
        return {"gloss": self._open}

    @property
    def is_open(self) -> bool:
        """True while letters are text."""
        return self._probe is not None

    def edited(self, text: str) -> None:
        self._text = text

    def keep(self) -> None:
        """Keep what was typed; nothing typed means no gloss."""
        probe, self._probe = self._probe, None
        text = " ".join(self._text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())
        self._view.close_gloss()
        if probe is not None and text != self._script.glosses.get(probe, ""):
            self._script.glosses[probe] = text[:LONGEST_GLOSS]
            self._outside.keep_gloss(probe, text)
            self._script.show_words()

    def leave(self) -> None:
        if self._probe is not None:
            self._probe = None
            self._view.close_gloss()

    def _open(self, _arg: str, _at: Instant) -> None:
        step = self._live.probe
        if step is not None:
            self._script.say(answer=None)
            self._probe, self._text = step.probe.id, self._script.glosses.get(step.probe.id, "")
            self._view.open_gloss(self._text)
