"""Finding: one typed query in, one typed result out; Dutch analysis and ranking of our own, whatever engine holds
the index."""
