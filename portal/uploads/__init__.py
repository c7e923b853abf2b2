"""What people send us as a file: refused in plain words, or made harmless. No model, no request, no screen.

Pictures are decoded and drawn anew, so nothing of the sent bytes is kept. A drawing (SVG) keeps only what stands in a
list. A document keeps its bytes, after we looked at what it carries.
"""

from portal.uploads.documents import clean_document
from portal.uploads.drawings import clean_drawing
from portal.uploads.files import CleanFile, replace_content
from portal.uploads.pictures import clean_picture
from portal.uploads.refusing import Unfit

__all__ = ["CleanFile", "Unfit", "clean_document", "clean_drawing", "clean_picture", "replace_content"]
