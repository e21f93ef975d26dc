"""Fear and hope: short pages to read, with a way to the notebook and to somebody who answers."""
