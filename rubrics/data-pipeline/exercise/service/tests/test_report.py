from __future__ import annotations

import unittest

from pipeline.report import DATA, EXTRACTED_ON, report
from pipeline.tables import read_folder


class TheReport(unittest.TestCase):
    def test_it_names_rows_returns_auc_precision_and_drift(self) -> None:
        said = [line.split()[0] for line in report()]
        self.assertEqual(["rows", "came", "AUC", "precision", "drift"], said[:5])

    def test_the_extract_ends_on_the_day_it_was_made(self) -> None:
        (packed,) = read_folder(DATA).execute("SELECT max(packed_on) FROM orders").fetchone()
        (booked,) = read_folder(DATA).execute("SELECT max(booked_on) FROM returns").fetchone()
        self.assertEqual(EXTRACTED_ON.isoformat(), packed)
        self.assertLessEqual(booked, packed)
