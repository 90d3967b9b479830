"""Files that hold several articles: archives of pages, and tables with a text in each row."""
