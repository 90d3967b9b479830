"""Small controls that the panes of the Desk share: plain values in, wishes out."""
