"""The open project file, and the only SQL: schema, history, queries, search, backup."""
