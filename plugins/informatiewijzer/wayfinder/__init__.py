"""From what somebody needs to fitting offers, each with why; pure, the same in the browser."""
