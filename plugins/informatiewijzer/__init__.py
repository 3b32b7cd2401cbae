"""The core of Informatiewijzer: YAML records in, a complete static site out; imports no host."""
