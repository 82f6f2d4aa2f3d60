"""What a casebook shows when one steps back: counts, trends, ages, waits. Pure functions over its records."""
