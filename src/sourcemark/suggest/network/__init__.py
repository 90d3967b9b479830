"""The trained network at work: from a text to findings in it, and whom their sources mean."""
