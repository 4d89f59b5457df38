"""Real git repositories for the tests, made with the git of this machine."""

from __future__ import annotations

import subprocess
from pathlib import Path

NAME, ADDRESS = "Ada Secret", "ada@secret.example"


class Repo:
    """A repository in `folder`; every commit has an author who must not be met again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", ".")
        self.git("remote", "add", "origin", "ssh://git@hidden.example/secret.git")

    def git(self, *args: str) -> str:
        identity = ["-c", f"user.name={NAME}", "-c", f"user.email={ADDRESS}", "-c", "core.autocrlf=false"]
        identity += ["-c", "protocol.file.allow=always"]
        done = subprocess.run(["git", *identity, *args], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self, files: dict[str, str | bytes | None], message: str = "a message nobody may read") -> str:
        """Write files (None removes one) and commit everything; returns the id of the commit."""
        for name, content in files.items():
            file = self.folder / name
            if content is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        return self.git("rev-parse", "HEAD")
