"""Verbs for the shell, thin over `work`. Never loads Qt."""
