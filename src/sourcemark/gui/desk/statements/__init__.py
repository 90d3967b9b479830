"""The list of the statements of the open article."""
