"""brat: a folder for each annotator with texts and marks beside them, in a ZIP file with the configuration."""
