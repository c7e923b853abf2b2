"""A portal with many services, invented by a seed: words of the field often, other Dutch words seldom, as in real
directories."""

from dataclasses import dataclass
from random import Random

from portal.socialmap.models import Attribute, Location, Organization, Service, ServiceAtLocation, TaxonomyTerm
from portal.socialmap.taxonomies import ensure_taxonomies
from search.analysis.field_words import field_words
from search.analysis.lexicon import lexicon
from tenants.access import system
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.tenants import make_tenant

_BATCH = 2_000
_SELDOM, _COMPOUNDS = 30_000, 10_000
_SERVICES_PER_ORGANISATION = 40
_SMALL_WORDS = ("voor", "en", "de", "het", "u", "kunt", "bij", "met", "een", "naar", "wij", "helpen")


@dataclass(frozen=True)
class Catalogue:
    """The portal, and questions of the kinds that people ask."""

    tenant: Tenant
    questions: dict[str, list[str]]


@dataclass
class _Writer:
    random: Random

    def __post_init__(self) -> None:
        self.common = sorted(field_words())
        self.random.shuffle(self.common)
        self.seldom = sorted(word for word in lexicon().uses if 5 <= len(word) <= 14)
        self.seldom = self.random.sample(self.seldom, min(_SELDOM, len(self.seldom)))
        pairs = (self.random.sample(self.common, 2) for _compound in range(_COMPOUNDS))
        self.compounds = sorted({first + second for first, second in pairs})
        self.weights = [1 / (place + 3) for place in range(len(self.common))]

    def words(self, count: int) -> list[str]:
        """Two in ten words bind, six are of the field (a few of them very often), one is a compound, one is seldom."""
        found = []
        for kind in self.random.choices("bbffffffcs", k=count):
            if kind == "b":
                found.append(self.random.choice(_SMALL_WORDS))
            elif kind == "s":
                found.append(self.random.choice(self.seldom))
            elif kind == "c":
                found.append(self.random.choice(self.compounds))
            else:
                found += self.random.choices(self.common, self.weights)
        return found

    def title(self) -> str:
        return f"{self.random.choice(self.compounds)} {self.random.choice(self.common)}".capitalize()

    def question(self, title: str) -> str:
        return f"hoe kom ik aan {title.lower()} en {self.random.choice(self.common)}?"

    def slip(self, text: str) -> str:
        """Two neighbouring letters swapped in the longest word."""
        word = max(text.split(), key=len)
        at = self.random.randrange(1, max(2, len(word) - 2))
        return text.replace(word, word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :])


def make_catalogue(services: int, seed: int, slug: str = "") -> Catalogue:
    """A portal with so many services, their organisations, places, topics and target groups, in the database in use."""
    random = Random(seed)
    writer, tenant = _Writer(random), make_tenant(slug or f"bench-{services}-{seed}")
    with activate(tenant):
        terms = list(ensure_taxonomies(system(tenant, "bench")).values())
        organisations = Organization.objects.bulk_create(
            [
                Organization(name=f"{writer.title()} {number}")
                for number in range(services // _SERVICES_PER_ORGANISATION + 1)
            ]
        )
        for start in range(0, services, _BATCH):
            _make_services(writer, organisations, terms, min(_BATCH, services - start))
        titles = list(Service.objects.order_by("pk").values_list("name", flat=True)[:: max(1, services // 200)])
    return Catalogue(
        tenant,
        {
            "keyword": [title.split()[0].lower() for title in titles],
            "common": random.choices(writer.common, writer.weights, k=len(titles)),
            "question": [writer.question(title) for title in titles],
            "slip": [writer.slip(title.lower()) for title in titles],
        },
    )


def _make_services(writer: _Writer, organisations: list[Organization], terms: list[TaxonomyTerm], count: int) -> None:
    random = writer.random
    services = Service.objects.bulk_create(
        [
            Service(
                name=writer.title(),
                description=" ".join(writer.words(60)),
                plain_text=" ".join(writer.words(30)),
                organization=random.choice(organisations),
                audience="partners" if random.random() < 0.1 else "public",
            )
            for _number in range(count)
        ]
    )
    locations = Location.objects.bulk_create(
        [
            Location(name="", latitude=51.9 + random.random() / 5, longitude=4.3 + random.random() / 5)
            for _service in services
        ]
    )
    ServiceAtLocation.objects.bulk_create(
        [
            ServiceAtLocation(service=service, location=location)
            for service, location in zip(services, locations, strict=True)
        ]
    )
    Attribute.objects.bulk_create(
        [
            Attribute(service=service, link_entity="service", taxonomy_term=term)
            for service in services
            for term in random.sample(terms, 3)
        ]
    )
