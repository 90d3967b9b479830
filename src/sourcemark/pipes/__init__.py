"""Child processes driven through their pipes: messages, start and end, limits that the system holds."""
