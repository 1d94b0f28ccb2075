"""Dataclasses and named tuples that are made in a third of the time that Python's take.

A build is a new process, and makes 200 of them before it reads a line. `dataclasses` writes up to
nine methods for each and has every one compiled. Here `__init__` alone is written; the others are
closures over what gets an object's values in C. The fields are gathered by `dataclasses`, whose
`replace`, `fields` and `asdict` know these classes as their own. `typing` compiles the type of
each field of a named tuple, though nobody asks for it; here `collections` makes the class.
"""

from __future__ import annotations

import operator
from collections import namedtuple
from dataclasses import MISSING, FrozenInstanceError, fields
from dataclasses import dataclass as gather_fields
from functools import partial
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
    from typing import NamedTuple
else:

    def dataclass(*, slots: bool = False, **options: bool) -> Callable[[type], type]:
        """What `dataclasses.dataclass` gives; a class without slots is left to it."""
        return partial(_make, **options) if slots else gather_fields(**options)

    class _NamedTupleMeta(type):
        """Makes of a class with fields the named tuple that `typing` would make of it."""

        def __new__(cls, name: str, _bases: tuple[type, ...], members: dict[str, Any]) -> type:
            fields = list(members.get("__annotations__", ()))
            defaults = [members[field] for field in fields if field in members]
            made = namedtuple(name, fields, defaults=defaults, module=members["__module__"])  # noqa: PYI024
            for member in members.keys() - {"__module__", *fields}:
                setattr(made, member, members[member])
            return made

    NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


__all__ = ["NamedTuple", "dataclass"]


def _make(
    plain: type,
    *,
    frozen: bool = False,
    eq: bool = True,
    order: bool = False,
    kw_only: bool = False,
) -> Any:
    cls = _with_slots(gather_fields(init=False, repr=False, eq=False, kw_only=kw_only)(plain))
    cls.__init__ = _make_init(cls, frozen=frozen)
    cls.__repr__ = _make_repr(cls)
    if eq:
        _compare_by_value(cls, frozen=frozen, order=order)
    if frozen:
        cls.__setattr__ = cls.__delattr__ = _refuse_change
        cls.__getstate__, cls.__setstate__ = _state_of, _restore
    return cls


def _with_slots(cls: Any) -> Any:
    """The class again, its fields in slots, but for those whose slots a base has."""
    inherited = {name for base in cls.__mro__[1:-1] for name in getattr(base, "__slots__", ())}
    names = [field.name for field in fields(cls)]
    left_out = {*names, "__dict__", "__weakref__"}
    members = {name: member for name, member in vars(cls).items() if name not in left_out}
    members["__slots__"] = tuple(name for name in names if name not in inherited)
    made = type(cls)(cls.__name__, cls.__bases__, members)
    made.__qualname__ = cls.__qualname__
    return made


def _make_init(cls: Any, *, frozen: bool) -> Callable[..., None]:
    """Write and compile the one method whose parameters are the class's own."""
    known: dict[str, Any] = {"MISSING": MISSING}
    positional, named, body = ["self"], ["*"], []
    for field in fields(cls):
        name = value = field.name
        parameter = name
        if field.default is not MISSING:
            known[f"default_{name}"] = field.default
            parameter = f"{name}=default_{name}"
        elif field.default_factory is not MISSING:
            known[f"make_{name}"] = field.default_factory
            parameter = f"{name}=MISSING"
            value = f"make_{name}() if {name} is MISSING else {name}"
        (named if field.kw_only else positional).append(parameter)
        if frozen:
            known[f"set_{name}"] = getattr(cls, name).__set__
            body.append(f"set_{name}(self, {value})")
        else:
            body.append(f"self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(positional + named * (len(named) > 1))
    source = "\n ".join([f"def __init__({parameters}):", *(body or ["pass"])])
    exec(source, known)  # noqa: S102 - the names of the fields are Python's
    init: Callable[..., None] = known["__init__"]
    init.__qualname__, init.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return init


def _make_repr(cls: Any) -> Callable[[Any], str]:
    names = [field.name for field in fields(cls) if field.repr]

    @recursive_repr()
    def describe(self: Any) -> str:
        """The class and the fields that it shows, as a call."""
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return describe


def _compare_by_value(cls: Any, *, frozen: bool, order: bool) -> None:
    """Make objects equal whose fields are, and of one hash where they cannot change."""
    names = [field.name for field in fields(cls) if field.compare]
    values_of: Callable[[Any], Any] = operator.attrgetter(*names) if names else lambda _: ()

    def comparing(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
        def compared(self: Any, other: Any) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compare(values_of(self), values_of(other))

        return compared

    cls.__eq__ = comparing(operator.eq)
    if order:
        cls.__lt__, cls.__le__ = comparing(operator.lt), comparing(operator.le)
        cls.__gt__, cls.__ge__ = comparing(operator.gt), comparing(operator.ge)
    cls.__hash__ = (lambda self: hash(values_of(self))) if frozen else None


def _refuse_change(self: Any, name: str, *_: object) -> NoReturn:
    message = f"cannot change {name!r} of a {type(self).__qualname__}, which is frozen"
    raise FrozenInstanceError(message)


def _state_of(self: Any) -> list[Any]:
    """The values of the fields: what is pickled and copied."""
    return [getattr(self, field.name) for field in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for field, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, field.name, value)
