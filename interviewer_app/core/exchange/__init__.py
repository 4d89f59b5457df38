"""Exchange: rounds as tables and as others shape them, and what is laid beside a round afterwards."""
