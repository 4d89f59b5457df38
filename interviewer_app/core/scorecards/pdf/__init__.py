"""The printed card: front page, evidence, log, audit."""
