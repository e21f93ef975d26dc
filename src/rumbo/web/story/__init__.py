"""Records, the fact log and its journal: telling, bringing in, reviewing, correcting."""
