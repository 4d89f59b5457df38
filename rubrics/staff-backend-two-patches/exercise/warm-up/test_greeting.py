from __future__ import annotations

import unittest

from greeting import greeting


class Greeting(unittest.TestCase):
    def test_a_customer_is_greeted_by_name(self) -> None:
        self.assertEqual("Hello Kim,", greeting(" Kim "))

    def test_a_customer_without_a_name_is_greeted_all_the_same(self) -> None:
        self.assertEqual("Hello,", greeting("  "))
