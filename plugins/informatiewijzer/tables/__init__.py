"""Spreadsheets: records as rows and back, always as a trial first; other people's data sets."""
