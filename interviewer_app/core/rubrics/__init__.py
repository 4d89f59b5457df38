"""Packs: the rubric, its probe script and its rules, read from a folder."""
