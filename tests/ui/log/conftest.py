"""The live window's fixtures: the log lies over one."""

from __future__ import annotations

from tests.ui.live.conftest import desk, make_desk

__all__ = ["desk", "make_desk"]
