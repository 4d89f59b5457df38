"""The debugging pack: three faults in one change, each seen by its own proof and by no other; and the report is true.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.exercise.patching import apply_patch
from interviewer_app.core.rubrics.exercise.proof import prove
from interviewer_app.core.rubrics.load import load_pack

PACK = Path(__file__).parents[4] / "rubrics" / "debugging-old-service"
FAULTS = {
    "one": (("+        if flat.number not in self._tenants:", "+        if (flat.number, day) not in self._tenants:"),
            ("+            self._tenants[flat.number] =", "+            self._tenants[flat.number, day] ="),
            ("+        return self._tenants[flat.number]", "+        return self._tenants[flat.number, day]")),
    "two": (('record.encode("utf-8")', 'record.encode("iso-8859-1", "replace")'),
            ("data[37:].decode()", 'data[37:].decode("iso-8859-1")')),
}  # fmt: skip
REPORT = """
from dues.ledger import Ledger
from dues.returns import bookReturns
from dues.run import monthlyRun
from tests.estate import registerOf

ever, never = "2001-01-01", "9999-12-31"
lived = [("1", "Adler", "Adler", ever, never), ("2", "Costa", "Costa", "2026-02-20", never),
         ("3", "Petrov", "Petrov", ever, "2026-02-15"), ("3", "Okafor", "Okafor", "2026-02-16", never),
         ("4", "Silva", "Silva", ever, never), ("5", "Haas", "Haas", ever, "2026-01-31"),
         ("5", "M\\u00fcller", "Mueller", "2026-02-01", never), ("6", "Brandt", "Brandt", ever, never),
         ("7", "Lind", "Lind", ever, never), ("8", "Novak", "Novak", ever, never)]
register, ledger = registerOf(lived), Ledger()
for month in ("2026-02", "2026-03"):
    data = monthlyRun(register, ledger, {"heating": 480005}, month)
    records = [data[at:at + 64] for at in range(0, len(data), 64)]
    print(month, "refused at", next((n for n, record in enumerate(records, 1) if not record[:1].isdigit()), None))
print("reminder to", bookReturns(register, ledger, "2026-02", b"00000601")[0][0])
print("March", *(name for name in ("Petrov", "Okafor", "Costa") if ledger.booked(name, "2026-03", "heating")))
print("February", *(ledger.booked(name, "2026-02", "heating") for name in ("Petrov", "Silva", "Mueller", "Brandt")))
"""


def passed_all_the_same(pack: Path) -> set[str]:
    """The folders of proofs that no longer fail with the change."""
    steps = [step for step in prove(load_pack(pack)) if not step.holds]
    assert all(step.what.startswith("every test of") and step.why.startswith("passed all the same") for step in steps)
    return {step.what.split()[3] for step in steps}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_change_without_one_fault_turns_that_proof_red_and_no_other(tmp_path: Path, fault: str) -> None:
    pack = Path(shutil.copytree(PACK, tmp_path / "pack"))
    patch = pack / "exercise" / "change.patch"
    text = patch.read_text(encoding="utf-8")
    for wrong, mended in FAULTS[fault]:
        assert text.count(wrong) == 1
        text = text.replace(wrong, mended)
    patch.write_text(text, encoding="utf-8")
    assert passed_all_the_same(pack) == {f"proof/{fault}"}


def test_what_the_housing_desk_reports_is_what_the_change_does(tmp_path: Path) -> None:
    service = Path(shutil.copytree(PACK / "exercise" / "service", tmp_path / "service"))
    apply_patch(PACK / "exercise" / "change.patch", service)
    ran = subprocess.run([sys.executable, "-c", REPORT], cwd=service, capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [
        "2026-02 refused at 5",
        "2026-03 refused at 5",
        "reminder to Brandt",
        "March Petrov",
        "February 60001 60001 60001 60000",
    ]


def test_the_lines_that_the_guide_names_are_those_after_the_change(tmp_path: Path) -> None:
    service = Path(shutil.copytree(PACK / "exercise" / "service", tmp_path / "service"))
    apply_patch(PACK / "exercise" / "change.patch", service)
    guide = (PACK / "interviewer.md").read_text(encoding="utf-8")
    for named, file, where in (
        ("`register.py` 25, 27", "register.py", {25: "not in self._tenants", 27: "self._tenants[flat.number] ="}),
        ("`bankfile.py` 14, 15", "bankfile.py", {14: "%-27s", 15: "utf-8"}),
        ("`run.py` 31", "run.py", {31: "debits.append"}),
        ("`returns.py` 3 and 4", "returns.py", {3: "2004-05 HB", 4: "in every file we ever sent"}),
        ("`split.py` 4, 5", "split.py", {4: "2009-11 MK", 5: "never rounded"}),
    ):
        lines = (service / "dues" / file).read_text(encoding="utf-8").splitlines()
        assert named in guide
        assert all(words in lines[number - 1] for number, words in where.items()), named
