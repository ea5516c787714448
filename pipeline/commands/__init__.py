"""The commands, each one story: settings in, a run folder out."""
