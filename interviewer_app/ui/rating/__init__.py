"""Rating a round: anchors beside evidence, one dimension at a time, then the seal."""
