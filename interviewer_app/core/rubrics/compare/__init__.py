"""Two packs side by side: what changed, in which words, and whether cards of the two can be laid beside each other."""
