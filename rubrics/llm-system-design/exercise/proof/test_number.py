"""A number about the system counts what the system would have done with each message, seen or unseen, readable or not.

Each test passes on the replay as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import unittest

from replay import Example, judge, read

GAS = Example("E1", "Smell of gas in the cellar, and my bill is wrong.", "safety")
BROKEN = '{"queue": "safety", "draft": "You write "smell of gas". The duty desk calls you."}'


class TheNumber(unittest.TestCase):
    def test_a_reply_nobody_can_read_counts_against_the_system(self) -> None:
        """Trap: what cannot be read is left out, so the worst replies make the number better."""
        self.assertEqual((1, 0), self.counted_and_right(BROKEN))

    def test_a_safety_message_with_an_unreadable_reply_counts_as_missed(self) -> None:
        """Trap: the message that must not be lost is lost from the count as well."""
        result = judge([GAS], {"E1": BROKEN}, "")
        self.assertEqual((1, 0), (result.safety, result.safety_found))

    def test_a_queue_that_only_the_draft_mentions_was_not_chosen(self) -> None:
        """Trap: the label is looked for anywhere in the reply."""
        self.assertEqual((1, 0), self.counted_and_right('{"queue": "bill", "draft": "For your safety, please wait."}'))

    def test_an_example_the_prompt_shows_is_not_counted(self) -> None:
        """Trap: the model is asked what it has just been told."""
        result = judge([GAS], {"E1": '{"queue": "safety", "draft": "Leave."}'}, f'- "{GAS.message}"')
        self.assertEqual(0, result.counted)

    def test_two_of_the_four_safety_messages_are_missed(self) -> None:
        """What the mail to the duty desk has to say, whatever the total is."""
        result = judge(*read())
        self.assertEqual((4, 2), (result.safety, result.safety_found))

    def counted_and_right(self, reply: str) -> tuple[int, int]:
        result = judge([GAS], {"E1": reply}, "")
        return result.counted, result.right
