"""Tools to add and change records: the schema for text editors, the questions of `new`, the form."""
