"""What each page shows, as frozen values: the templates only lay them out, the views only fetch them."""
