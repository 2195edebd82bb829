"""What the person tells us: of their life, and of their paper where we misread it."""
