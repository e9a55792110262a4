"""The pages, the assets they use, and the pictures of the content folder."""

from collections.abc import Iterator

from fingerpost import addresses
from fingerpost.artifacts import Artifact
from fingerpost.outputs.policy import policy_of
from fingerpost.outputs.publication import Publication

_MAKER = "website"


def artifacts(publication: Publication) -> Iterator[Artifact]:
    templates = publication.templates
    for page in publication.pages:
        html = templates.render(page, policy_of(page.address))
        yield Artifact(addresses.file_of(page.address), html.encode(), _MAKER)
    for asset in templates.assets.values():
        yield Artifact(asset.address.lstrip("/"), asset.content, _MAKER)
    for image in publication.directory.images:
        name = image.path.rsplit("/", 1)[-1]
        yield Artifact(addresses.image(name).lstrip("/"), image.data, _MAKER)
