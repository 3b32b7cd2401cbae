"""Days on which something may not take place: public holidays and school holidays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from informatiewijzer.base.outputs import digest
from informatiewijzer.base.parts import Parts
from informatiewijzer.model.catalogue import Catalogue
from informatiewijzer.model.concepts import SchoolYear
from informatiewijzer.model.schedule import Closing, Slot

_LIBRARY = ("version.py", "countries/netherlands.py")
YEARS_AHEAD = 2
"""How many years after the build its public holidays reach: a site is rebuilt long before that."""


@dataclass(frozen=True, slots=True)
class Closings:
    """Public holidays (sorted days) and school holidays (sorted pairs of first and last day)."""

    public: tuple[date, ...] = ()
    school: tuple[tuple[date, date], ...] = ()

    def closes(self, closing: Closing, day: date) -> bool:
        """Whether `day` falls in this kind of closing; a day beyond what is known does not."""
        if closing is Closing.PUBLIC_HOLIDAYS:
            return day in self.public
        return any(first <= day <= last for first, last in self.school)

    def needed_by(self, slots: Iterable[Slot]) -> Closings:
        """The part that these slots name in their exceptions; the rest is left empty."""
        named = {exception for slot in slots for exception in slot.exceptions}
        return Closings(
            self.public if Closing.PUBLIC_HOLIDAYS in named else (),
            self.school if Closing.SCHOOL_HOLIDAYS in named else (),
        )

    def between(self, start: date, end: date) -> Closings:
        """The part from `start` up to and including `end`."""
        return Closings(
            tuple(day for day in self.public if start <= day <= end),
            tuple((first, last) for first, last in self.school if last >= start and first <= end),
        )


def closings_of(catalogue: Catalogue, as_of: date) -> Closings:
    """The closings that the activities ask for, as far as a build of `as_of` knows them."""
    slots = [slot for activity in catalogue.activities.values() for slot in activity.when.slots]
    if not any(Closing.PUBLIC_HOLIDAYS in slot.exceptions for slot in slots):
        return Closings(school=school_holidays(catalogue.school_years))
    return closings_for(catalogue.school_years, as_of)


def closings_for(school_years: Mapping[str, SchoolYear], as_of: date) -> Closings:
    """All closings that a build of `as_of` knows: public holidays of its year and the years ahead."""
    years = range(as_of.year, as_of.year + YEARS_AHEAD + 1)
    return Closings(public_holidays(years), school_holidays(school_years))


def public_holidays(years: Iterable[int]) -> tuple[date, ...]:
    """Dutch public holidays as central government lists them, sorted.

    Source: the library `holidays`. 5 May counts in lustrum years only (2025, 2030, ...); Good Friday counts.
    """
    calendar: Mapping[date, str] = _netherlands()(years=list(years))
    return tuple(sorted(calendar))


def _netherlands() -> Callable[..., Mapping[date, str]]:
    """The calendar of the library, from its own file: the import statement loads all countries of the world.

    Loaded when asked, for that still takes time; `check` and `search` do without.
    """
    package, name = find_spec("holidays.countries"), "holidays.countries.netherlands"
    file = Path(package.origin).with_name("netherlands.py") if package and package.origin else None
    spec = spec_from_file_location(name, file) if file else None
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    calendar: Callable[..., Mapping[date, str]] = module.Netherlands
    return calendar


def feast_days(as_of: date) -> str:
    """The public holidays of this year and the next as ISO dates with spaces: pages warn on those days.

    The same text all year long, so that the day of the build alone changes no page.
    """
    return " ".join(day.isoformat() for day in public_holidays((as_of.year, as_of.year + 1)))


def remembered_feast_days(as_of: date, parts: Parts) -> str:
    """The same from the memory, as long as the library is the same: loading it takes a tenth of a second.

    Its code for the Netherlands and its version stand for what it says.
    """
    spec = find_spec("holidays")
    folder = Path(spec.origin).parent if spec and spec.origin else None
    if folder is None:
        return feast_days(as_of)
    try:
        code = [(folder / name).read_bytes() for name in _LIBRARY]
    except OSError:
        return feast_days(as_of)
    key = digest(str(as_of.year), *code)
    (found,) = parts.of("feestdagen", [(key, lambda: feast_days(as_of).encode())])
    return found.decode()


def school_holidays(school_years: Mapping[str, SchoolYear]) -> tuple[tuple[date, date], ...]:
    """First and last day of every school holiday, sorted."""
    return tuple(sorted((each.first, each.last) for year in school_years.values() for each in year.holidays))
