"""Files as nobody should send them: one function for each trick, drawn with a seed, so that each can be made again."""

from collections.abc import Callable, Mapping
from random import Random

from portal.uploads import clean_document, clean_drawing, clean_picture
from tests.portal.uploads.bad_files import documents, drawings, pictures
from tests.portal.uploads.bad_files.bad import MARK, Bad, exif
from tests.portal.uploads.bad_files.outcomes import OUTCOMES, Cleaning, made, opened, outcome

__all__ = ["CASES", "MARK", "OUTCOMES", "Bad", "Cleaning", "exif", "made", "opened", "outcome"]

TRICKS: Mapping[Cleaning, tuple[Callable[[Random], Bad], ...]] = {
    clean_picture: (
        pictures.place_in_photo,
        pictures.words_beside_the_pixels,
        pictures.profile_with_a_message,
        pictures.something_behind_the_picture,
        pictures.picture_that_is_a_script,
        pictures.flood_of_pixels,
        pictures.bomb_of_words,
        pictures.torn_off,
        pictures.with_wrong_bits,
        pictures.noise_with_a_good_beginning,
        pictures.picture_under_another_name,
        pictures.no_picture_at_all,
        pictures.that_moves,
        pictures.with_a_sly_name,
        pictures.nothing_or_too_much,
    ),
    clean_drawing: (
        drawings.drawing_with_a_sting,
        drawings.drawing_with_a_sting,
        drawings.drawing_that_grows,
        drawings.no_drawing_at_all,
    ),
    clean_document: (
        documents.pdf_that_acts,
        documents.pdf_that_hides,
        documents.office_that_acts,
        documents.office_that_is_none,
        documents.text_that_is_none,
    ),
}
EACH = 13
CASES = [
    (cleaning, trick, 1000 * place + seed)
    for cleaning, tricks in TRICKS.items()
    for place, trick in enumerate(tricks)
    for seed in range(EACH)
]
