"""The read API of HSDS 3.1, made with django-ninja."""
