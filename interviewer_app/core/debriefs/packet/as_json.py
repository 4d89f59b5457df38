"""What a panel said, as plain JSON values beside the board of `debrief --json`."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.debriefs.packet.contents import Packet


def debrief_json(packet: Packet) -> dict[str, Any]:
    """`{debrief: {...}}`; {} where no debrief was held. Positions only once they were shown."""
    debrief = packet.debrief
    if debrief is None or debrief.opened is None:
        return {}
    opened, made = debrief.opened, debrief.decision
    return {
        "debrief": {
            "id": opened.id, "lead": opened.lead, "minutes": opened.minutes, "wall_us": opened.wall_us,
            "speaking": [member.name for member in packet.speakers],
            "positions": [
                {"name": debrief.name(each.member), "text": each.text, "wall_us": each.wall_us, "after": each.after}
                for each in (debrief.positions.values() if debrief.shown_us is not None else ())
            ],
            "discussed": [{"topic": topic, "seconds": seconds} for topic, seconds in debrief.discussed.items()],
            "not_discussed": [topic.dimension for topic in packet.left_out],
            "revisions": [
                _present(
                    round=each.round, dimension=each.dimension, was=each.was, now=each.now, reason=each.reason,
                    by=debrief.name(each.by), entered_by=each.entered_by, confirmed=each.stated, wall_us=each.wall_us,
                )
                for each in debrief.revisions.values()
            ],
            "claims": [
                _present(text=each.text, by=each.by, round=each.round or None, moment=each.moment or None)
                for each in debrief.claims.values()
            ],
            "overrides": [each._asdict() for each in debrief.overrides],
            **({} if made is None else {"decision": {
                "decision": made.words, "level": made.level, "written_by": made.written_by, "wall_us": made.wall_us,
                "dissent": [{"by": by, "text": text} for by, text in made.dissent], "follow_ups": list(made.follow_ups),
            }}),
        }
    }  # fmt: skip


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
