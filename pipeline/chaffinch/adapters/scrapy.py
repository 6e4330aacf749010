"""An item pipeline for Scrapy (extra `scrapy`)."""

import logging
from typing import Any, Self

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler

from chaffinch.adapters._page import Pages

GAINED = ("text", "chaffinch")
log = logging.getLogger(__name__)


class ChaffinchPipeline:
    """Cleans the page in each item.

        ITEM_PIPELINES = {"chaffinch.adapters.scrapy.ChaffinchPipeline": 300}
        CHAFFINCH = {"profile": "rag", "html_field": "body"}

    The setting CHAFFINCH has the arguments of a Cleaner and names of fields; it may be missing.
    The item gains `text` and `chaffinch`, what was done.  An item that cannot be cleaned goes on
    as it is, with its `error` there; it is logged and counted.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._pages = Pages.of(**crawler.settings.getdict("CHAFFINCH"))
        self._stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        fields = ItemAdapter(item)
        made, cleaned = self._pages.clean(fields)
        self._count("failed" if cleaned is None else "cleaned")
        if cleaned is None:
            log.error(
                "%s: %s", fields.get(self._pages.fields.url or "url"), made["chaffinch"]["error"]
            )
        for name in GAINED:
            self._put(fields, name, made)
        return item

    def _put(self, fields: ItemAdapter, name: str, made: dict[str, Any]) -> None:
        """Fill a field; an item of a class without it is kept all the same."""
        try:
            if name in made:
                fields[name] = made[name]
        except KeyError:  # told in one line: where it was raised says nothing more
            kind = type(fields.item).__name__
            log.error("%s has no field '%s'", kind, name)  # noqa: TRY400

    def _count(self, what: str) -> None:
        if self._stats is not None:
            self._stats.inc_value(f"chaffinch/{what}")
