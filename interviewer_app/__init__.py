"""Interviewer Copilot: live evidence logging and comparable scorecards for technical interviews."""

__version__ = "0.1.0"
