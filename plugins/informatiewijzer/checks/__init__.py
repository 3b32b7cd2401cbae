"""Rules over the whole catalogue: what no single file can know about itself. They yield, never print."""
