"""From the catalogue to pages: views of plain data, our own templates, one shell around them."""
