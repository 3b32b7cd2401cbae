"""Dutch search: Whoosh answers every search word at build time, a small client adds the answers up."""
