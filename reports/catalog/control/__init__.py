"""Reports for those who watch over the base; they read the audit, so who may not see it finds nothing."""
