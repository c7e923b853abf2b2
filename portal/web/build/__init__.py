"""Builds the static files of the site into portal/web/built: `python -m portal.web.build`.

Styles in four layers (tokens, lib, portaal, thema: the last wins, so a theme needs no !important), one small file
per theme, fonts, icons and the notices of everybody whose work is in it. Node is not needed to run this: esbuild is
one program file. Nothing of node_modules is needed afterwards.
"""
