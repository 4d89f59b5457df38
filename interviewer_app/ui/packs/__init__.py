"""The packs: all there are, one as it will be used, two versions side by side."""
