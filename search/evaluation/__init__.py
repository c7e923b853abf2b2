"""Measuring how well finding works: judged questions over a throw-away index, through the code that answers
everybody."""
