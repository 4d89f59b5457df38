"""Rubrics published as Markdown: read as people write them, and made into packs."""
