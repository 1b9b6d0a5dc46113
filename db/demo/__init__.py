"""The demo base: an invented firm with five years of work, made by a seeded generator, loaded in one go."""
