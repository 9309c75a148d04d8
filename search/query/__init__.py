"""From typed text to what an engine must do: parsing, understanding, planning. No IO here."""
