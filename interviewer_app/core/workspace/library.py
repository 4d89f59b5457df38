"""sqlite_utils as it is used here: it takes up numpy and pandas wherever they are installed, and we hand it neither.

Loading numpy costs more than opening a workspace does, and only a calibration needs it.
"""

from __future__ import annotations

import sys

_LEFT_OUT = [name for name in ("numpy", "pandas") if name not in sys.modules]
for _name in _LEFT_OUT:
    sys.modules[_name] = None  # type: ignore[assignment]  # how Python is told that there is no such module
try:
    from sqlite_utils import Database
finally:
    for _name in _LEFT_OUT:
        del sys.modules[_name]

__all__ = ["Database"]
