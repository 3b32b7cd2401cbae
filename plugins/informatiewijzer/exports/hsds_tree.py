"""The addresses that Open Referral asks for, as files of a static site: one page holds everything.

    openreferral-uk/             the root of the UK profile       openreferral-uk/services/     the list
    openreferral-uk/services/ID  one service                      hsds/, hsds/services/         all, in full

A folder answers with its index.html, on every web server there is; here that file holds JSON. It is written
in ASCII without < > and &, so that a browser that takes it for a page finds no tag in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO

from informatiewijzer.exports.hsds import Services
from informatiewijzer.exports.open_json import listed
from informatiewijzer.exports.public import Data
from informatiewijzer.model.records import Activity

UK, HSDS = "openreferral-uk", "hsds"
MOST_IN_FULL = 2_000
_encode = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode
_UK_ROOT: Data = {
    "version": "HSDS-UK-3.0",
    "profile": "https://github.com/OpenReferralUK/uk-profile",
    "openapi_url": "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json",
}
_HSDS_ROOT: Data = {
    "version": "3.1",
    "profile": "https://docs.openreferral.org/",
    "openapi_url": "https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json",
}


def harmless(data: object) -> bytes:
    """JSON that is no HTML, whatever a browser thinks of it."""
    text = _encode(data).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text.encode("ascii") + b"\n"


def uk_root() -> bytes:
    """What a client asks first: which profile is this."""
    return harmless(_UK_ROOT)


def hsds_root() -> bytes:
    """The same for the whole of HSDS."""
    return harmless(_HSDS_ROOT)


def is_in_full(count: int) -> bool:
    """Whether the list of HSDS holds its services in full; else in short: fifty megabytes help nobody."""
    return count <= MOST_IN_FULL


def service_path(services: Services, record: Activity) -> str:
    """Where one service stands, from the folder of the open data."""
    return f"{UK}/services/{services.ids('activiteiten/' + record.id)}"


def one(services: Services, record: Activity) -> bytes:
    """One service in full; more fields than the UK profile knows, which it allows."""
    return harmless(services.service(record))


def in_short(services: Services, record: Activity) -> bytes:
    """One service as a list of the UK profile has it."""
    return harmless(services.in_list(record))


def page(items: Iterable[bytes], size: int) -> bytes:
    """The envelope of a list of `size` services, each a line of JSON: all on one page."""
    head: Data = {
        "total_items": size,
        "total_pages": 1,
        "page_number": 1,
        "size": size,
        "first_page": True,
        "last_page": True,
        "empty": size == 0,
    }
    whole = BytesIO()  # tens of megabytes for ten thousand services: never twice in memory
    whole.write(harmless(head).rstrip().removesuffix(b"}") + b',"contents":[')
    whole.writelines(listed(items))
    whole.write(b"\n]}\n")
    return whole.getvalue()
