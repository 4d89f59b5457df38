"""A pack as a zip is the same pack; a zip made to hurt is refused, and leaves nothing anywhere."""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.folder import file_digests
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.passing.zip_file import import_zip, pack_as_zip, unpack

CHECKOUT = Path(__file__).resolve().parents[4]
PACKS = sorted(path.parent for path in (CHECKOUT / "rubrics").glob("*/pack.yaml"))


def zipped(*entries: tuple[str | zipfile.ZipInfo, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    return info


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary folders go, so that a test sees what is left of them."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_pack_in_a_zip_is_the_same_pack(tmp_path: Path, temporary: Path, folder: Path) -> None:
    loaded = load_pack(folder)
    (tmp_path / "pack.zip").write_bytes(pack_as_zip(loaded))
    assert find_pack(str(tmp_path / "pack.zip"), []).digest == loaded.digest
    back = import_zip(tmp_path / "pack.zip", tmp_path / "packs" / "back")
    assert back.digest == loaded.digest and back.folder == tmp_path / "packs" / "back"
    assert (back.folder / "pack.yaml").read_bytes() == (folder / "pack.yaml").read_bytes()
    assert [path.name for path in (tmp_path / "packs").iterdir()] == ["back"]


def test_a_name_with_accents_travels_however_the_disk_composes_it(tmp_path: Path, temporary: Path, good: str) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(good, encoding="utf-8")
    (folder / unicodedata.normalize("NFD", "café.md")).write_text("menu", encoding="utf-8")
    loaded = load_pack(folder)
    (tmp_path / "pack.zip").write_bytes(pack_as_zip(loaded))
    assert find_pack(str(tmp_path / "pack.zip"), []).digest == loaded.digest
    forked = fork(loaded, tmp_path / "packs")
    assert file_digests(forked.folder) == loaded.document["files"]


def test_a_zip_is_taken_into_the_folder_one_stands_in(
    tmp_path: Path, temporary: Path, good: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pack.zip").write_bytes(zipped(("pack.yaml", good)))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert import_zip(tmp_path / "pack.zip", Path()).folder == tmp_path / "here"
    assert load_pack(tmp_path / "here").folder == tmp_path / "here"


def test_a_zip_packed_by_hand_is_taken_with_and_without_its_folder(tmp_path: Path, temporary: Path, good: str) -> None:
    rest = [("__MACOSX/._pack.yaml", b"\0"), (".DS_Store", b"\0"), ("exercise/", b""), ("exercise/a.txt", "a\r\n")]
    plain = zipped(("pack.yaml", good), *rest)
    below = zipped(("small/pack.yaml", good), *((f"small/{name}", data) for name, data in rest), ("README.md", "Hello"))
    digests = set()
    for data in (plain, below):
        (tmp_path / "pack.zip").write_bytes(data)
        loaded = find_pack(str(tmp_path / "pack.zip"), [])
        assert list(loaded.document["files"]) == ["exercise/a.txt"]
        digests.add(loaded.digest)
    assert len(digests) == 1


def test_an_import_never_writes_over_anything(tmp_path: Path, temporary: Path, good: str) -> None:
    (tmp_path / "pack.zip").write_bytes(zipped(("pack.yaml", good)))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    with pytest.raises(PackError, match="holds something else than an earlier import"):
        import_zip(tmp_path / "pack.zip", tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    (tmp_path / "empty").mkdir()
    assert import_zip(tmp_path / "pack.zip", tmp_path / "empty").pack.id == "small"
    assert import_zip(tmp_path / "pack.zip", tmp_path / "empty").pack.id == "small"  # the same is there already
    with (tmp_path / "empty" / "pack.yaml").open("a") as file:
        file.write("notice: mine\n")
    with pytest.raises(PackError, match="was not written by an import"):
        import_zip(tmp_path / "pack.zip", tmp_path / "empty")
    assert (tmp_path / "empty" / "pack.yaml").read_text().endswith("notice: mine\n")


def test_a_broken_pack_is_told_with_the_name_of_the_zip(tmp_path: Path, temporary: Path, good: str) -> None:
    (tmp_path / "pack.zip").write_bytes(zipped(("small/pack.yaml", good.replace("track: supervision", "track: soft"))))
    with pytest.raises(PackError, match=r'pack\.zip/pack\.yaml:19: dimensions\[0\]\.track: is "soft"') as caught:
        import_zip(tmp_path / "pack.zip", tmp_path / "out")
    assert str(temporary) not in str(caught.value)
    assert not (tmp_path / "out").exists() and not any(temporary.iterdir())


GOOD = "id: small\n"
NAMES: dict[str, tuple[str, str]] = {
    "../": ("../evil.txt", "has a name that leaves the folder"),
    "inside": ("a/../../evil.txt", "has a name that leaves the folder"),
    "dots alone": ("a/./b.txt", "has a name that leaves the folder"),
    "an empty part": ("a//b.txt", "has a name that leaves the folder"),
    "a top": ("/etc/evil.txt", "has a name that begins at the top of a disk"),
    "a drive": ("C:/evil.txt", "has a name that begins at the top of a disk"),
    "a drive without a slash": ("c:evil.txt", "has a name that begins at the top of a disk"),
    "backslashes": ("..\\evil.txt", "has a name that begins at the top of a disk or uses backslashes"),
    "a share": ("\\\\host\\share\\evil.txt", "or uses backslashes"),
    "a device": ("exercise/CON.txt", "has a name that not every system can hold"),
    "a control character": ("exercise/a\x1b[2J.txt", "has a name that not every system can hold"),
    "a dot at the end": ("exercise/evil.", "has a name that not every system can hold"),
    "a very long name": ("x" * 300, "has a name that not every system can hold"),
    "too deep": ("a/" * 20 + "b.txt", "is a folder too deep"),
    "hidden from us": ("__MACOSX/../../evil.txt", "has a name that leaves the folder"),
}


@pytest.mark.parametrize(("name", "told"), NAMES.values(), ids=list(NAMES))
def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path, temporary: Path, name: str, told: str) -> None:
    refused(tmp_path, temporary, zipped(("pack.yaml", GOOD), (entry(name), "evil")), told)


def test_a_name_behind_a_zero_is_refused(tmp_path: Path, temporary: Path) -> None:
    data = zipped(("pack.yaml", GOOD), ("harmless-name.txt", "evil")).replace(
        b"harmless-name.txt", b"harmless\0/../e.txt"[:17]
    )
    refused(tmp_path, temporary, data, "has a name that")


def test_a_slip_through_a_link_is_refused(tmp_path: Path, temporary: Path) -> None:
    link = entry("exercise", stat.S_IFLNK | 0o777)
    refused(
        tmp_path, temporary, zipped(("pack.yaml", GOOD), (link, "/tmp"), ("exercise/evil", "x")), "exercise: is a link"
    )
    refused(
        tmp_path, temporary, zipped((entry("pack.yaml", stat.S_IFLNK | 0o777), "/etc/passwd")), "pack.yaml: is a link"
    )
    refused(
        tmp_path,
        temporary,
        zipped(("pack.yaml", GOOD), (entry("pipe", stat.S_IFIFO), "")),
        "is neither a file nor a folder",
    )


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """The zip with another size of `name` in both places that say it."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = changed.find(mark)
        while start >= 0:
            name_at = start + (30 if mark == b"PK\x03\x04" else 46)
            if changed[name_at : name_at + len(name)] == name:
                changed[start + at : start + at + 4] = struct.pack("<I", size)
            start = changed.find(mark, start + 1)
    return bytes(changed)


BOMB = zipped(("pack.yaml", GOOD), ("exercise/big.bin", b"\0" * (21 * 1024 * 1024)))
LIES: dict[str, tuple[bytes, str]] = {
    "a bomb": (BOMB, "unpacks to more than 20 MiB"),
    "a bomb that says it is small": (lying(BOMB, b"exercise/big.bin", 10), "exercise/big.bin: holds a damaged entry"),
    "a small file that says it is large": (
        lying(zipped(("pack.yaml", GOOD), ("a.txt", "a" * 50)), b"a.txt", 5_000),
        "a.txt: is not of the size it claims",
    ),
    "many that are large together": (
        zipped(("pack.yaml", GOOD), *((f"{n}.bin", b"\0" * 3_000_000) for n in range(8))),
        "unpacks to more than 20 MiB"),
    "a large pack.yaml": (zipped(("pack.yaml", b"a" * (1024 * 1024 + 1))), "pack.zip/pack.yaml: is larger than 1 MiB"),
    "too many files": (zipped(("pack.yaml", GOOD), *((f"{n}.txt", "") for n in range(2_001))), "more than 2000 files"),
    "too many entries": (zipped(("pack.yaml", GOOD), *((f"d{n}/", "") for n in range(4_001))),
    "more than 4000 entries"),
    "a list without an end": (zipped(*((f"{n}" + "x" * 200, "") for n in range(5_000))), "lists too many files"),
    "capitals": (zipped(("pack.yaml", GOOD), ("a/B.txt", "1"), ("A/b.txt", "2")),
    'differs from "a/B.txt" only in capitals'),
    "the same letter twice": (zipped(("pack.yaml", GOOD), ("\u00e9.txt", "1"), ("e\u0301.txt", "2")),
    "only in capitals"),
    "a file and a folder": (zipped(("pack.yaml", GOOD), ("a", "1"), ("a/b", "2")), "a: is a file and a folder"),
    "no pack": (zipped(("README.md", "Hello")), "holds no pack.yaml; pack the folder of a pack"),
    "a pack too deep": (zipped(("a/b/pack.yaml", GOOD)), "holds no pack.yaml"),
    "several packs": (zipped(("a/pack.yaml", GOOD), ("b/pack.yaml", GOOD)), "holds several packs (a, b)"),
    "a zip in a zip": (zipped(("inner.zip", zipped(("pack.yaml", GOOD)))), "a zip inside a zip is not opened"),
    "bzip2": (zipped(("pack.yaml", GOOD), method=zipfile.ZIP_BZIP2), "is packed in an unusual way"),
    "lzma": (zipped(("pack.yaml", GOOD), method=zipfile.ZIP_LZMA), "is packed in an unusual way"),
    "no zip": (b"PK and nothing else", "is no zip that can be read"),
    "nothing": (b"", "is no zip that can be read"),
    "half of one": (zipped(("pack.yaml", GOOD))[:-30], "is no zip that can be read"),
    "an end that points nowhere": (b"PK\x05\x06" + b"\xff" * 18, "lists too many files"),
    "64 bits": (zipped(("pack.yaml", GOOD))[:-22] + b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06" + b"\0" * 18,
    "over 4 GiB"),
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(("data", "told"), LIES.values(), ids=list(LIES))
def test_a_zip_that_lies_or_overflows_is_refused(tmp_path: Path, temporary: Path, data: bytes, told: str) -> None:
    refused(tmp_path, temporary, data, told)


def test_a_name_that_stands_twice_is_refused(tmp_path: Path, temporary: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped(("pack.yaml", GOOD), ("pack.yaml", "id: other\n"))
    refused(tmp_path, temporary, data, "pack.yaml: stands twice; keep one.")


def test_an_encrypted_zip_is_refused(tmp_path: Path, temporary: Path) -> None:
    data = bytearray(zipped(("pack.yaml", GOOD)))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    data[6] |= 1
    refused(tmp_path, temporary, bytes(data), "pack.yaml: is encrypted; pack it without a password.")


def test_a_damaged_entry_is_refused(tmp_path: Path, temporary: Path) -> None:
    data = bytearray(zipped(("pack.yaml", "id: small\n" * 100)))
    data[45] ^= 0xFF
    refused(tmp_path, temporary, bytes(data), "pack.yaml: holds a damaged entry")


def test_a_zip_larger_than_a_pack_can_be_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "pack.zip").open("wb") as file:
        file.truncate(200 * 1024 * 1024)

    def opened(*_args: object) -> None:
        raise AssertionError("read although its size says all")

    monkeypatch.setattr(zipfile, "ZipFile", opened)
    with pytest.raises(PackError, match="is larger than 23 MiB"):
        unpack(tmp_path / "pack.zip", tmp_path)


def refused(tmp_path: Path, temporary: Path, data: bytes, told: str) -> None:
    """Refused in one sentence; nothing is left beside the zip, in the target, or in the temporary folder."""
    (tmp_path / "pack.zip").write_bytes(data)
    for way in (
        lambda: find_pack(str(tmp_path / "pack.zip"), []),
        lambda: import_zip(tmp_path / "pack.zip", tmp_path / "out"),
    ):
        _refused(way, told)
    left = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert left == ["pack.zip", "temporary"]


def _refused(way: Callable[[], object], told: str) -> None:
    with pytest.raises(PackError) as caught:
        way()
    assert told in str(caught.value) and "pack.zip" in str(caught.value)
