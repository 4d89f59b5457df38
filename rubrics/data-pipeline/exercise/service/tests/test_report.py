from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import make_data
from pipeline.report import DATA, report


class TheReport(unittest.TestCase):
    def test_it_names_rows_returns_auc_precision_and_drift(self) -> None:
        said = [line.split()[0] for line in report()]
        self.assertEqual(["rows", "came", "AUC", "precision", "drift"], said[:5])

    def test_the_extract_is_the_one_its_script_makes(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            make_data.main(Path(folder))
            for made in Path(folder).iterdir():
                self.assertEqual((DATA / made.name).read_text(), made.read_text())
