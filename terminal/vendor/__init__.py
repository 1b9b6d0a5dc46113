"""What only the vendor runs: making the vendor's keys, issuing licences, stamping a release. Not part of what customers get."""
