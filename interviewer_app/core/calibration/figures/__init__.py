"""What calibration looks like: pure descriptions of figures, drawn alike on screen, on paper and into SVG."""
