"""What a user may choose, one JSON file: read plainly at the start, and never a reason not to start.

Standard library only: Home reads it before its first paint.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

VERSION = 1
THEMES = ("system", "light", "dark", "contrast")
TEXT_PERCENTS = (100, 125, 150, 200)
MOTIONS = ("system", "reduced")
PAGE_SIZES = ("A4", "Letter")
NAME_LENGTH = 120  # characters


class Settings(NamedTuple):
    """The choices of one user on one machine; fields this version does not know are kept as read.

    theme:          system, light, dark or contrast
    page_size:      A4 or Letter, for cards
    interviewer:    the name on the user's rounds
    author, device: random ids that stand for the user and this machine in the journal
    strip_at:       where the strip stood last: left and top edge in pixels of the desktop; None before the first time
    system_keys:    keys asked of the system for the strip, pairs of action and chord; none unless the user names some
    text_percent:   how large everything is written: 100, 125, 150 or 200
    nudges:         whether the copilot may speak up in a round
    motion:         reduced lets nothing move by itself; system does what the system asks for
    lead:           whether the user leads the team's calibration, and so sees everybody's statistics
    """

    theme: str = "system"
    page_size: str = "A4"
    interviewer: str = ""
    author: str = ""
    device: str = ""
    others: tuple[tuple[str, Any], ...] = ()
    strip_at: tuple[int, int] | None = None
    system_keys: tuple[tuple[str, str], ...] = ()
    text_percent: int = 100
    motion: str = "system"
    nudges: bool = True
    lead: bool = False


def read_settings(file: Path) -> tuple[Settings, str]:
    """The settings and one sentence about what is wrong with the file; a missing file is no fault."""
    try:
        data = file.read_bytes()
        import json  # 2 ms that a start without settings need not spend

        found = json.loads(data)
    except FileNotFoundError:
        return Settings(), ""
    except (OSError, ValueError, RecursionError) as error:
        return Settings(), _("{file} cannot be read ({error}); the usual settings are in use.").format(
            file=file, error=error
        )
    if not isinstance(found, dict):
        return Settings(), _("{file} holds no settings; the usual ones are in use.").format(file=file)
    others = tuple((key, value) for key, value in found.items() if key not in (*Settings._fields, "schema_version"))
    return Settings(
        theme=_one_of(THEMES, found.get("theme")),
        page_size=_one_of(PAGE_SIZES, found.get("page_size")),
        interviewer=clean_name(_text(found, "interviewer")),
        author=_text(found, "author"),
        device=_text(found, "device"),
        strip_at=_place(found.get("strip_at")),
        system_keys=_pairs(found.get("system_keys")),
        text_percent=_percent(found.get("text_percent")),
        motion=_one_of(MOTIONS, found.get("motion")),
        nudges=found.get("nudges") is not False,
        lead=found.get("lead") is True,
        others=others,
    ), ""


def with_identity(file: Path, new_id: Callable[[], str], name: str) -> Settings:
    """The settings, with ids and a name made up and kept at the first call on this machine.

    raises: MachineTrouble if they cannot be kept: the next start would be somebody else
    """
    settings, trouble = read_settings(file)
    if settings.author and settings.device and settings.interviewer:
        return settings
    complete = settings._replace(
        author=settings.author or new_id(),
        device=settings.device or new_id(),
        interviewer=settings.interviewer or name,
    )
    if not trouble:  # a file that cannot be read is left for its owner to mend
        write_settings(file, complete)
    return complete


def change_settings(
    file: Path,
    mine: Settings,
    *,
    theme: str = "",
    interviewer: str = "",
    strip_at: tuple[int, int] | None = None,
    text_percent: int = 0,
    lead: bool | None = None,
) -> Settings:
    """Keep a change in `file`; what others wrote there since `mine` was read stays, the ids above all.

    raises: MachineTrouble if it cannot be kept; a file that cannot be read is left for its owner to mend
    """
    kept = _as_kept(file, mine)
    changed = kept._replace(
        theme=theme or kept.theme,
        interviewer=interviewer or kept.interviewer,
        strip_at=strip_at or kept.strip_at,
        text_percent=text_percent or kept.text_percent,
        lead=kept.lead if lead is None else lead,
    )
    write_settings(file, changed)
    return changed


def stored_keys(settings: Settings) -> Any:
    """The keys the user has moved, as the file has them; None for a file without. `rounds/key_choices` reads them."""
    return dict(settings.others).get("keys")


def stated_assistant(settings: Settings) -> str:
    """The assistant the user's rounds are held with, and its version, as the file states it; "" where it does not."""
    value = dict(settings.others).get("assistant")
    return clean_name(value) if isinstance(value, str) else ""


