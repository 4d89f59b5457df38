"""What API.md promises, and what the client of Campaigns has built on it.

Each test passes on the service as it is and with the reference, and fails by assertion with change A.
"""

from __future__ import annotations

import unittest

from campaigns.audience import audience
from tests.shop import Shop


class WhatCampaignsReliesOn(unittest.TestCase):
    def setUp(self) -> None:
        self.shop = Shop()
        self.shop.switch("c-1", mail=True)
        self.shop.switch("c-2", mail=True)
        self.shop.api.handle("POST", "/customers/c-2/unsubscribe")

    def test_who_left_the_newsletter_is_not_in_the_next_audience(self) -> None:
        """Trap: the field Campaigns reads keeps its name and gets another meaning."""
        self.assertEqual(["c-1"], audience(["c-1", "c-2"], self.shop.campaigns))

    def test_mail_is_false_for_who_left_the_newsletter(self) -> None:
        """Trap: "send this customer nothing" was all that a client had to know; now `true` does not say which mail."""
        self.assertIs(False, self.shop.api.handle("GET", "/customers/c-2/mail").body["mail"])
