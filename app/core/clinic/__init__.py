"""The import clinic: a client base from a messy file, every doubt shown before anything is written."""
