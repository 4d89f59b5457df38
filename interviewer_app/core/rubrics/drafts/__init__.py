"""Writing a pack: its text changed in place so that order, comments and blank lines stay, forked, checked, published.
"""
