"""Lay out: all the pages of a directory, in the order of their addresses."""

from fingerpost import addresses
from fingerpost.directory import Directory
from fingerpost.pages.editorial import editorial_pages
from fingerpost.pages.entries import entry_pages
from fingerpost.pages.finder import finder_pages
from fingerpost.pages.gaps import gap_pages
from fingerpost.pages.lists import family_pages
from fingerpost.pages.my_list import my_list_pages
from fingerpost.pages.page import Page
from fingerpost.pages.places import place_pages
from fingerpost.pages.specials import special_pages
from fingerpost.pages.times import time_pages
from fingerpost.views.words import Link


def lay_out(directory: Directory) -> tuple[Page, ...]:
    """Every page that exists, sorted by address. Views are made later, one at a time."""
    pages = (
        *editorial_pages(directory),
        *finder_pages(directory),
        *my_list_pages(directory),
        *place_pages(directory),
        *family_pages(directory),
        *time_pages(directory),
        *special_pages(directory),
        *entry_pages(directory),
        *gap_pages(directory),
    )
    return tuple(sorted(pages, key=lambda page: page.address))


def footer_links(pages: tuple[Page, ...]) -> tuple[Link, ...]:
    """What every footer leads to, as far as it exists here."""
    wanted = (
        Link("My list", addresses.MY_LIST),
        Link("Contact us", addresses.CONTACT),
        Link("Something wrong or missing?", addresses.TELL_US),
        Link("Worried about someone?", addresses.guide(addresses.WORRIED)),
        Link("Complaints", addresses.guide(addresses.COMPLAIN)),
        Link("Accessibility", addresses.ACCESSIBILITY),
        Link("Privacy", addresses.PRIVACY),
        Link("About this directory", addresses.ABOUT),
        Link("A to Z", addresses.A_TO_Z),
        Link("Towns and villages", addresses.TOWNS),
    )
    known = {page.address for page in pages}
    return tuple(link for link in wanted if link.href in known)
