"""The card in which one sees how files would be read, chooses, and lets them in."""
