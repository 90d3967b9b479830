"""The queue of differences."""
