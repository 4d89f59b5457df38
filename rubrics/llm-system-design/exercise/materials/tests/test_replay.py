from __future__ import annotations

import unittest

from replay import Example, judge, read, report

BILL = Example("E1", "Why is it so much?", "bill")
GAS = Example("E2", "It smells of gas.", "safety")


class Replay(unittest.TestCase):
    def test_a_reply_that_names_the_queue_is_right(self) -> None:
        result = judge([BILL], {"E1": '{"queue": "bill", "draft": "We will look."}'}, "")
        self.assertEqual((1, 1), (result.counted, result.right))

    def test_a_reply_that_names_another_queue_is_wrong(self) -> None:
        result = judge([BILL], {"E1": '{"queue": "move", "draft": "We will look."}'}, "")
        self.assertEqual((1, 0), (result.counted, result.right))

    def test_a_safety_message_that_is_found_is_counted_apart(self) -> None:
        result = judge([BILL, GAS], {each: '{"queue": "safety", "draft": "Leave the house."}' for each in ("E1", "E2")}, "")
        self.assertEqual((1, 1), (result.safety, result.safety_found))

    def test_every_example_has_a_reply(self) -> None:
        examples, replies, _ = read()
        self.assertEqual({example.id for example in examples}, set(replies))

    def test_the_report_is_one_line(self) -> None:
        self.assertNotIn("\n", report(judge(*read())))
