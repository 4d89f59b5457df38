"""What every printed page needs: fonts, scripts, escaping, figures, the page frame."""
