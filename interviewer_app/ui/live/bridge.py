"""The bridge of the live window is the one of all windows that write."""

from __future__ import annotations

from interviewer_app.ui.journal_bridge import JournalBridge

__all__ = ["JournalBridge"]
