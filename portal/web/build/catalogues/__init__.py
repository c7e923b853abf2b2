"""The words of the screens in other languages: `python -m portal.web.build.catalogues --help`.

The text in code and templates is Dutch; portal/locale/LANGUAGE/LC_MESSAGES/django.po holds the others. Needs no gettext
tools: Django turns templates into calls, Babel reads calls and catalogues. See portal/locale/README.md.
"""
