"""Scrapy: an item pipeline that cleans what a spider found (``pip install gongwen[scrapy]``).

In ``settings.py``: ``ITEM_PIPELINES = {"gongwen.loaders.scrapy.GongwenPipeline": 300}``. It cleans the item's ``body`` (bytes or
text of the page); ``url`` is the name. An item that can't be made into a document is dropped with the reason.
"""

from __future__ import annotations

from typing import Any

from itemadapter import ItemAdapter
from scrapy.exceptions import DropItem

from ..errors import InputError
from ..library import clean


class GongwenPipeline:
    """Puts ``gongwen`` into the item: the documents of the page as plain data, with text, outline and repairs."""

    #: The item's fields with the page and with its name.
    body, url = "body", "url"

    def process_item(self, item: Any, spider: Any = None) -> Any:
        adapter = ItemAdapter(item)
        try:
            cleaned = clean(adapter[self.body], name=str(adapter.get(self.url) or "page"))
        except InputError as error:
            raise DropItem(str(error)) from None
        adapter["gongwen"] = cleaned.to_dict()["documents"]
        return item
