"""What knows no science and no Qt: files, redaction, background work, formatting."""
