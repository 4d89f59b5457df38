"""Rubrics as tables: dimensions and levels, questions; from CSV and spreadsheets into packs, and out again."""
