"""How a care partner is: their own answers, sealed for them, what may ease it, and questions of their own."""
