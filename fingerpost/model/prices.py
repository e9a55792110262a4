"""Prices as values: kept in pence with what they are for and who pays, and how they are written."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class CostUnit(StrEnum):
    SESSION = "session"
    HOUR = "hour"
    HALF_DAY = "half day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    COURSE = "course"
    MEAL = "meal"
    JOURNEY = "journey"


@dataclass(frozen=True, slots=True)
class Price:
    """What one group of people pays. `at_least`: from this price on. `whom` empty: everyone."""

    pence: int
    at_least: bool = False
    unit: CostUnit = CostUnit.SESSION
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Cost:
    """`ask`: the price is told on asking, beside whatever prices stand here."""

    prices: tuple[Price, ...] = ()
    by_donation: bool = False
    ask: bool = False

    @property
    def is_free_for_everyone(self) -> bool:
        free = any(not price.pence and not price.whom for price in self.prices)
        return free and not self.ask and not any(price.pence for price in self.prices)

    @property
    def pence_per_session(self) -> int | None:
        """What anybody pays for a session, at least; None where that is not told."""
        found = [
            price.pence
            for price in self.prices
            if not price.whom and price.unit is CostUnit.SESSION
        ]
        return min(found, default=None)

    @property
    def is_priced_differently(self) -> bool:
        """Whether there are prices, and none that a price for each session can be compared with."""
        return bool(self.prices) and self.pence_per_session is None

    @property
    def in_words(self) -> tuple[str, ...]:
        """One phrase for each price, then for donations and asking."""
        phrases = [_price_in_words(price) for price in self.prices]
        phrases += ["by donation"] if self.by_donation else []
        phrases += ["ask what it costs"] if self.ask else []
        return tuple(phrase[0].upper() + phrase[1:] for phrase in phrases)


def join_costs(costs: Sequence[Cost]) -> Cost:
    """One cost from a list of them, each price once. Whether they clash is asked of `clash_of`."""
    return Cost(
        tuple(dict.fromkeys(price for cost in costs for price in cost.prices)),
        by_donation=any(cost.by_donation for cost in costs),
        ask=any(cost.ask for cost in costs),
    )


def clash_of(cost: Cost) -> tuple[str, str] | None:
    """Two phrases of `cost` that tell the same people different things; None: none do."""
    known: dict[tuple[CostUnit, str], Price] = {}
    for price in cost.prices:
        other = known.setdefault((price.unit, price.whom.casefold()), price)
        if (other.pence, other.at_least) != (price.pence, price.at_least):
            return _price_in_words(other), _price_in_words(price)
    everyone = known.get((CostUnit.SESSION, ""))
    if cost.by_donation and everyone is not None and everyone.pence:
        return _price_in_words(everyone), "by donation"
    return None


def canonical_cost(cost: Cost) -> str:
    """The one way `fix` writes it."""
    phrases = [_price_in_words(price) for price in cost.prices]
    phrases += ["by donation"] if cost.by_donation else []
    phrases += ["ask"] if cost.ask else []
    return "; ".join(phrases)


def _price_in_words(price: Price) -> str:
    """Such as from £6.50 a session for members; free, with a unit only where it is no session."""
    unit = a_unit(price.unit)
    if price.pence:
        text = f"{'from ' if price.at_least else ''}{_money(price.pence)} {unit}"
    else:
        text = "free" if price.unit is CostUnit.SESSION else f"free {unit}"
    return f"{text} for {price.whom}" if price.whom else text


def a_unit(unit: CostUnit) -> str:
    return f"an {unit.value}" if unit is CostUnit.HOUR else f"a {unit.value}"


def _money(pence: int) -> str:
    if pence < 100:
        return f"{pence}p"
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence // 100:,}.{pence % 100:02}"
