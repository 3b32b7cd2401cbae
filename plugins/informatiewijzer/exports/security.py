"""`/.well-known/security.txt`: where somebody who finds a hole in the site can tell it (RFC 9116)."""

from __future__ import annotations

from informatiewijzer.base.outputs import OutputFile
from informatiewijzer.model.concepts import Settings

PATH = ".well-known/security.txt"


def security_files(settings: Settings, base_url: str) -> list[OutputFile]:
    """The file, or nothing for a town that names no way to report: an empty promise is worse than none.

    `Expires` is the day that the editors set, never a day counted from the build: somebody has to look again.
    """
    security = settings.security
    if security is None:
        return []
    lines = []
    if security.website:
        lines.append(f"Contact: {security.website}")
    if security.email:
        lines.append(f"Contact: mailto:{security.email}")
    lines.append(f"Expires: {security.expires.isoformat()}T23:59:59Z")
    lines.append("Preferred-Languages: nl, en")
    if base_url.startswith("https://"):
        lines.append(f"Canonical: {base_url}{PATH}")
    if security.policy:
        lines.append(f"Policy: {security.policy}")
    return [OutputFile(PATH, ("\n".join(lines) + "\n").encode())]
