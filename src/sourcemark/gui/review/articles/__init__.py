"""The articles in review, with how far everybody is."""
