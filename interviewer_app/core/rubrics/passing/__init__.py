"""Packs that are passed on: out as Markdown, table, workbook, JSON or zip, and in again from any of them."""
