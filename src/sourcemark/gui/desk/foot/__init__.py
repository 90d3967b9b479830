"""The foot of the reader: always equally high, so that nothing it says or asks moves the text."""
