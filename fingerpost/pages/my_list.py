"""My list: the activities that a reader keeps on their own device. A script fills the page."""

from collections.abc import Iterator

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.pages.page import Page


def my_list_pages(directory: Directory) -> Iterator[Page]:
    yield Page(
        address=addresses.MY_LIST,
        template="pages/my-list.html",
        title="My list",
        description=f"The activities of {directory.settings.name} that you keep on this device.",
        here="My list",
        view=lambda: None,
        in_sitemap=False,
    )
