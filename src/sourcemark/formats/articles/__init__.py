"""Files that hold one article each: `read(name, data, choices)` makes a draft of one."""
