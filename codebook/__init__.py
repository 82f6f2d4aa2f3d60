"""What every layer shares: the codebook's keys and the one family of errors."""
