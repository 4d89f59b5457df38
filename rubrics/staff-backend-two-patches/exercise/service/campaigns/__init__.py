"""Campaigns, another team: the two files of theirs that call us. A copy to read; it lives in their repository."""
