"""Large print: sheets that people take along, and the printer that they come out of."""
