"""Rounds ahead, read from the invitations that calendars send (iCalendar, RFC 5545). Nothing here asks the network."""
