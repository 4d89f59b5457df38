from __future__ import annotations

import unittest

from tests.shop import Shop


class TheApi(unittest.TestCase):
    def setUp(self) -> None:
        self.shop = Shop()

    def test_a_customer_who_switched_mail_on_may_be_mailed(self) -> None:
        self.shop.switch("c-1", mail=True)
        answer = self.shop.api.handle("GET", "/customers/c-1/mail")
        self.assertEqual((200, "c-1", True), (answer.status, answer.body["customer"], answer.body["mail"]))

    def test_a_customer_who_switched_mail_off_may_not(self) -> None:
        self.shop.switch("c-1", mail=False)
        self.assertIs(False, self.shop.api.handle("GET", "/customers/c-1/mail").body["mail"])

    def test_mail_can_be_switched_on_again(self) -> None:
        self.shop.switch("c-1", mail=False)
        self.shop.switch("c-1", mail=True)
        self.assertIs(True, self.shop.api.handle("GET", "/customers/c-1/mail").body["mail"])

    def test_the_link_under_the_newsletter_says_done(self) -> None:
        self.shop.switch("c-1", mail=True)
        answer = self.shop.api.handle("POST", "/customers/c-1/unsubscribe")
        self.assertEqual((200, {"done": True}), (answer.status, answer.body))

    def test_a_customer_nobody_knows_is_not_found(self) -> None:
        self.assertEqual(404, self.shop.api.handle("GET", "/customers/c-9/mail").status)
        self.assertEqual(404, self.shop.api.handle("POST", "/customers/c-9/unsubscribe").status)

    def test_anything_but_yes_or_no_is_refused(self) -> None:
        self.assertEqual(400, self.shop.api.handle("PUT", "/customers/c-1/mail", {"mail": "sometimes"}).status)
