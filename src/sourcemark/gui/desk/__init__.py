"""The desk: where articles are read and their statements marked."""
