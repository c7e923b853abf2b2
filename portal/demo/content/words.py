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

WAYS_IN = {
    "inloop": "U kunt zonder afspraak binnenlopen.",
    "afspraak": "Maak eerst een afspraak. Bel of mail.",
    "aanmelden": "Meld u eerst aan. Bel, mail of vul het formulier op de site in.",
    "verwijzing": "U komt hier via een hulpverlener, huisarts of de gemeente.",
}

REMOTE = {
    "online": "Dit regelt u op de site.",
    "telefoon": "Dit gaat per telefoon.",
    "thuis": "Iemand komt bij u thuis.",
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
