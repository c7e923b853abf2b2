"""Why some models have no rule: the words that an AppConfig uses in `kept`, beside reasons of its own.

`kept = {"Model": reason}` stands in the AppConfig of the app that owns the model. A model with neither a rule nor a
reason refuses start-up (tenants/checks/keeping.py).
"""

# The check looks whether this is true: a model that points to a person, or has a mail address, cannot say so.
NOTHING_PERSONAL = "It tells nothing of a person."

# Models of packages, which have no AppConfig of ours.
OF_PACKAGES: dict[str, str] = {
    **dict.fromkeys(
        (
            *("contenttypes.ContentType", "auth.Permission", "auth.Group", "auth.Group_permissions"),
            *("socialaccount.SocialApp", "taggit.Tag", "taggit.TaggedItem"),
            *("wagtailcore.Locale", "wagtailcore.GroupSitePermission", "wagtailcore.WorkflowContentType"),
            *("wagtailcore.Site", "wagtailcore.Collection", "wagtailcore.ReferenceIndex", "wagtailcore.Workflow"),
            *("wagtailcore.WorkflowTask", "wagtailcore.WorkflowPage", "wagtailcore.Task"),
            *("wagtailcore.GroupApprovalTask", "wagtailcore.GroupApprovalTask_groups"),
            *("wagtailcore.CollectionViewRestriction", "wagtailcore.CollectionViewRestriction_groups"),
            *("wagtailcore.PageViewRestriction", "wagtailcore.PageViewRestriction_groups"),
            *("wagtailcore.GroupCollectionPermission", "wagtailcore.GroupPagePermission"),
            *("wagtailsearch.IndexEntry", "wagtailsearch.SQLiteFTSIndexEntry", "wagtailadmin.Admin"),
        ),
        NOTHING_PERSONAL,
    ),
    **dict.fromkeys(
        (
            *("guardian.UserObjectPermission", "guardian.GroupObjectPermission", "wagtailcore.APIToken"),
            *("wagtailimages.Image", "wagtailimages.Rendition", "wagtaildocs.Document"),
        ),
        "The table stays empty: a model of ours stands in its place, or nobody uses it.",
    ),
    **dict.fromkeys(
        ("account.EmailAddress", "mfa.Authenticator", "socialaccount.SocialAccount", "socialaccount.SocialToken"),
        "It belongs to an account and goes with it.",
    ),
    "account.EmailConfirmation": "Addresses are proven by an invitation: the table stays empty.",
    "wagtailusers.UserProfile": "It belongs to an account and goes with it.",
    **dict.fromkeys(
        (
            *("wagtailcore.Revision", "wagtailcore.ModelLogEntry", "wagtailcore.PageLogEntry"),
            *("wagtailcore.WorkflowState", "wagtailcore.TaskState"),
        ),
        "It is the history of a published text and goes with the text; its makers are editors, never residents.",
    ),
    **dict.fromkeys(
        ("wagtailcore.Comment", "wagtailcore.CommentReply", "wagtailcore.PageSubscription", "wagtailadmin.FormState"),
        "It belongs to a page in the making and goes with it; only editors write there.",
    ),
    "wagtailadmin.EditingSession": "Wagtail removes it within the hour.",
    "wagtailcore.UploadedFile": "A file on its way to the library of editors; Wagtail removes it when it is placed.",
}
