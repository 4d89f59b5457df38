"""The look: tokens, fonts, and how they reach Qt."""
