"""What is drawn: charts, the map, codes, icons, printed matter and shared pictures."""
