"""Facts of the language and of its official writing: numerals, widths, markers, calendar, units. Imports nothing."""
