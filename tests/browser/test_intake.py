"""The page where files are sent: a real provider of identities, a real server, a real browser for each person."""
