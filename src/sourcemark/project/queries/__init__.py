"""Questions to the file: what lists, panels and exports show. They read, and never write."""
