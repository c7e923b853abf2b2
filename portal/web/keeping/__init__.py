"""The screen of terms: how long things are kept, and choosing another term with two pairs of eyes."""
