"""Ratings in: tables of other systems, column by column, and what a person must say before they can be read."""
