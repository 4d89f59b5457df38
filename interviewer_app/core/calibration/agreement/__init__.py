"""How far interviewers give the same rating to the same work: per dimension, overall, and by pair."""
