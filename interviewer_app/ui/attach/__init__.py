"""What is laid beside a round that is over, below its log: attached by one anchor, looked up by moment, quoted."""
