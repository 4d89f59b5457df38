"""Everything the product knows; no window in sight."""
