"""Documents in, mentions and citations out: one file a kind, one pass for names and triggers, one resolver."""
