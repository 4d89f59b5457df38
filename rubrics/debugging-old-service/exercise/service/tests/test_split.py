import unittest

from dues.split import split


class Split(unittest.TestCase):
    def test_by_shares(self):
        self.assertEqual([1500, 500], split(2000, [750, 250]))

    def test_the_parts_add_up_to_the_amount(self):
        for cents in (0, 1, 2, 100, 9999):
            self.assertEqual(cents, sum(split(cents, [333, 333, 334])))

    def test_what_is_left_over_goes_to_the_first(self):
        self.assertEqual([34, 33, 33], split(100, [1, 1, 1]))
