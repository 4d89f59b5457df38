from __future__ import annotations

import unittest

from campaigns.audience import audience
from tests.shop import Shop


class WhoSendsMail(unittest.TestCase):
    def setUp(self) -> None:
        self.shop = Shop()
        self.shop.switch("c-1", mail=True)
        self.shop.switch("c-2", mail=False)

    def test_the_newsletter_goes_to_those_who_want_mail(self) -> None:
        self.assertEqual(["c-1"], audience(["c-1", "c-2", "c-9"], self.shop.campaigns))

    def test_a_customer_is_told_where_the_parcel_waits(self) -> None:
        self.assertTrue(self.shop.notices.parcel_waits("c-1", "p-7", "kiosk, Mill Lane 3"))
        self.assertEqual([("c-1", "Parcel p-7 waits for you: kiosk, Mill Lane 3.")], self.shop.sent)

    def test_a_customer_who_wants_no_mail_is_not_told(self) -> None:
        self.assertFalse(self.shop.notices.parcel_waits("c-2", "p-7", "kiosk, Mill Lane 3"))
        self.assertEqual([], self.shop.sent)
