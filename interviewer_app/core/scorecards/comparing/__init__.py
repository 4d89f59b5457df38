"""May these cards be compared, and what sets them apart: worked out from the cards, never assumed."""
