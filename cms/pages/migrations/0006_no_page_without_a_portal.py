from django.db import migrations


def remove_welcome(apps, schema_editor):
    """Wagtail's first page and site belong to no portal: under the root stands nothing but front pages of portals."""
    pages = apps.get_model("cms_pages", "BasePage")
    sites = apps.get_model("wagtailcore", "Site")
    strays = pages.objects.filter(depth=2, tenant=None)
    sites.objects.filter(root_page__in=strays).delete()
    sites.objects.filter(root_page__depth=1).delete()
    strays.delete()
    for root in pages.objects.filter(depth=1):
        root.numchild = pages.objects.filter(depth=2, path__startswith=root.path).count()
        root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [("cms_pages", "0005_page_types"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(remove_welcome, migrations.RunPython.noop)]
