"""The SQLite file: the journal, its one writer and the tables derived from it."""
