"""Label Studio: tasks with annotations, and the labeling config that goes with them."""
