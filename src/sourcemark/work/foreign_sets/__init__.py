"""Annotated sets of other tools becoming marks of the project, by a table that maps their words to ours."""
