"""What could be better in a pack that works: each finding says why, how to mend it, and whose knowledge it rests on."""
