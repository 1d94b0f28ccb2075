"""Dataclasses as Python's own are, made faster."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any, ClassVar

import pytest

from exporters.values import NamedTuple, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A base whose fields are given by name."""

    lang: str
    line: int = dataclasses.field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """One that adds its own."""

    text: str
    marks: tuple[str, ...] = ()
    kind: ClassVar[str] = "leaf"

    @property
    def length(self) -> int:
        """Methods stay."""
        return len(self.text)


@dataclass(slots=True)
class Tally:
    """One that changes."""

    counts: dict[str, int] = dataclasses.field(default_factory=dict)
    total: int = 0

    def __post_init__(self) -> None:
        self.total = sum(self.counts.values())


@dataclass(slots=True, eq=False)
class Place:
    """One that is itself alone."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """One of an order."""

    major: int
    minor: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    """One without fields."""


class Measure(NamedTuple):
    """One that has more than its items."""

    start: int
    end: int = 9

    @property
    def length(self) -> int:
        """What lies between."""
        return self.end - self.start

    @classmethod
    def of(cls, text: str) -> Measure:
        """That of a whole text."""
        return cls(0, len(text))


LEAF = Leaf("text", ("em",), lang="fa", line=7)


def test_fields_are_given_in_order_and_by_name() -> None:
    assert (LEAF.text, LEAF.marks, LEAF.lang, LEAF.line) == ("text", ("em",), "fa", 7)
    assert (Leaf("a", lang="en").marks, Leaf("a", lang="en").line) == ((), 0)
    assert [field.name for field in dataclasses.fields(LEAF)] == ["lang", "line", "text", "marks"]
    make: Any = Leaf
    with pytest.raises(TypeError, match=r"Leaf.__init__\(\) missing .* 'lang'"):
        make("a")


def test_a_default_is_made_for_each_object() -> None:
    one, other = Tally(), Tally()
    one.counts["a"] = 1
    assert other.counts == {}
    assert Tally({"a": 2, "b": 3}).total == 5


def test_objects_have_slots_alone() -> None:
    slots: Any = (Node.__slots__, Leaf.__slots__)
    assert slots == (("lang", "line"), ("text", "marks"))
    assert not any(hasattr(one, "__dict__") for one in (LEAF, Tally(), Place("a")))


def test_what_is_frozen_stays() -> None:
    changed: Any = LEAF
    with pytest.raises(dataclasses.FrozenInstanceError, match="'text'"):
        changed.text = "other"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del changed.text
    with pytest.raises(dataclasses.FrozenInstanceError):
        changed.other = 1


def test_equality_is_that_of_the_fields_compared() -> None:
    same = dataclasses.replace(LEAF, line=9)
    assert same == LEAF
    assert hash(same) == hash(LEAF)
    assert dataclasses.replace(LEAF, text="other") != LEAF
    assert Leaf("text", ("em",), lang="fa") != Node(lang="fa")
    assert (Tally() == Tally(), Place("a") == Place("a"), Nothing() == Nothing()) == (
        True, False, True,
    )  # fmt: skip
    with pytest.raises(TypeError, match="unhashable"):
        hash(Tally())
    assert hash(Place("a")) != hash(Place("a"))


def test_ranks_are_compared_with_their_like() -> None:
    assert sorted([Rank(2), Rank(1, 5), Rank(1)]) == [Rank(1), Rank(1, 5), Rank(2)]
    assert Rank(1) <= Rank(1) < Rank(1, 1) > Rank(1) >= Rank(1)
    compared: Any = Rank(1)
    with pytest.raises(TypeError, match="not supported"):
        assert compared < 1


def test_they_describe_themselves() -> None:
    assert repr(LEAF) == "Leaf(lang='fa', text='text', marks=('em',))"
    circle = Tally()
    circle.counts["self"] = circle  # type: ignore[assignment] # nobody would
    assert repr(circle) == "Tally(counts={'self': ...}, total=0)"


def test_they_are_copied_and_pickled() -> None:
    for one in (LEAF, Tally({"a": 1}), Rank(3), Nothing()):
        assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert dataclasses.asdict(LEAF)["marks"] == ("em",)


def test_they_are_matched_by_their_fields() -> None:
    match LEAF:
        case Leaf(text, marks, lang="fa"):
            assert (text, marks) == ("text", ("em",))
        case _:
            pytest.fail("no match")


def test_a_class_without_slots_is_left_to_python() -> None:
    @dataclass(frozen=True)
    class Loose:
        name: str

    assert vars(Loose("a")) == {"name": "a"}


def test_a_named_tuple_is_one() -> None:
    measure = Measure.of("text")
    assert measure == (0, 4)
    assert (Measure(2), Measure(2).length, Measure._fields) == ((2, 9), 7, ("start", "end"))
    assert repr(measure._replace(end=5)) == "Measure(start=0, end=5)"
    assert (Measure.__doc__, Measure.__module__) == ("One that has more than its items.", __name__)
    assert pickle.loads(pickle.dumps(measure)) == measure  # noqa: S301 - our own
    assert not hasattr(measure, "__dict__")
    start, end = measure
    assert (start, end) == (0, 4)
    match measure:
        case Measure(_, end=4):
            pass
        case _:
            pytest.fail("no match")
