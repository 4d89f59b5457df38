"""Months as texts such as "2026-02"."""


def following(month):
    """The month after a month."""
    year, number = month.split("-")
    return "%s-%02d" % (year, int(number) + 1)
