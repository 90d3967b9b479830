"""What comes in and goes out: files, drops, the clipboard, exports, backups."""
