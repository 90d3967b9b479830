"""Controls and layouts that rooms and frame share: plain values in, wishes out. They know no room."""
