"""So much work that making it one by one would take minutes: the rows alone, written together."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision, TaskState, WorkflowState

from cms.admin.mending.models import Finding
from cms.boundary.models import SecondReader
from cms.pages.models import BasePage, InformationPage
from portal.intake.models import Report
from portal.socialmap.models import Proposal, Service
from search.models import UnansweredQuestion
from tenants.context import activate
from tenants.models import Team
from tests.cms.boundary.world import Things
from tests.factories.socialmap import make_organization


def fill_fast(things: Things, number: int, welfare: Team) -> None:
    """So many more of each kind of work, of and for the editor of a portal."""
    with activate(things.tenant):
        now = timezone.now()
        pages(things, number, expire_at=now + timedelta(days=5), live=True)
        for page in pages(things, number, live=False, has_unpublished_changes=True):
            PageLogEntry.objects.create(
                page=page, user=things.editor, action="wagtail.edit", content_type=page.content_type, label=page.title,
                timestamp=now,
            )  # fmt: skip
        workflows(things, pages(things, number, live=True), things.colleague, WorkflowState.STATUS_IN_PROGRESS)
        workflows(things, pages(things, number, live=True), things.editor, WorkflowState.STATUS_NEEDS_CHANGES)
        organization = make_organization(f"Organisatie {uuid4()}", owner=welfare.organisation)
        services = Service.objects.bulk_create(
            Service(name=f"Dienst {each}", organization=organization, description="Hulp.") for each in range(number)
        )
        Proposal.objects.bulk_create(Proposal(service=each, values={"name": "Anders"}) for each in services)
        Report.objects.bulk_create(Report(kind="missing", named="Kledingbank") for _each in range(number))
        UnansweredQuestion.objects.bulk_create(
            UnansweredQuestion(day=timezone.localdate(), digest=uuid4().hex, text=f"vraag {uuid4().hex[:9]}", times=3)
            for _each in range(number)
        )
        Finding.objects.bulk_create(
            Finding(
                trouble=trouble, object_kind="page", object_id=each, title="Pagina", detail="en",
                fingerprint=uuid4().hex, first_seen_at=now, last_seen_at=now,
            )
            for each in range(number)
            for trouble in ("link_inside", "not_looked_at", "not_translated")
        )  # fmt: skip


def pages(things: Things, number: int, **fields: Any) -> list[BasePage]:
    """Pages under the front page, each with a revision of the editor, past the tree's own slow road."""
    home = BasePage.objects.get(pk=things.home.pk)
    last = BasePage.objects.filter(path__startswith=home.path, depth=home.depth + 1).count()
    kind = ContentType.objects.get_for_model(InformationPage)
    made = BasePage.objects.bulk_create(
        BasePage(
            title=f"Werk {last + each}", draft_title=f"Werk {last + each}", slug=f"werk-{last + each}",
            path=BasePage._get_path(home.path, home.depth + 1, last + each + 1), depth=home.depth + 1, numchild=0,
            url_path=f"{home.url_path}werk-{last + each}/", content_type=kind, locale=home.locale, owner=things.editor,
            latest_revision_created_at=timezone.now(), translation_key=uuid4(), tenant=things.tenant, **fields,
        )
        for each in range(number)
    )  # fmt: skip
    BasePage.objects.filter(pk=home.pk).update(numchild=last + number)
    base = ContentType.objects.get_for_model(BasePage)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind, base_content_type=base, object_id=str(page.pk), user=things.editor, content={},
            created_at=timezone.now(), object_str=page.title,
        )
        for page in made
    )  # fmt: skip
    for page, revision in zip(made, revisions, strict=True):
        page.latest_revision = revision
    BasePage.objects.bulk_update(made, ["latest_revision"])
    return made


def workflows(things: Things, made: list[BasePage], asked_by: Any, status: str) -> None:
    base = ContentType.objects.get_for_model(BasePage)
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=page.content_type, base_content_type=base, object_id=str(page.pk), workflow=things.workflow,
            status=status, requested_by=asked_by, created_at=timezone.now(),
        )
        for page in made
    )  # fmt: skip
    kind = ContentType.objects.get_for_model(SecondReader)
    rejected = status == WorkflowState.STATUS_NEEDS_CHANGES
    tasks = TaskState.objects.bulk_create(
        TaskState(
            workflow_state=state, task=things.task, revision=page.latest_revision, content_type=kind,
            status=TaskState.STATUS_REJECTED if rejected else TaskState.STATUS_IN_PROGRESS, comment="Nog niet",
            started_at=timezone.now(),
        )
        for state, page in zip(states, made, strict=True)
    )  # fmt: skip
    for state, task in zip(states, tasks, strict=True):
        state.current_task_state = task
    WorkflowState.objects.bulk_update(states, ["current_task_state"])
