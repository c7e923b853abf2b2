"""The matrix as the municipality agreed on it, copied by hand from the design (permissions.md), role by role.

A second copy on purpose: one slip of the pen in matrix.toml opens a door, and then the two differ.
Letters: R read, M counts, C create, U change, P propose, T move, D delete, X export, G grant; a word stands for itself.
Small letter: how far (o own, g organisation, t tenant, n network, i involved, b break-glass; none: everywhere).
"""

LETTERS = dict(
    zip("RMCUPTDXG", ["read", "count", "create", "change", "propose", "move", "delete", "export", "grant"], strict=True)
)
REACH = {
    "": "any", "o": "own", "g": "organisation", "t": "tenant", "n": "network", "i": "involved", "b": "break_glass",
}  # fmt: skip
ROLES = ["AN", "RE", "VO", "SL", "PP", "PA", "MC", "MA", "CE", "NO", "PO", "FG"]

AGREED = """
map_entry_public   | R | R | R | R | R Pg | R Pg | R Pt | R CUDt | R CUDt publish:t | R Pn | M | R
map_entry_partners | - | - | Rn | - | Rn Pg | Rn Pg | Rt | RCUDt | RCUDt publish:t | Rn | - | Rt
map_transfer       | - | - | - | - | - | - | - | RCXt import:t | RCXt import:t | - | - | Rt
page_published     | R | R | R | - | R | R | R | R CUDt publish:t | R CUDt publish:t | R Po | M | R
page_partners      | - | - | R | - | R | R | R | R CUDt publish:t | R CUDt publish:t | R Po | M | R
library            | - | - | - | accept | Rn ask | Rn accept:g | Rt | RCUt | RCUt | Rn | - | Rt
intake             | C | Ro | - | - | - | - | RUTGg | Mt | - | - | - | Mt
map_report         | C | C | C | C | C | RTg | C | RUTt | RUTt | C | - | Mt
newsletter         | register withdraw | register withdraw | register withdraw | register withdraw | register withdraw | register withdraw | register withdraw | register withdraw Mt | register withdraw Mt | register withdraw | register withdraw | register withdraw Mt
case               | - | Ro | Ri | - | RUi C Gg | Mg Gg | RUi C | Mt | - | - | - | Mt Rb
ground             | - | Ro give:o withdraw:o object:o | - | Ri | RCi withdraw:i | Mg | RCi withdraw:i | Mt | - | - | - | Rt
referral_draft     | - | RCUDo | - | - | RCUDo | Mg | RCUDo | Mt | - | - | - | Mt
referral_sent      | - | Ro withdraw:o | - | RTi | RTi withdraw:i assess:i | MGg | RTi withdraw:i assess:i | Mt | - | - | - | Mt Rb
referral_accepted  | - | Ro withdraw:o | - | RTi feedback:i | RUTi withdraw:i feedback:i entered_in_error:i | MGg | RUTi withdraw:i feedback:i entered_in_error:i | Mt | - | - | - | Mt Rb
referral_closed    | - | Ro answer:o | - | - | Ri reopen:i | Mg | Ri reopen:i | Mt | - | - | - | Mt Rb
case_document      | - | Ro | - | RCi | RCi | - | RCi | - | - | - | - | Mt
resident_message   | - | Ro | - | - | RCi | - | RCi | - | - | - | - | Mt
case_item          | - | - | - | - | RCi | - | RCTi invite:i | Mt | - | Mn | - | Mt Rb
meeting_public     | R register | R register | R register | - | R register | R register | R register | R register | R register report:t | R register | - | R register
meeting            | - | - | Ri | Ri vote:i | Ri C vote:i | Ri vote:i | RCUt | Rt | - | RCUn | - | Rt
case_minutes       | - | - | - | - | Ri Uo | - | RUTi | Mt | - | - | - | Mt Rb
minutes            | R | R | Rn | - | Rn Uo request:g | Rn Uo request:g | RCUt | Rt | Rt report:t | RCUn | - | Rt
report_open        | R | R | - | - | - | - | - | - | R | - | - | -
report             | - | - | - | - | Rg | RXg | Rt | RXt | - | Rn | M | RXt
audit_log          | - | Ro | - | - | - | Mg | - | Mt | - | - | M | RXt move:t
people             | - | - | Ro | - | Ro | RCUGg deactivate:g | Ro | RCUGt | Ro | Ro Mn | M | Rt
settings           | - | - | - | - | - | - | - | RUt | - | - | - | Rt
settings_own_organisation | - | - | - | - | - | RUg | - | RUt | - | - | - | Rt
settings_theme     | - | - | - | - | - | - | - | RUt | RUt | - | - | Rt
settings_technical | - | - | - | - | - | - | - | - | - | - | U | Rt
"""  # noqa: E501  a table is read across

# Where the data file gives more than was agreed, each with its reason. Nothing else may differ.
BEYOND = {
    ("map_entry_public", "MA", "publish@tenant"): "an administrator's own change must be able to go live",
    ("map_entry_partners", "MA", "publish@tenant"): "as above",
    ("people", "MA", "deactivate@tenant"): "a leaver of the town hall has no partner administrator",
    ("library", "MA", "accept@organisation"): "the municipality is a party too, and has no other signer",
    **{
        ("library", role, "advise@involved"): "an expert who was named answers; naming is the editor's"
        for role in ("PP", "PA", "MC", "MA", "CE")
    },
    **{
        ("referral_sent", role, "entered_in_error@involved"): "a mistake seen before the answer is no reason to wait"
        for role in ("PP", "MC")
    },
    ("meeting", "MC", "move@tenant"): "who changes a meeting also moves it to its next state",
}
# Rows that this house added to the agreement: about the portal itself, none about a case. `subject_rights` decides that
# everything of a person goes, or must stay, and shows counts and pseudonyms; what is known is for the privacy officer.
# The privacy officer asks for an erasure and holds one back; that it happens, an administrator decides (0032).
# `correction` is about a case: a resident says what is wrong in it (GDPR article 16), and who may open it answers.
# `poll_by_link`: whoever holds a personal link answers one date poll, whoever they are; the link is the proof (0034).
# A volunteer's part in an accepted referral is a row of its own, `volunteer_match` (decision 37).
ADDED = {
    *("partnership", "own_account", "tenant", "permissions", "subject_rights", "correction"),
    *("poll_by_link", "volunteer_match"),
}


def agreed() -> dict[str, dict[str, frozenset[str]]]:
    """Rights by row and role, each as "verb@scope"."""
    table = {}
    for line in filter(None, AGREED.splitlines()):
        name, *cells = (cell.strip() for cell in line.split("|"))
        table[name] = {role: frozenset(_rights(cell)) for role, cell in zip(ROLES, cells, strict=True)}
    return table


def _rights(cell: str) -> list[str]:
    rights = []
    for word in cell.replace("-", "").split():
        if word[0].isupper():
            letters = [letter for letter in word if letter.isupper()]
            reach = REACH[word[len(letters) :]]
            rights += [f"{LETTERS[letter]}@{reach}" for letter in letters]
        else:
            verb, _colon, reach = word.partition(":")
            rights.append(f"{verb}@{REACH[reach]}")
    return rights
