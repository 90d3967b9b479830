"""The list of articles: filter, states, how far each is, and what is known of one."""
