"""Where the work is done: articles in, scored articles out, on this machine."""
