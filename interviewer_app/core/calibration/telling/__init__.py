"""What calibration says: from results to the number, the sentences and the remarks a person reads. No numpy here."""
