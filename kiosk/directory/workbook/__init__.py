"""The spreadsheet that volunteers take home: made, brought back, compared three ways, applied."""
