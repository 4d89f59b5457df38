"""Two of the services that take payments; each belongs to another team."""
