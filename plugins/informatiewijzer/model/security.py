"""Where to report a security hole of the site: what goes into security.txt (RFC 9116)."""

from __future__ import annotations

from pydantic import Field, model_validator

from informatiewijzer.model import codes
from informatiewijzer.model.base import Model
from informatiewijzer.model.fault import fault
from informatiewijzer.model.scalars import Day, Email, Url


class Security(Model):
    """At least one way to reach somebody, and the last day on which that is sure to be right."""

    email: Email | None = Field(None, alias="email")
    website: Url | None = Field(None, alias="website")
    policy: Url | None = Field(None, alias="beleid")
    expires: Day = Field(alias="verloopt")

    @model_validator(mode="after")
    def _reachable(self) -> Security:
        if self.email is None and self.website is None:
            hint = (
                "Zet erbij: email: beveiliging@voorbeeld.nl of website: https://www.voorbeeld.nl/lek-melden"
            )
            raise fault(codes.TOGETHER, "Bij 'lek_melden' hoort een e-mailadres of een website.", hint)
        return self