def change_keys(file: Path, mine: Settings, keys: dict[str, Any]) -> Settings:
    """Keep the keys the user has moved; everything else in `file` stays.

    raises: MachineTrouble as `change_settings`
    """
    kept = _as_kept(file, mine)
    changed = with_keys(kept, keys)
    write_settings(file, changed)
    return changed


def with_keys(settings: Settings, keys: dict[str, Any]) -> Settings:
    """`settings` with other keys, in memory alone."""
    return settings._replace(others=tuple({**dict(settings.others), "keys": keys}.items()))


def _as_kept(file: Path, mine: Settings) -> Settings:
    """What stands in `file`, with what only `mine` knows."""
    found, trouble = read_settings(file)
    if trouble:
        raise MachineTrouble(_("{trouble} The change lasts until the window is closed.").format(trouble=trouble))
    kept = mine if found == Settings() else found
    return kept._replace(
        interviewer=kept.interviewer or mine.interviewer,
        author=kept.author or mine.author,
        device=kept.device or mine.device,
    )


def clean_name(text: str) -> str:
    """`text` as a name: on one line, NAME_LENGTH characters at most; "" where nothing of it can be seen."""
    visible = text.encode("utf-8", "replace").decode()
    plain = "".join(" " if letter < " " or "\x7f" <= letter <= "\x9f" else letter for letter in visible)
    name = " ".join(plain.split())[:NAME_LENGTH]
    return name if any(letter.isprintable() and not letter.isspace() for letter in name) else ""


def user_name() -> str:
    """The name of the account, as far as the system knows one; the order is that of `getpass`."""
    named = next(filter(None, map(os.environ.get, ("LOGNAME", "USER", "LNAME", "USERNAME"))), "")
    return clean_name(named or _account()) or _("Interviewer")


def _account() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # not on Windows; a container may run as a user that nobody named
        return ""


def next_theme(theme: str) -> str:
    """The theme after `theme` when somebody asks for another look."""
    return THEMES[(THEMES.index(theme) + 1) % len(THEMES)]


def other_percent(percent: int, step: int) -> int:
    """The text size `step` sizes after `percent`, the last one at either end."""
    at = TEXT_PERCENTS.index(percent) + step
    return TEXT_PERCENTS[max(0, min(len(TEXT_PERCENTS) - 1, at))]


def write_settings(file: Path, settings: Settings) -> None:
    """Replace the file as a whole, so that a crash leaves the old one or the new one.

    raises: MachineTrouble if the folder cannot be written
    """
    import json

    named = {name: value for name, value in settings._asdict().items() if name != "others"}
    named["system_keys"] = dict(settings.system_keys)
    text = json.dumps({"schema_version": VERSION, **named, **dict(settings.others)}, ensure_ascii=False, indent=2)
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        # half a surrogate from a foreign field becomes the escape it was read from
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as new:
            new.write(text + "\n")
            new.flush()
            os.fsync(new.fileno())  # who lost the ids would be somebody else at the next start
        beside.replace(file)
    except OSError as error:
        raise MachineTrouble(_("{file} cannot be written: {error}.").format(file=file, error=error.strerror)) from error


def _one_of(known: Sequence[str], value: object) -> str:
    return value if isinstance(value, str) and value in known else known[0]


def _percent(value: object) -> int:
    """A text size this version knows; the usual one for anything else, `true` among it, which is a 1 to Python."""
    return value if isinstance(value, int) and value in TEXT_PERCENTS else TEXT_PERCENTS[0]


def _text(found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _place(value: object) -> tuple[int, int] | None:
    """Two whole numbers; None for anything else."""
    if not isinstance(value, list) or len(value) != 2 or any(type(edge) is not int for edge in value):
        return None
    return value[0], value[1]


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Names and texts of an object; a value that is no text becomes an empty one, which is refused where it is used."""
    if not isinstance(value, dict):
        return ()
    return tuple((name, text if isinstance(text, str) else "") for name, text in value.items())
