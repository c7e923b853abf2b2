"""A portal of any size, written by the database itself: everybody has as much on their list, however many they are."""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import connection

from portal.referrals.providing import provide_for
from tenants.access import Role
from tenants.context import activate
from tenants.models import Tenant
from tests.factories.tenants import make_tenant

CASES_EACH, PEOPLE_IN_A_TEAM = 200, 10
CASES_OF_A_TEAM = CASES_EACH * PEOPLE_IN_A_TEAM
TABLES = (
    "accounts_user, tenants_team, tenants_membership, cases_case, cases_caseaccess, referrals_referral,"
    " referrals_referralclock"
)


@dataclass(frozen=True)
class Portal:
    tenant: Tenant
    cases: int
    people: int


def fill(slug: str, cases: int) -> Portal:
    """So many cases and as many referrals, one in ten of which runs, over teams of ten people.

    Past every trigger and policy, as the superuser: a million cases take minutes. What is sealed stays empty: a list
    opens nothing of it, and it looks at no ground (there is none).
    """
    teams = max(2, cases // CASES_OF_A_TEAM)
    tenant = make_tenant(slug, municipality_codes=["GM0622"])
    with activate(tenant):
        provide_for(tenant)
    known = {
        "tenant": tenant.pk, "slug": slug, "teams": teams, "people": teams * PEOPLE_IN_A_TEAM, "cases": cases,
        "role": Role.PARTNER.value, "each": PEOPLE_IN_A_TEAM,
    }  # fmt: skip
    with as_superuser() as server:
        server.execute("SET session_replication_role = replica")
        for statement in STATEMENTS:
            server.execute(statement, known)
        server.execute("SET session_replication_role = origin")
        server.execute(f"VACUUM (ANALYZE) {TABLES}")
    return Portal(tenant, cases, known["people"])


def as_superuser() -> "psycopg.Connection[tuple[object, ...]]":
    """The database of the test, as who made the server."""
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return psycopg.connect(urlunsplit(address), autocommit=True)


# Numbers of one portal follow on each other, so what belongs together is found by counting.
STATEMENTS = (
    """INSERT INTO tenants_organisation (uid, name, kind)
    SELECT gen_random_uuid(), %(slug)s || ' ' || n, 'welfare' FROM generate_series(1, %(teams)s) AS n""",
    """INSERT INTO tenants_partnership (uid, tenant_id, organisation_id, starts_on)
    SELECT gen_random_uuid(), %(tenant)s, id, '2020-01-01' FROM tenants_organisation
    WHERE name LIKE %(slug)s || ' %%'""",
    """INSERT INTO tenants_team (uid, tenant_id, organisation_id, name)
    SELECT gen_random_uuid(), %(tenant)s, id, name FROM tenants_organisation
    WHERE name LIKE %(slug)s || ' %%' ORDER BY id""",
    """INSERT INTO accounts_user (password, is_superuser, uid, email, name, is_active, date_joined)
    SELECT '', false, gen_random_uuid(), %(slug)s || n || '@leden.example', 'Mens ' || n, true, now()
    FROM generate_series(0, %(people)s - 1) AS n""",
    """INSERT INTO tenants_membership (uid, tenant_id, role, starts_on, person_id, team_id)
    SELECT gen_random_uuid(), %(tenant)s, %(role)s, '2020-01-01', people.id, teams.id
    FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM accounts_user
          WHERE email LIKE %(slug)s || '%%@leden.example') AS people
    JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM tenants_team WHERE tenant_id = %(tenant)s) AS teams
      ON teams.n = people.n / %(each)s""",
    """INSERT INTO cases_case (uid, code, state, version, opened_at, district, language, first_name, last_name,
        birth_date, telephone, email, address, safe_contact, situation, lead_id, lead_team_id, tenant_id)
    SELECT gen_random_uuid(), 'C' || made.n, 'open', 1, now(), 'Wijk ' || made.n %% 12, 'nl', '', '', '', '', '', '',
        '', '', held.person_id, held.team_id, %(tenant)s
    FROM generate_series(0, %(cases)s - 1) AS made (n)
    JOIN (SELECT person_id, team_id, row_number() OVER (ORDER BY id) - 1 AS n FROM tenants_membership
          WHERE tenant_id = %(tenant)s) AS held ON held.n = made.n %% %(people)s""",
    """INSERT INTO referrals_referral (uid, number, state, version, urgency, hand_over, made_at, sent_at, closed_at,
        due_at, no_shows, decision, reject_reason, outcome, helped, question, explanation, answers, agreed, advice,
        place, appointment_way, checked_how, case_id, sender_id, sender_team_id, receiver_team_id, tenant_id, ground_id,
        kind_id)
    SELECT gen_random_uuid(), 'D' || n, state, 2, 'normal', 'contact', now(), now(),
        CASE WHEN state = 'completed' THEN now() - n * interval '1 second' END,
        CASE WHEN state <> 'completed' THEN now() + (n %% 900 - 300) * interval '1 hour' END,
        0, '', '', CASE WHEN state = 'completed' THEN 'helped' ELSE '' END, '', '', '', '', '', '', '', '', '',
        id, lead_id, lead_team_id, others.team_id, %(tenant)s, 0,
        (SELECT min(id) FROM referrals_referralkind WHERE tenant_id = %(tenant)s)
    FROM (SELECT id, lead_id, lead_team_id, row_number() OVER (ORDER BY id) AS n,
            CASE row_number() OVER (ORDER BY id) %% 70
                WHEN 0 THEN 'accepted' WHEN 1 THEN 'in_progress' WHEN 2 THEN 'returned' WHEN 3 THEN 'sent'
                WHEN 4 THEN 'sent' WHEN 5 THEN 'in_progress' WHEN 6 THEN 'appointed' ELSE 'completed' END AS state
          FROM cases_case WHERE tenant_id = %(tenant)s) AS led
    JOIN (SELECT one.id AS of_team, next.id AS team_id
          FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM tenants_team WHERE tenant_id = %(tenant)s) AS one
          JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM tenants_team WHERE tenant_id = %(tenant)s) AS next
            ON next.n = one.n %% %(teams)s + 1) AS others ON others.of_team = led.lead_team_id""",
    """INSERT INTO cases_caseaccess (uid, source, source_uid, level, case_id, team_id, tenant_id)
    SELECT gen_random_uuid(), 'lead', uid, 30, id, lead_team_id, tenant_id FROM cases_case
    WHERE tenant_id = %(tenant)s""",
    """INSERT INTO cases_caseaccess (uid, source, source_uid, ground_uid, level, case_id, team_id, tenant_id, until)
    SELECT gen_random_uuid(), 'referral', uid, gen_random_uuid(), 30, case_id, receiver_team_id, tenant_id,
        current_date + 300
    FROM referrals_referral WHERE tenant_id = %(tenant)s""",
    """INSERT INTO referrals_referralclock (uid, code, statutory, started_at, ends_at, reminders, referral_id,
        source, tenant_id)
    SELECT gen_random_uuid(), 'first_reaction', false, now(), due_at, 0, id, '', tenant_id FROM referrals_referral
    WHERE tenant_id = %(tenant)s AND state <> 'completed'""",
)
