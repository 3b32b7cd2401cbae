"""Speed and size, measured side by side; never asserted in tests, because machines are noisy."""
