"""Opening a workspace loads no numpy, and leaves it to whoever calibrates."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from pathlib import Path
import interviewer_app.core.workspace.schema
assert not {"numpy", "pandas"} & set(sys.modules)
import numpy
print(numpy.arange(3).sum())
"""


def test_a_workspace_is_opened_without_numpy_and_numpy_can_still_be_had(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run([sys.executable, "-c", CODE], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3"
