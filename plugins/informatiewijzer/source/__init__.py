"""From a file to a tree of texts: nothing is a number, a date or a truth value here."""
