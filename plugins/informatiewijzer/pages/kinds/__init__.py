"""One module a kind of generated page: what it plans and where."""
