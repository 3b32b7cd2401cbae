"""The commands of build.py: Dutch words in, exit status out (0 fine, 1 faults, 2 wrong use)."""
