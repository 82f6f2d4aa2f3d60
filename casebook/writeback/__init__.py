"""Writers: a log and its triaged items in, a file out. Start at `casebook.writeback.writing`."""
