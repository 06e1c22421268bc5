"""A member's own: everything that is kept, handed out; or erased, after it was said what stays."""

import re

from starlette.responses import Response

from warmfield.console.doors import Door
from warmfield.console.frame import Shown, Values, page, went
from warmfield.console.members.member_at import MemberAt, member_at
from warmfield.console.members.member_seen import address_of
from warmfield.console.unseen import plainly
from warmfield.console.visit import Visit
from warmfield.web.looks import HEADERS
from warmfield.wording import later

NOT_TYPED = later("Please type the account exactly as it stands above.")
STAFF = later("This is somebody of the team. Take them out of the plan first.")


async def export(visit: Visit) -> Response:
    """The same file as `warmfield member export`."""
    member = await member_at(visit)
    kept = await visit.ports.of_member.kept(member.id)
    name = re.sub(r"[^\w.-]+", "-", member.id, flags=re.ASCII).strip("-") or "member"
    headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}.json"'}
    return Response(kept, media_type="application/json", headers=headers)


async def _asked(visit: Visit) -> Values:
    return _values(visit, await member_at(visit))


def _values(visit: Visit, member: MemberAt, wrong: str = "") -> Values:
    platform = member.id.partition(":")[0]
    return {"member": member, "address": address_of(member), "platform": platform, "wrong": wrong}


async def erase(visit: Visit) -> Response:
    """Nothing is undone here, so the account is typed by hand."""
    member = await member_at(visit)
    typed = (await visit.form()).get("account", "").strip()
    right = typed in (member.id, plainly(member.id))
    wrong = NOT_TYPED if not right else STAFF if visit.rulebook.person_id(member.id) else ""
    if wrong:
        values = _values(visit, member, visit.words(wrong))
        return page(visit, "member_erase.html", "/members", values, 422)
    await visit.ports.of_member.erase(member.id, visit.person_id)
    visit.ports.minute.forget()
    return went("/members", visit.words("Erased: words, names and account are gone."))


DOORS = (
    Door("/members/{member:path}/export", export, "export"),
    Door("/members/{member:path}/erase", Shown("member_erase.html", "/members", _asked), "erase"),
    Door("/members/{member:path}/erase", erase, "erase", "POST"),
)
