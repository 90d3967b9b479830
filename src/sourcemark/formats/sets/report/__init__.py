"""Reports to be read by people: what was said, by whom, how far it can be trusted; as HTML, Markdown and PDF."""
