"""Where articles are kept and found. ``base`` says what every engine must do; one module or folder an engine."""
