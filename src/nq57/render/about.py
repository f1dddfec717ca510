"""What the page about the section tells: whose it is, who answers for it, how to reach them.

It must not know how a page is made.
"""

from nq57.body.fragments import Fragment
from nq57.catalogue.catalogue import Catalogue
from nq57.model.parts import OPEN_DATA
from nq57.model.values import PartialDate
from nq57.render.link_views import LinkView
from nq57.render.listing_views import contact_view
from nq57.render.section_views import AboutView
from nq57.render.views import Fact


def about_view(catalogue: Catalogue, intro: Fragment, *, data: bool) -> AboutView:
    """The unit's own page; `data` says whether the section has open data to lead to."""
    fields = catalogue.unit.fields
    responsible = fields.contact.responsible if fields.contact else None
    changed = PartialDate.of(catalogue.last_dated)
    facts = (
        Fact("Chịu trách nhiệm nội dung", (LinkView(responsible),) if responsible else ()),
        Fact("Cơ quan chủ quản", (LinkView(fields.parent_name),) if fields.parent_name else ()),
        Fact("Mã tỉnh", (LinkView(fields.province_code),) if fields.province_code else ()),
        Fact("Mã phường, xã", (LinkView(fields.ward_code),) if fields.ward_code else ()),
        Fact("Kế thừa nhiệm vụ của", tuple(LinkView(name) for name in fields.predecessors)),
    )
    return AboutView(
        unit=catalogue.unit.name,
        parent=fields.parent_name or "",
        intro=intro,
        facts=tuple(fact for fact in facts if fact.values),
        contact=contact_view(catalogue),
        links=tuple(LinkView(link.name, link.url, external=True) for link in fields.links),
        updated=changed.text,
        updated_iso=changed.iso,
        licence=fields.data_licence or "",
        data=LinkView(OPEN_DATA.label, OPEN_DATA.url) if data else None,
    )
