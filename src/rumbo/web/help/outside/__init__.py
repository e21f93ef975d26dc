"""Help outside: places that help, by need, cancer, language and country, and a sheet for the call."""
