"""Two portals with the same things in each, and a canary in every text of the other one."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Picture
from wagtail.admin.models import EditingSession
from wagtail.models import Comment, Revision, TaskState, UploadedFile, Workflow, WorkflowState

from cms import provisioning
from cms.admin.mending.models import Finding
from cms.boundary.models import SHARED_NAMES, Provision
from cms.media.models import PortalDocument, PortalImage
from cms.pages.models import BasePage, InformationPage
from tenants.access import Actor, Role, actor_for
from tenants.context import activate, platform
from tenants.models import Team, Tenant
from tests.factories.accounts import make_person

CANARY = "kanarievogel"  # stands in each text of the other portal


@dataclass(frozen=True)
class Things:
    """One of each kind of thing that an address of the admin can name."""

    tenant: Tenant
    editor: Any
    colleague: Any
    home: BasePage
    page: BasePage
    revision: Revision
    workflow: Workflow
    workflow_state: WorkflowState
    task_state: TaskState
    task: Any
    image: PortalImage
    document: PortalDocument
    upload: UploadedFile
    session: EditingSession
    comment: Comment
    provision: Provision
    group: Group
    finding: Finding

    @property
    def actor(self) -> Actor:
        with activate(self.tenant):
            return actor_for(self.editor, self.tenant)


def fill(tenant: Tenant, team: Team, word: str) -> Things:
    """Everything that an editor can make, with this word in its texts."""
    editor = make_person(tenant, Role.EDITOR, organisation=team, name=f"Redacteur-{word}")
    colleague = make_person(tenant, Role.EDITOR, organisation=team, name=f"Collega-{word}")
    provision = provisioning.provide(tenant)
    with activate(tenant):
        home = BasePage.objects.get(depth=2)
        page = InformationPage(
            title=f"Pagina {word}", slug=f"pagina-{word}", search_description=f"Over {word}", owner=editor
        )
        home.add_child(instance=page)
        page.title = f"Nieuwe titel {word}"
        revision = page.save_revision(user=editor)
        state = page.get_workflow().start(page, editor)
        image = PortalImage(
            title=f"Beeld {word}",
            description=word,
            collection=provision.shelf,
            file=ImageFile(BytesIO(picture()), name=f"beeld-{word}.png"),
        )
        image.save()
        document = PortalDocument(title=f"Stuk {word}", collection=provision.shelf)
        document.file.save(f"stuk-{word}.txt", ContentFile(word.encode()), save=False)
        document.save()
        upload = UploadedFile(for_content_type=ContentType.objects.get_for_model(PortalImage), uploaded_by_user=editor)
        upload.file.save(f"wacht-{word}.png", ContentFile(picture()), save=False)
        upload.save()
        session = EditingSession.objects.create(
            user=editor,
            content_type=ContentType.objects.get_for_model(BasePage),
            object_id=str(page.pk),
            last_seen_at=timezone.now(),
        )
        comment = Comment.objects.create(page=page, user=editor, text=f"Opmerking {word}", contentpath="title")
        now = timezone.now()
        finding = Finding.objects.create(
            trouble="link_inside", object_kind="page", object_id=page.pk, title=page.title, detail=f"Link {word}",
            fingerprint=word, first_seen_at=now, last_seen_at=now,
        )  # fmt: skip
    return Things(
        tenant, editor, colleague, home, page, revision, Workflow.objects.get(name=SHARED_NAMES["workflow"]), state,
        state.current_task_state, state.current_task_state.task, image, document, upload, session, comment, provision,
        Group.objects.create(name=f"Groep {word}"), finding,
    )  # fmt: skip


def picture(size: tuple[int, int] = (40, 30)) -> bytes:
    made = BytesIO()
    Picture.new("RGB", size, (20, 90, 80)).save(made, "PNG")
    return made.getvalue()


def rows_of(things: Things) -> dict[str, list[tuple[Any, ...]]]:
    """All that stands in Wagtail's tables about a portal, to be compared before and after."""
    with platform("test"):
        kinds = {
            "pages": BasePage.objects.filter(tenant=things.tenant).values_list(),
            "images": PortalImage.objects.filter(tenant=things.tenant).values_list(),
            "documents": PortalDocument.objects.filter(tenant=things.tenant).values_list(),
            "revisions": Revision.objects.filter(object_id=str(things.page.pk)).values_list(),
            "states": TaskState.objects.filter(pk=things.task_state.pk).values_list(),
            "uploads": UploadedFile.objects.filter(pk=things.upload.pk).values_list(),
            "findings": Finding.objects.filter(tenant=things.tenant).values_list(),
            "comments": Comment.objects.filter(pk=things.comment.pk).values_list(),
            "groups": Group.objects.filter(pk=things.group.pk).values_list(),
            "people": type(things.editor).objects.filter(pk=things.editor.pk).values_list("email", "is_active", "name"),
        }
        return {name: [tuple(map(str, row)) for row in rows] for name, rows in kinds.items()}
