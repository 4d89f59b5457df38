"""The compact strip: a small window above the call that logs by a click, and by keys while it has them."""
