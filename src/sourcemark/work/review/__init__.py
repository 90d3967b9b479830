"""What a reviewer does with several readings: compare, decide, comment, measure; and what comes back of it."""
