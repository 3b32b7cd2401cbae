"""When something is: dates from the slots of a record, and small data for the browser's twin."""
