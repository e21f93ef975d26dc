"""What I take with me: one file for a new doctor, a hospital, or another Rumbo, chosen by the person."""
