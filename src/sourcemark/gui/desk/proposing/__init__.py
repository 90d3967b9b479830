"""Proposals on the Desk: drawn among the words, told in a line, answered by keys.

They are found anew for each article, beside the window; nothing of this is loaded before the window stands.
"""
