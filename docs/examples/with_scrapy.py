"""Chaffinch in a Scrapy crawl: with_scrapy.py FOLDER OUT.

Serves the pages of FOLDER on this machine, crawls them, and writes them to the JSONL file OUT.
"""

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import scrapy
from scrapy.crawler import CrawlerProcess


class Pages(scrapy.Spider):
    name = "pages"
    custom_settings = {  # noqa: RUF012  # as Scrapy has it
        "ITEM_PIPELINES": {"chaffinch.adapters.scrapy.ChaffinchPipeline": 300},
        "CHAFFINCH": {"profile": "rag", "id_field": "url"},
    }

    def parse(self, response):
        yield from response.follow_all(css="a", callback=self.page)

    def page(self, response):
        yield {"url": response.url, "html": response.text}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


if __name__ == "__main__":
    folder, out = sys.argv[1:]
    site = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    Thread(target=site.serve_forever, daemon=True).start()
    feeds = {out: {"format": "jsonlines", "overwrite": True}}
    crawl = CrawlerProcess(
        {"FEEDS": feeds, "LOG_LEVEL": "WARNING", "TELNETCONSOLE_ENABLED": False}
    )
    crawl.crawl(Pages, start_urls=[f"http://127.0.0.1:{site.server_port}/"])
    crawl.start()
