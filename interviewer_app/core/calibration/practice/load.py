"""From a file to a GoldRound, read as strictly as a pack; and every gold round there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from interviewer_app.core import canonical
from interviewer_app.core.calibration.practice.models import (
    GoldMoment,
    GoldRating,
    GoldRound,
    GoldStep,
    SecondReading,
)
from interviewer_app.core.errors import BadInput
from interviewer_app.core.places import Home, resource
from interviewer_app.core.rubrics.complaints import Complaint, complaints
from interviewer_app.core.rubrics.findings import PackError, one, shown, unreadable
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE, Source, read_yaml
from interviewer_app.core.texts import _

DIGEST_TAG = "interviewer-gold/1"
_PARTS = (GoldRound, GoldStep, GoldMoment, GoldRating, SecondReading)
_KEYS = tuple(name for part in _PARTS for name in part.model_fields)
ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class LoadedGold:
    """A gold round with what proves which one it is: 64 hex digits over the tree as written, and its file."""

    gold: GoldRound
    digest: str
    source: Source

    @property
    def file(self) -> str:
        return self.source.file


@dataclass(frozen=True)
class BrokenGold:
    """A file that should hold a gold round and cannot be used, and why."""

    file: Path
    error: PackError


def load_gold(file: Path) -> LoadedGold:
    """Read the gold round in `file`; whether it fits its pack is `checking.misfits`.

    raises: PackError with everything that is wrong, one line each
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise unreadable(str(file), error) from error
    source = read_yaml(data, str(file))
    if not isinstance(source.tree, dict):
        raise one(source.file, _("holds no keys"), _("begin it with id:, pack: and title:"))
    gold = _checked(source)
    if source.findings or gold is None:
        raise PackError(sorted(source.findings, key=lambda finding: finding.line or 0))
    return LoadedGold(gold, canonical.digest(DIGEST_TAG, canonical.canonical(source.tree)), source)


def _checked(source: Source) -> GoldRound | None:
    try:
        gold = GoldRound.model_validate(source.tree)
    except ValidationError as error:
        for place, what, remedy in complaints(error, _KEYS):
            source.find(place, what, remedy)
        return None
    for place, what, remedy in _together(gold):
        source.find(place, what, remedy)
    return gold


def _together(gold: GoldRound) -> Iterator[Complaint]:
    """What two parts of one gold round have to agree on, whatever the pack is."""
    ids = [moment.id for moment in gold.moments]
    for name, times in Counter(ids).items():
        if times > 1:
            last = len(ids) - 1 - ids[::-1].index(name)
            yield ("moments", last, "id"), _('"{id}" is the id of two moments').format(id=name), _("give each its own")
    for dimension, rating in gold.gold.items():
        for place, cited in enumerate(rating.cites):
            if cited not in ids:
                what = _('"{id}" is no moment of this round').format(id=cited)
                yield ("gold", dimension, "cites", place), what, _("cite one of its moments")
    for name, times_ms in (("script", [s.at for s in gold.script]), ("moments", [m.at for m in gold.moments])):
        for place, (before, after) in enumerate(zip(times_ms, times_ms[1:], strict=False), start=1):
            if after < before:
                yield (name, place, "at"), _("is earlier than the one before it"), _("list them by time")
    if max(moment.at for moment in gold.moments) > gold.minutes * 60_000:
        what, remedy = _("is after the end of the round"), _("give it a time within its minutes")
        yield ("moments", len(ids) - 1, "at"), what, remedy


def gold_roots(home: Home) -> tuple[Path, Path]:
    """Where gold rounds lie: those that come with the app, then the user's own."""
    return resource("gold"), home.gold


def list_gold(roots: Sequence[Path], pack_id: str = "") -> list[LoadedGold | BrokenGold]:
    """Every gold round in `<root>/<pack id>/*.yaml`, by pack and file name; of two with one id the first root's."""
    found: list[LoadedGold | BrokenGold] = []
    seen: set[str] = set()
    for root in roots:
        for file in _files(root, pack_id):
            try:
                loaded: LoadedGold | BrokenGold = load_gold(file)
            except PackError as error:
                loaded = BrokenGold(file, error)
            if isinstance(loaded, LoadedGold):
                if loaded.gold.id in seen:
                    continue
                seen.add(loaded.gold.id)
            found.append(loaded)
    return found


def find_gold(ref: str, roots: Sequence[Path]) -> LoadedGold:
    """The gold round `ref` names: a path, or the id of one.

    raises: PackError if it is broken, BadInput if there is none
    """
    path = Path(ref)
    if path.suffix.lower() in ENDINGS:
        return load_gold(path)
    for file in (file for root in roots for file in _files(root, "") if _names(file, ref)):
        try:
            loaded = load_gold(file)
        except PackError:
            if file.stem == ref:
                raise
            continue
        if loaded.gold.id == ref:
            return loaded
    names = ", ".join(each.gold.id for each in list_gold(roots) if isinstance(each, LoadedGold)) or _("none")
    text = _("{ref}: no such gold round (known: {names}). Name one of them, or the path of a file.")
    raise BadInput(text.format(ref=shown(ref), names=names))


def is_found(file: str, roots: Sequence[Path]) -> bool:
    """Whether a gold round lies where practice looks for it."""
    return any(Path(file).resolve().is_relative_to(root.resolve()) for root in roots)


def _names(file: Path, ref: str) -> bool:
    """Whether the text of a file can be about `ref`; reading all of them as YAML takes long."""
    if file.stem == ref:
        return True
    try:
        return ref.encode() in file.read_bytes()
    except OSError:
        return False


def _files(root: Path, pack_id: str) -> Iterator[Path]:
    try:
        folders = sorted(each for each in root.iterdir() if each.is_dir() and pack_id in ("", each.name))
        for folder in folders:
            yield from sorted(each for each in folder.iterdir() if each.suffix.lower() in ENDINGS)
    except FileNotFoundError:
        return
    except OSError as error:
        raise unreadable(str(root), error) from error
