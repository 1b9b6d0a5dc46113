"""A real Firebird 5 network server for tests: own process, own folder, own port on loopback."""
