"""Which columns a kind of record has, from its fields: nested ones as dotted Dutch names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from informatiewijzer.model.fields import Field, fields_of

ID = "id"
_MOMENTS = "momenten"


class Shape(Enum):
    """How a value becomes one cell."""

    TEXT = auto()
    LIST = auto()
    LINES = auto()


class Form(Enum):
    """What kind of text it is, so far as spreadsheets do harm to it."""

    TEXT = auto()
    DATE = auto()
    TIME = auto()
    PHONE = auto()
    EMAIL = auto()
    MONEY = auto()


_FORMS: Mapping[str, Form] = {
    "day": Form.DATE,
    "partial-day": Form.DATE,
    "day-or-choice": Form.DATE,
    "time": Form.TIME,
    "phone": Form.PHONE,
    "email": Form.EMAIL,
    "money": Form.MONEY,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `path`: the way to the value; `words`: the only words allowed.

    `points_at`: the closed list or the folder that an id is chosen from; `parts`: of a list of blocks, the
    columns within one block; `title`, `help`: what an editor is told.
    """

    path: tuple[str, ...]
    shape: Shape = Shape.TEXT
    form: Form = Form.TEXT
    words: tuple[str, ...] = ()
    points_at: str = ""
    required: bool = False
    parts: tuple[Column, ...] = ()
    title: str = ""
    help: str = ""

    @property
    def name(self) -> str:
        """The heading of the column, such as "waar.vorm"."""
        return ".".join(self.path)

    @property
    def has_moments(self) -> bool:
        """Whether its blocks are moments in the week, which are written as sentences."""
        return self.shape is Shape.LINES and self.path[-1] == _MOMENTS


def columns_of(kind: str) -> tuple[Column, ...]:
    """The columns of a folder of records, in the order in which their files are written, without the id."""
    return tuple(_columns(fields_of(kind), True, 0))


def _columns(fields: Iterable[Field], required: bool, depth: int) -> Iterator[Column]:
    """`depth`: how many steps of the path lie outside the block that the columns are of."""
    for field in fields:
        needed = required and field.required
        if field.form == "object" and not field.many:
            yield from _columns(field.parts, needed, depth)
            continue
        inner = tuple(_columns(field.parts, True, len(field.path)))
        shape = Shape.LINES if inner else Shape.LIST if field.many else Shape.TEXT
        form = _FORMS.get(field.form, Form.TEXT)
        path = field.path[depth:]
        yield Column(path, shape, form, field.choices, field.target, needed, inner, field.title, field.help)
