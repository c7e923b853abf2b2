"""The short words of the content files, and what they stand for on the screen."""

# Names of the files in services/, and of `also`: codes of our life domains (portal.socialmap.taxonomies).
ALIASES_OF_DOMAINS = {
    "geld": "geld-en-schulden",
    "uitkering": "uitkering-en-toeslagen",
    "wonen": "wonen",
    "eten": "eten-en-spullen",
    "werk": "werk",
    "zorg": "zorg-en-gezondheid",
    "gezin": "gezin-en-opvoeden",
    "ontmoeten": "mensen-ontmoeten",
    "veiligheid": "veiligheid",
    "taal": "taal-en-leren",
    "vervoer": "vervoer",
    "papierwerk": "papierwerk",
}

REMOTE = ("online", "telefoon", "thuis")
WAYS_IN = ("inloop", "afspraak", "aanmelden", "verwijzing", "bellen")
# How one begins, by the way in and (for what has no place to go to) how it goes on.
HOW_TO_BEGIN = {
    ("inloop", ""): "U kunt zonder afspraak binnenlopen.",
    ("afspraak", ""): "Maak eerst een afspraak. Bel of mail.",
    ("aanmelden", ""): "Meld u eerst aan. Bel of mail.",
    ("verwijzing", ""): "U komt hier via een hulpverlener, huisarts of de gemeente.",
    ("bellen", ""): "Bel ons, dag en nacht. Dan spreken we af hoe u komt.",
    ("aanmelden", "online"): "Vraag het aan op de site. Soms hebt u DigiD nodig.",
    ("verwijzing", "online"): "Een hulpverlener, leraar of huisarts vraagt dit voor u aan, op de site.",
    ("afspraak", "telefoon"): "Bel op een tijd die op deze pagina staat.",
    ("aanmelden", "telefoon"): "Bel om u aan te melden.",
    ("verwijzing", "telefoon"): "Een hulpverlener belt voor u.",
    ("afspraak", "thuis"): "Bel voor een afspraak. Iemand komt bij u thuis.",
    ("aanmelden", "thuis"): "Meld u aan. Bel of mail. Daarna komt iemand bij u thuis.",
    ("verwijzing", "thuis"): "U krijgt dit via een hulpverlener, huisarts of de gemeente. Iemand komt bij u thuis.",
}

ACCESS = {
    "rolstoel": "Toegankelijk met een rolstoel",
    "lift": "Er is een lift",
    "toilet": "Toilet voor mensen met een rolstoel",
    "ringleiding": "Ringleiding voor een hoorapparaat",
    "ov": "Bushalte dichtbij",
    "parkeren": "Gratis parkeren bij de deur",
    "stilte": "Er is een rustige plek",
}

LANGUAGES = {
    "ar": "Arabisch",
    "bg": "Bulgaars",
    "de": "Duits",
    "dse": "Nederlandse Gebarentaal",
    "en": "Engels",
    "pl": "Pools",
    "pt": "Portugees",
    "ro": "Roemeens",
    "ru": "Russisch",
    "so": "Somalisch",
    "ti": "Tigrinya",
    "tr": "Turks",
    "uk": "Oekraïens",
}
