"""How somebody feels: what there is to log, what is answered, and what a doctor should hear of the time since a visit."""
