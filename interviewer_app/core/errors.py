"""The errors a user may read as they are: what, where, what to do."""

from __future__ import annotations


class InterviewerError(Exception):
    """The world's fault, told in one sentence. `exit_code` is what the command line answers with."""

    exit_code = 3


class Refused(InterviewerError):
    """The answer is no: a draft card, a broken seal, a failed check."""

    exit_code = 1


class BadInput(InterviewerError):
    """Wrong usage, or a file that cannot be read as what it claims to be."""

    exit_code = 2


class MachineTrouble(InterviewerError):
    """The machine stands in the way: disk full, lock held, a system part missing."""

    exit_code = 3
