"""All pictures of a record, in one archive."""

import io
from xml.etree import ElementTree
from zipfile import ZipFile

from PIL import Image

from cxdash.takeaway import gallery
from tests.pages.stores import made
from tests.takeaway.test_record import gathered


def test_each_picture_is_there_twice_with_its_finding_and_source(run_folder):
    record = gathered(made(run_folder, "company"), "en", pages=("overview", "satisfaction"))
    drawn = [drawing for part in record.parts for section in part.sections for drawing in section.drawings]

    with ZipFile(io.BytesIO(gallery.archive(record))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    assert len(files) == 2 * len(drawn)
    for name, content in files.items():
        if name.endswith(".svg"):
            said = " ".join(text.strip() for text in ElementTree.fromstring(content).itertext() if text.strip())
            assert record.colophon.period in said
        else:
            assert Image.open(io.BytesIO(content)).width > 1000
    assert len({name.rpartition(".")[0] for name in files}) == len(drawn)
