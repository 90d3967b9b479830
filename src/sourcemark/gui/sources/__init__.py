"""The Sources room: the register, what is known of an entry, and everything it said."""
