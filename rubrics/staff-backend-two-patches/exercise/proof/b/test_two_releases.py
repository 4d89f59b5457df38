"""Forty minutes in which two releases share the table, and the way back.

Each test passes on the service as it is and with the reference, and fails by assertion with change B.
"""

from __future__ import annotations

import unittest

from preferences.migrations import NoWayBack, migrate
from proof.b.previous_release import PreviousRelease
from tests.shop import Shop, database


class TwoReleases(unittest.TestCase):
    def setUp(self) -> None:
        """c-on and c-off said so on the account page, before the first server of the new release starts."""
        db = database(version=2)
        self.previous = PreviousRelease(db)
        self.previous.switch("c-on", mail=True)
        self.previous.switch("c-off", mail=False)
        migrate(db)
        self.shop = Shop(db)

    def test_the_previous_release_still_keeps_mail_from_who_switched_it_off(self) -> None:
        """Trap: the rewrite turns every 0 into a 1, and the previous release reads a 1 as yes."""
        self.assertEqual((True, False), (self.previous.mail_of("c-on"), self.previous.mail_of("c-off")))

    def test_the_new_release_understands_what_the_previous_one_saves_meanwhile(self) -> None:
        """Trap: a 1 is "everything" where one release writes it and "notices" where the other reads it."""
        self.previous.switch("c-off", mail=True)
        self.assertIs(True, self.shop.api.handle("GET", "/customers/c-off/mail").body["mail"])

    def test_who_switched_mail_off_gets_no_notice_after_the_migration(self) -> None:
        """Trap: "send nothing" and "no newsletter" become the same value, and nothing can tell them apart again."""
        self.assertFalse(self.shop.notices.parcel_waits("c-off", "p-7", "kiosk, Mill Lane 3"))

    def test_there_is_a_way_back_and_nobody_who_said_no_is_mailed_after_it(self) -> None:
        """Trap: there is no step down."""
        self.shop.switch("c-new", mail=True)
        self.shop.api.handle("POST", "/customers/c-new/unsubscribe")
        try:
            migrate(self.shop.db, to=2)
        except NoWayBack as error:
            self.fail(f"no way back: {error}")
        said_no = {customer: self.previous.mail_of(customer) for customer in ("c-off", "c-new")}
        self.assertEqual({"c-off": False, "c-new": False}, said_no)
