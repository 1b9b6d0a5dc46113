"""One editor per field kind; see `widgets.field_base.Field` for what they share."""

from __future__ import annotations

from widgets.field_base import Field, TypedField
from widgets.field_figures import MoneyField, NumberField
from widgets.field_phone import PhoneField, Reading
from widgets.field_photo import PhotoField
from widgets.field_pick import ChoiceField, FlagField, Item
from widgets.field_ref import Found, RefField
from widgets.field_text import MemoField, TextField
from widgets.field_when import DayField, MomentField, show_day, show_moment

__all__ = [
    "ChoiceField",
    "DayField",
    "Field",
    "FlagField",
    "Found",
    "Item",
    "MemoField",
    "MomentField",
    "MoneyField",
    "NumberField",
    "PhoneField",
    "PhotoField",
    "Reading",
    "RefField",
    "TextField",
    "TypedField",
    "show_day",
    "show_moment",
]
