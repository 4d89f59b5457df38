"""What the notice of a handout promises unless somebody says otherwise; English here, translated where it is used."""

from __future__ import annotations

KEPT = "12 months, then deleted."
ASK = "The person who invited you."
