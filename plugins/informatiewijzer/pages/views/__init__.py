"""The plain data of records on a page, a venue and a sheet for paper."""
