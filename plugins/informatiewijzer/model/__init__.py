"""Records as frozen models: one that exists is correct in form."""
