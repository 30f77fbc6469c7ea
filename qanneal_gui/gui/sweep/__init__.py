"""Settings that are varied: chosen in the form, planned and priced, started or put into the queue."""
