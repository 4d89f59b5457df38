"""An exercise from one's own commit: the files and the change, and nothing of where they come from."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.exercise.patching import apply_patch
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.skeleton import commits as reading
from interviewer_app.core.rubrics.skeleton.commits import Commits, read_commits
from interviewer_app.core.rubrics.skeleton.git import Repository
from interviewer_app.core.rubrics.skeleton.make import Made, new_pack
from interviewer_app.core.rubrics.skeleton.missing import missing
from tests.core.rubrics.skeleton.repositories import ADDRESS, NAME, Repo

DAY = "2026-11-21"
CLIENT = "def call():\n    return send()\n"
RETRY = "def call():\n    for _ in range(3):\n        return send()\n"


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")


def read(repo: Repo, before: str, after: str) -> Commits:
    repository = Repository(repo.folder)
    return read_commits(repository, repository.commit(before), repository.commit(after))


def make(tmp_path: Path, commits: Commits) -> Made:
    like = find_pack("senior-backend-supervised-change", [shipped_packs()])
    return new_pack(like, tmp_path / "made", DAY, commits=commits)


def files_below(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_service_is_the_first_commit_and_the_patch_leads_to_the_second(tmp_path: Path, repo: Repo) -> None:
    before = repo.commit({"pay/client.py": CLIENT, "tests/test_client.py": "import unittest\n", "README.md": "# Pay\n"})
    after = repo.commit({"pay/client.py": RETRY, "pay/waits.py": "PAUSE = 2\n", "README.md": None})
    made = make(tmp_path, read(repo, before, after))
    service = tmp_path / "made" / "exercise" / "service"
    assert files_below(service) == {
        "pay/client.py": CLIENT.encode(), "tests/test_client.py": b"import unittest\n", "README.md": b"# Pay\n",
    }  # fmt: skip
    apply_patch(service.parent / "change.patch", service)
    assert files_below(service) == {
        "pay/client.py": RETRY.encode(), "tests/test_client.py": b"import unittest\n", "pay/waits.py": b"PAUSE = 2\n",
    }  # fmt: skip
    exercise = made.loaded.pack.exercise
    assert exercise is not None and exercise.language == "python" and exercise.tests is None and exercise.proof is None
    fields = {each.field for each in missing(made.loaded.pack, made.loaded.folder)}
    assert {"exercise.tests", "exercise.proof", "exercise/proof", "exercise/request.md"} <= fields
    assert not {"exercise/service", "exercise/change.patch"} & fields
    text = (made.loaded.folder / "pack.yaml").read_text(encoding="utf-8")
    assert '  #   command: [python, "-m", unittest, discover, "-v", "-s", tests, "-t", "."]\n' in text


def test_nothing_of_history_authors_or_remotes_is_written(tmp_path: Path, repo: Repo) -> None:
    repo.commit({"a.py": "old = 1\n", ".mailmap": f"{NAME} <{ADDRESS}>\n"})
    before = repo.commit({"a.py": CLIENT, ".github/CODEOWNERS": ADDRESS})
    after = repo.commit({"a.py": RETRY})
    make(tmp_path, read(repo, before, after))
    written = files_below(tmp_path / "made")
    everything = b"\n".join([*written.values(), *(name.encode() for name in written)])
    for word in (NAME, ADDRESS, "secret", "nobody may read", before[:7], after[:7], "old = 1", ".git", "index "):
        assert word.encode() not in everything, word
    assert {path.name for path in (tmp_path / "made").iterdir()} == {"pack.yaml", "exercise"}


def test_what_cannot_be_part_of_an_exercise_is_named_and_left_out(tmp_path: Path, repo: Repo) -> None:
    other = Repo(tmp_path / "other")
    other.commit({"x": "x\n"})
    repo.git("submodule", "add", "-q", str(other.folder), "vendored")
    (repo.folder / "link.py").symlink_to("a.py")
    before = repo.commit({
        "a.py": CLIENT, "logo.png": b"\x89PNG\0\0", "big.csv": "1,2\n" * 80_000,
        "latin.txt": "caf\xe9\n".encode("latin-1"),
        "model.bin": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n", ".env": "KEY=1\n",
        "node_modules/m/index.js": "1\n", "aux.py": "1\n", "README": "a\n", "readme": "b\n",
    })  # fmt: skip
    after = repo.commit({"a.py": RETRY, "logo.png": b"\x89PNG\0\1"})
    found = read(repo, before, after)
    assert dict(found.left_out) == {
        ".env": "dotfile", ".gitmodules": "dotfile", "aux.py": "has a name that not every system can hold",
        "big.csv": "larger than 256 KiB", "latin.txt": "no UTF-8 text", "link.py": "link", "logo.png": "binary",
        "model.bin": "stored elsewhere (LFS)", "node_modules/m/index.js": "made, not written",
        "readme": 'differs from "README" only in capitals', "vendored": "submodule",
    }  # fmt: skip
    assert sorted(found.before) == ["README", "a.py"]
    make(tmp_path, found)


def test_trees_nobody_could_have_checked_out_are_left_out_by_name(tmp_path: Path, repo: Repo) -> None:
    """A file and a folder of one name, a way out of the folder, a backslash, an escape: made by hand, as git never
    would.
    """
    before = repo.commit({"a.py": CLIENT, "x": "1\n"})
    blob = repo.git("rev-parse", f"{before}:a.py")
    inner = repo.git("rev-parse", f"{repo.commit({'d/b.py': RETRY})}:d")
    names = [(b"100644 a\\b", blob), (b"100644 ..", blob), (b"100644 esc\x1b[2J", blob), (b"40000 X", inner)]
    (tmp_path / "raw").write_bytes(b"".join(name + b"\0" + bytes.fromhex(each) for name, each in names))
    tree = repo.git("hash-object", "-t", "tree", "-w", "--literally", str(tmp_path / "raw"))
    found = read(repo, before, repo.git("commit-tree", tree, "-p", before, "-m", "crafted"))
    assert dict(found.left_out) == {
        "..": "dotfile", "a\\b": "has a name that not every system can hold",
        "x": "a file where there is a folder of that name",
        "esc\x1b[2J": "has a name that not every system can hold",
    }  # fmt: skip
    make(tmp_path, found)
    assert sorted(files_below(tmp_path / "made" / "exercise")) == ["change.patch", "service/a.py"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made", "raw", "repo"]


def test_renamed_empty_and_unended_files_come_out_the_same(tmp_path: Path, repo: Repo) -> None:
    before = repo.commit({
        "old name.py": CLIENT, "empty.py": "", "gone.py": "", "unended.py": "x = 1", "win.py": "a\r\nb\r\n",
        "ü.py": "1\n",
        "emptied.py": "y\n",
    })  # fmt: skip
    repo.git("mv", "old name.py", "new name.py")
    after = repo.commit({
        "empty.py": "x = 1\n", "gone.py": None, "unended.py": "x = 1\ny = 2", "win.py": "a\r\nc\r\n", "ü.py": "2\n",
        "new.py": "", "emptied.py": "",
    })  # fmt: skip
    found = read(repo, before, after)
    make(tmp_path, found)
    service = tmp_path / "made" / "exercise" / "service"
    assert files_below(service) == dict(found.before)
    apply_patch(service.parent / "change.patch", service)
    assert files_below(service) == {
        "new name.py": CLIENT.encode(), "empty.py": b"x = 1\n", "gone.py": b"", "unended.py": b"x = 1\ny = 2\n",
        "win.py": b"a\nc\n", "ü.py": b"2\n", "new.py": b"\n", "emptied.py": b"\n",
    }  # fmt: skip
    assert ("win.py", "line ends are LF now") in found.notes
    assert ("gone.py", "is empty, and a patch cannot remove it; it stays") in found.notes


def test_a_folder_of_a_repository_gives_what_stands_below_it(tmp_path: Path, repo: Repo) -> None:
    before = repo.commit({"services/pay/a.py": CLIENT, "other/b.py": "1\n"})
    after = repo.commit({"services/pay/a.py": RETRY, "other/b.py": "2\n"})
    repository = Repository(repo.folder / "services" / "pay")
    assert dict(read_commits(repository, before, after).before) == {"a.py": CLIENT.encode()}
    with pytest.raises(BadInput, match="differ in no file"):
        read_commits(repository, before, before)


def test_an_address_in_a_file_is_named(repo: Repo) -> None:
    before = repo.commit({"a.py": CLIENT, "AUTHORS": f"{NAME} <{ADDRESS}>\n"})
    after = repo.commit({"a.py": RETRY})
    assert read(repo, before, after).notes == [("AUTHORS", "holds an e-mail address; take it out")]


@pytest.mark.parametrize(
    "rev", ["", "-x", "--all", "--output=pwned", "nothing", "HEAD:a.py", "a\nb", "main..main", "x" * 500]
)
def test_what_names_no_commit_is_refused_and_is_no_option(repo: Repo, rev: str) -> None:
    repo.commit({"a.py": CLIENT})
    with pytest.raises(BadInput, match="names no commit of"):
        Repository(repo.folder).commit(rev)
    assert sorted(path.name for path in repo.folder.iterdir()) == [".git", "a.py"]


def test_the_first_commit_has_nothing_before_it(repo: Repo) -> None:
    first = repo.commit({"a.py": CLIENT})
    with pytest.raises(BadInput, match="has no commit before it here; name where the service stands with --before REV"):
        Repository(repo.folder).parent(first)
    assert Repository(repo.folder).parent(repo.commit({"a.py": RETRY})) == first


def test_no_program_of_the_repository_is_run(tmp_path: Path, repo: Repo) -> None:
    """Hooks, filters, text conversion, another diff, a file watcher: each would leave a file behind."""
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    before = repo.commit({"a.py": CLIENT, ".gitattributes": "*.py diff=own filter=own\n"})
    after = repo.commit({"a.py": RETRY})
    for key in ("core.fsmonitor", "diff.external", "diff.own.command", "diff.own.textconv", "filter.own.smudge",
                "filter.own.clean", "core.pager", "core.sshCommand", "core.editor", "core.askpass"):  # fmt: skip
        repo.git("config", key, str(trap))
    repo.git("config", "core.hooksPath", str(tmp_path))
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        (tmp_path / hook).write_bytes(trap.read_bytes())
        (tmp_path / hook).chmod(0o755)
    make(tmp_path, read(repo, before, after))
    assert not (tmp_path / "ran").exists()


def test_settings_of_the_user_and_the_repository_do_not_change_the_patch(
    tmp_path: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = repo.commit({"a.py": CLIENT}), repo.commit({"a.py": RETRY})
    (tmp_path / "config").write_text("[diff]\n\tnoprefix = true\n\tmnemonicPrefix = true\n[color]\n\tui = always\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    monkeypatch.setenv("GIT_DIR", str(tmp_path))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    make(tmp_path, read(repo, before, after))
    patch = (tmp_path / "made" / "exercise" / "change.patch").read_text(encoding="utf-8")
    assert patch.startswith("--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,3 @@\n def call():\n")


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(BadInput, match="is in no git repository; name one"):
        Repository(tmp_path / "plain")
    with pytest.raises(BadInput, match="is no folder"):
        Repository(tmp_path / "nothing")


def test_a_machine_without_git_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MachineTrouble, match="^git is not on this machine"):
        Repository(tmp_path)


def test_a_repository_that_is_too_large_names_the_way_out(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = repo.commit({"a.py": CLIENT, "b.py": CLIENT}), repo.commit({"a.py": RETRY})
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(BadInput, match="name a folder below it that a person can read"):
        read(repo, before, after)


def test_a_clone_without_the_contents_is_refused_and_fetches_nothing(tmp_path: Path, repo: Repo) -> None:
    before, after = repo.commit({"a.py": CLIENT}), repo.commit({"a.py": RETRY})
    repo.git("config", "uploadpack.allowFilter", "true")
    clone = ["git", "clone", "-q", "--bare", "--filter=blob:none", f"file://{repo.folder}", str(tmp_path / "bare")]
    subprocess.run(clone, check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull})
    with pytest.raises(BadInput, match="lacks the contents of some files"):
        read_commits(Repository(tmp_path / "bare"), before, after)
