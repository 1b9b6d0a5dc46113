"""Files attached to clients and interactions, photographs of contacts; many clients share a price list."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from db.demo.country import table
from db.demo.model import Attachment, World
from db.demo.pictures import portrait


def attach(world: World, rng: Random) -> None:
    """Photographs of some contacts, files of some clients; one price list hangs on many of them."""
    russian = world.language == "ru"
    for contact in world.contacts[:: max(4, len(world.contacts) // 120)]:
        contact.photo = portrait(rng, contact.sex)
    items = table(f"notes_{world.language}")["items"]
    lists = {year: _price_list(rng, items, russian) for year in range(world.now.year - 1, world.now.year + 1)}
    busy = [c for c in world.clients if c.segment in ("key", "regular")]
    for client in busy[:: max(1, len(busy) // 25)]:
        year = rng.choice(sorted(lists))
        title = f"Прайс-лист {year}.csv" if russian else f"Price list {year}.csv"
        at = min(world.now, client.created_at + timedelta(days=3))
        world.attachments.append(Attachment("client", client.key, title, lists[year], client.employee, at))
    orders = [i for i in world.interactions if i.step == "order"]
    for order in orders[:: max(1, len(orders) // 30)]:
        firm = world.clients[order.client - 1].legal_name or world.clients[order.client - 1].name
        number = order.key_points.split(":")[0]
        text = f"{world.firm}\n{firm}\n\n{order.summary}\n"
        name = f"{number.split()[1] if ' ' in number else number}.txt"
        world.attachments.append(
            Attachment("interaction", order.key, name, text.encode(), order.employee, order.at)
        )


def _price_list(rng: Random, items: list[str], russian: bool) -> bytes:
    head = "Наименование;Цена, руб.\n" if russian else "Item;Price, GBP\n"
    return (head + "".join(f"{item};{rng.randrange(30, 900) * 100}\n" for item in items)).encode("utf-8-sig")
