"""A second reading: a sample of one's own statements judged anew, without seeing what was said the first time."""
