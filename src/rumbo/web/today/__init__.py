"""The first page: what brought you here, and then what is next and where one is."""
