"""What scripts in the browser work with: their data, and the scripts themselves."""
