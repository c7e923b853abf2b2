"""The active tenant as a value that is looked for when the database is asked, not when the queryset is made.

Wagtail keeps querysets: form fields, StreamField blocks and choosers are made once, at import or in the first request,
and live as long as the process. A filter on the tenant of that moment would let that tenant's rows in, and keep the
others' own rows out, in every later request. With `filter(tenant=ActiveTenant())` a kept queryset is of whoever asks.
"""

from typing import Any

from django.db.models import BigIntegerField, Expression, F
from django.db.models.sql.compiler import SQLCompiler

from tenants.context import current_tenant_or_none, platform_reason
from tenants.errors import NoTenant


class ActiveTenant(Expression):
    """The key of the tenant that is active when the query runs; inside `platform(reason)` the row's own, so all rows.

    The right side of a comparison, because Wagtail's search reads filters as comparisons of fields.

    Raises:
        NoTenant: when the query runs and nothing is active.
    """

    output_field = BigIntegerField()

    def __init__(self, column: Any = "tenant_id") -> None:
        super().__init__()
        self.column: Any = F(column) if isinstance(column, str) else column

    def get_source_expressions(self) -> list[Any]:
        return [self.column]

    def set_source_expressions(self, exprs: Any) -> None:
        (self.column,) = exprs

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        if platform_reason() is not None:
            column, params = compiler.compile(self.column)
            return column, list(params)
        tenant = current_tenant_or_none()
        if tenant is None:
            raise NoTenant("No tenant is active, so nothing of tenants can be reached.")
        return "%s", [tenant.pk]
