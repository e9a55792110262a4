"""The pages, the assets they use, and the pictures that some page shows."""

from collections.abc import Iterator

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.outputs.policy import policy_of
from fingerpost.outputs.publication import Publication
from fingerpost.views.provider import shown_pictures

_MAKER = "website"


def artifacts(publication: Publication) -> Iterator[Artifact]:
    templates = publication.templates
    for page in publication.pages:
        html = templates.render(page, policy_of(page.address))
        yield Artifact(addresses.file_of(page.address), html.encode(), _MAKER)
    for asset in templates.assets.values():
        yield Artifact(asset.address.lstrip("/"), asset.content, _MAKER)
    shown = shown_pictures(publication.directory)
    for image in publication.directory.images:
        address = addresses.image(image.path.rsplit("/", 1)[-1])
        if address in shown:
            yield Artifact(address.lstrip("/"), image.data, _MAKER)
