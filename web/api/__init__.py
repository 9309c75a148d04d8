"""What do programs get? JSON of the same searches, one error shape, and a description made from the code."""
