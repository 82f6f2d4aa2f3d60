"""The database: what is kept, how it is opened, and the ledger of every decision."""
