"""Names of files and fields in the dialects of HSDS, and what we call them."""

from __future__ import annotations

from collections.abc import Mapping

# HSDS 3 (plural and singular, as its own examples have both), HSDS 1 and 2, and Ohana's CSV.
TABLES: Mapping[str, str] = {
    "organization": "organization", "organizations": "organization",
    "service": "service", "services": "service",
    "location": "location", "locations": "location",
    "service_at_location": "service_at_location", "service_at_locations": "service_at_location",
    "services_at_location": "service_at_location", "services_at_locations": "service_at_location",
    "address": "address", "addresses": "address", "physical_addresses": "address",
    "postal_addresses": "postal_address", "mail_addresses": "postal_address",
    "phone": "phone", "phones": "phone",
    "schedule": "schedule", "schedules": "schedule", "regular_schedules": "schedule",
    "holiday_schedules": "holiday_schedule",
    "language": "language", "languages": "language",
    "cost_option": "cost_option", "cost_options": "cost_option",
    "accessibility": "accessibility", "accessibility_for_disabilities": "accessibility",
    "attribute": "attribute", "attributes": "attribute", "service_attributes": "attribute",
    "services_taxonomy": "attribute", "service_taxonomy": "attribute",
    "taxonomy_term": "taxonomy_term", "taxonomy_terms": "taxonomy_term",
    "taxonomy": "taxonomy", "taxonomies": "taxonomy",
    "contact": "contact", "contacts": "contact",
    "eligibility": "eligibility", "service_area": "service_area", "service_areas": "service_area",
    "program": "program", "programs": "program", "funding": "funding",
    "required_document": "required_document", "required_documents": "required_document",
    "payments_accepted": "payments_accepted", "organization_identifier": "organization_identifier",
    "organization_identifiers": "organization_identifier", "url": "url", "unit": "unit", "units": "unit",
    "service_capacity": "service_capacity", "metadata": "metadata", "meta_table_description": "metadata",
    "meta_table_descriptions": "metadata",
}  # fmt: skip
"""By file name without .csv, or by the name of an array in JSON, the table."""

FIELDS: Mapping[str, str] = {
    "short_desc": "short_description", "urls": "url", "website": "url", "number_type": "type",
    "start_time": "opens_at", "end_time": "closes_at", "fees_description": "fees",
    "eligibility": "eligibility_description", "term": "name", "taxonomy_name": "name",
}  # fmt: skip
"""Older or other names of fields, and the one that we use; the first of two that say something counts."""

PARENTS: Mapping[str, str] = {
    "service": "service_id",
    "organization": "organization_id",
    "location": "location_id",
    "service_at_location": "service_at_location_id",
    "contact": "contact_id",
}
"""In JSON a part stands in its whole; as a row it names the whole in this field."""
