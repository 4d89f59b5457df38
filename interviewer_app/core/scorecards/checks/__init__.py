"""Facts worth a second look before a card is sealed: counted, never a question, never in the way."""
