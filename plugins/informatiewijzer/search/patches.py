"""Small changes in files of the search: the same bytes as making the whole file again."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from informatiewijzer.search.records import Record
from informatiewijzer.search.shards import lengthened, shortened, to_json


def patched_shard(
    content: bytes, records: Mapping[str, Record | None], gone: Collection[str]
) -> tuple[bytes, set[str]]:
    """A shard with other records, and the keys that came or went; what editors chose stays behind them."""
    shard = json.loads(content)
    choices = {key: value for key, value in shard.items() if key.startswith("=")}
    before = shard.keys() - choices.keys()
    after = (before | records.keys()) - set(gone)
    found = {**shard, **records}
    return to_json({**{key: found[key] for key in sorted(after)}, **choices}), before ^ after


def patched_list(content: bytes, forms: Mapping[str, str]) -> bytes:
    """A word list in which these terms have another form; "": they are not in it any more."""
    found = {term_of(form): form for form in lengthened(json.loads(content))}
    found.update(forms)
    return to_json(shortened(found[term] for term in sorted(found) if found[term]))


def term_of(form: str) -> str:
    """The term of a form in a word list: "wandel.en", "lopen>loop"."""
    return form.rpartition(">")[2].partition(".")[0]
