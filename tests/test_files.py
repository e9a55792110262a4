"""Which files of a content folder are read, and what their names and bytes may be."""

import os
import struct
import zlib
from pathlib import Path

import pytest

from fingerpost.diagnostics import Diagnostic, Misreading, Severity
from fingerpost.source import file_names, files
from fingerpost.source.files import ContentFolder, read_folder
from fingerpost.source.image_size import NOT_TOLD, size_of
from fingerpost.source.images import clean_image, kind_of


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name in ("providers", "venues", "images", "facts"):
        (folder / name).mkdir(parents=True)
    (folder / "directory.yaml").write_text("name: A town\n")
    return folder


def read(content: Path) -> tuple[ContentFolder, list[tuple[str, str]]]:
    folder, problems = read_folder(content)
    return folder, [(problem.code, problem.file.path) for problem in problems]


def only_problem(content: Path) -> Diagnostic:
    (problem,) = read_folder(content)[1]
    return problem


def test_texts_tables_and_pictures_are_read_in_the_order_of_their_paths(content: Path) -> None:
    (content / "venues" / "hall.yaml").write_bytes(b"\xef\xbb\xbfname: Hall\r\n")
    (content / "providers" / "b.md").write_text("---\nname: B\n---\n")
    (content / "providers" / "a.yaml").write_text("name: Ä\n", "utf-8")
    (content / "facts" / "postcodes.csv").write_text("a,b\n")
    (content / "facts" / "holidays.json").write_text("{}")
    (content / "facts" / "terms.yaml").write_text("a: b\n")
    (content / "images" / "hall.png").write_bytes(PNG)
    folder, problems = read(content)
    assert problems == []
    assert [(text.path, text.text) for text in folder.texts] == [
        ("content/directory.yaml", "name: A town\n"),
        ("content/facts/terms.yaml", "a: b\n"),
        ("content/providers/a.yaml", "name: Ä\n"),
        ("content/providers/b.md", "---\nname: B\n---\n"),
        ("content/venues/hall.yaml", "name: Hall\r\n"),
    ]
    assert [table.path for table in folder.tables] == [
        "content/facts/holidays.json",
        "content/facts/postcodes.csv",
    ]
    assert [(picture.path, picture.data, picture.size) for picture in folder.images] == [
        ("content/images/hall.png", PNG, (2, 2))
    ]


@pytest.mark.parametrize(
    "name",
    [
        *(".gitkeep", ".DS_Store", "._a.yaml", "Thumbs.db", "desktop.ini", "README.md"),
        *("PROVENANCE.md", "LICENSE", "a.yaml~", ".a.yaml.swp", "#a.yaml#", "a.yaml.bak"),
        *("a.yaml.orig", "~$a.md"),
    ],
)
def test_what_programs_leave_behind_is_passed_over(content: Path, name: str) -> None:
    (content / "providers" / name).write_bytes(b"\xff\x00")
    (content / name).write_bytes(b"\xff\x00")
    folder, problems = read(content)
    assert problems == []
    assert len(folder.texts) == 1


@pytest.mark.parametrize(
    ("name", "tidy"),
    [
        ("Wool & Wheel (1).yaml.txt", "wool-and-wheel.yaml"),
        ("Oak.yaml", "oak.yaml"),
        ("oak.yml", "oak.yaml"),
        ("oak.YAML", "oak.yaml"),
        ("oak.md.txt", "oak.md"),
        ("oak tree.md", "oak-tree.md"),
        ("oak_tree.yaml", "oak-tree.yaml"),
        ("café.yaml", "cafe.yaml"),
        ("jo's-place.yaml", "jos-place.yaml"),
        ("con.yaml", "con-entry.yaml"),
        ("com1.yaml", "com1-entry.yaml"),
        ("oak", "oak.yaml"),
        ("oak.docx", "oak.yaml"),
        (".oak.yaml", "oak.yaml"),
        ("oak..yaml", "oak.yaml"),
        ("a" * 61 + ".yaml", "a" * 60 + ".yaml"),
        ("дом.yaml", "entry.yaml"),
        ("a\nb.yaml", "a-b.yaml"),
        ("a\u202eb.yaml", "ab.yaml"),
        ("oak.yaml ", "oak.yaml"),
    ],
)
def test_a_name_that_needs_tidying_is_told_with_the_tidy_one(
    content: Path, name: str, tidy: str
) -> None:
    (content / "providers" / name).write_text("name: x\n")
    problem = only_problem(content)
    assert problem.code == "file-name"
    assert problem.fix == f"Rename the file to: {tidy}"
    assert file_names.is_tidy(tidy.rpartition(".")[0])
    assert problem.file.path.isprintable()


def test_a_name_that_is_no_text_is_told_without_an_exception(content: Path) -> None:
    with open(os.fsencode(content / "providers") + b"/caf\xe9.yaml", "wb") as file:  # noqa: PTH123
        file.write(b"a: b\n")
    problem = only_problem(content)
    assert problem.code == "file-name"
    assert problem.file.path.encode("utf-8")


def test_the_text_of_a_file_with_an_untidy_name_is_read_all_the_same(content: Path) -> None:
    (content / "providers" / "Oak.yaml").write_text("name: Oak\n")
    (content / "providers" / "elm.yml").write_text("name: Elm\n")
    folder, _ = read(content)
    assert [text.text for text in folder.texts[1:]] == ["name: Oak\n", "name: Elm\n"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("oak.md", "oak.yaml"),
        ("room-10.yaml", "room-1o.yaml"),
        ("hill.yaml", "hi11.yaml"),
        ("barn.yaml", "bam.yaml"),
        ("Oak.yaml", "oak.yaml"),
        ("oak-tree.yaml", "oak_tree.yaml"),
    ],
)
def test_names_that_look_alike_are_told_with_both_files(
    content: Path, first: str, second: str
) -> None:
    for name in (first, second):
        (content / "providers" / name).write_text("name: x\n")
    (problem,) = (one for one in read_folder(content)[1] if one.code == "ids-look-alike")
    assert problem.file.path == f"content/providers/{max(first, second)}"
    assert [one.file.path for one in problem.related] == [f"content/providers/{min(first, second)}"]


def test_names_in_different_folders_may_be_the_same(content: Path) -> None:
    (content / "providers" / "oak.yaml").write_text("name: x\n")
    (content / "venues" / "oak.yaml").write_text("name: x\n")
    assert read(content)[1] == []


def test_links_are_never_followed(content: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: secret\n")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.yaml").write_text("name: secret\n")
    (content / "providers" / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    (content / "providers" / "b.yaml").symlink_to(tmp_path / "nowhere")
    (content / "providers" / "c").symlink_to(tmp_path / "outside")
    (content / "localities").symlink_to(tmp_path / "outside")
    folder, problems = read(content)
    assert [text.path for text in folder.texts] == ["content/directory.yaml"]
    assert problems == [
        ("link-leaves-content", "content/localities"),
        ("link-leaves-content", "content/providers/a.yaml"),
        ("link-leaves-content", "content/providers/b.yaml"),
        ("link-leaves-content", "content/providers/c"),
    ]


def test_a_pipe_is_refused_and_not_waited_for(content: Path) -> None:
    os.mkfifo(content / "providers" / "a.yaml")
    assert read(content)[1] == [("not-a-file", "content/providers/a.yaml")]


def test_a_folder_in_a_folder_is_told(content: Path) -> None:
    (content / "providers" / "wimborne").mkdir()
    (content / "providers" / "wimborne" / "a.yaml").write_text("name: x\n")
    folder, problems = read(content)
    assert problems == [("folder-in-folder", "content/providers/wimborne")]
    assert len(folder.texts) == 1


def test_what_nobody_reads_is_advice(content: Path) -> None:
    (content / "notes").mkdir()
    (content / "notes.txt").write_text("x")
    problems = read_folder(content)[1]
    assert [(one.code, one.severity) for one in problems] == [
        ("file-not-read", Severity.ADVICE)
    ] * 2


def test_a_missing_folder_and_missing_settings_are_told(tmp_path: Path) -> None:
    assert read(tmp_path / "nowhere") == (ContentFolder(), [("content-missing", "nowhere")])
    (tmp_path / "content").mkdir()
    assert read(tmp_path / "content")[1] == [("settings-missing", "content/directory.yaml")]


@pytest.mark.parametrize(
    ("data", "line", "column", "letter"),
    [
        (b"name: Okeford\nsummary: caf\xe9\n", 2, 13, "é"),
        ("# ü\nname: £".encode() + b"\x92s\n", 2, 8, "’"),
        (b"\xff\xfen\x00a\x00", 1, 1, ""),
        (b"name: \xed\xa0\x80\n", 1, 7, "í"),
    ],
)
def test_bytes_that_are_not_utf_8_are_told_with_their_place(
    content: Path, data: bytes, line: int, column: int, letter: str
) -> None:
    (content / "providers" / "a.yaml").write_bytes(data)
    problem = only_problem(content)
    assert problem.code == "not-utf-8"
    assert (problem.position.line, problem.position.column) == (line, column)
    assert letter in problem.fix


def test_a_file_that_went_away_since_the_folder_was_listed_is_told(tmp_path: Path) -> None:
    found = files._Found("content/providers/a.yaml", tmp_path / "a.yaml", "yaml")
    problem = files._read(found)
    assert isinstance(problem, Diagnostic)
    assert (problem.code, problem.file.path) == ("file-not-readable", found.path)


@pytest.mark.parametrize(
    ("path", "largest"),
    [("providers/a.yaml", 64 * 1024), ("facts/a.csv", 8 * 1024**2), ("images/a.png", 5 * 1024**2)],
)
def test_a_file_over_its_limit_is_not_read(content: Path, path: str, largest: int) -> None:
    (content / path).write_bytes(b"#" * largest)
    assert "file-too-large" not in [code for code, _ in read(content)[1]]
    (content / path).write_bytes(b"#" * (largest + 1))
    assert read(content)[1] == [("file-too-large", f"content/{path}")]


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    head = chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00" * (1 + min(width, 9)) * min(height, 9)))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + pixels + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def exif(orientation: int, order: str) -> bytes:
    """With a place (tag 8825) beside the orientation."""
    mark = b"II" if order == "<" else b"MM"
    fields = struct.pack(order + "HHLHH", 0x0112, 3, 1, orientation, 0)
    fields += struct.pack(order + "HHLL", 0x8825, 4, 1, 38)
    head = mark + struct.pack(order + "HLH", 42, 8, 2)
    return b"Exif\x00\x00" + head + fields + b"\x00" * 4 + b"GPS 50.8N 1.9W"


def jpeg(*more: bytes, width: int = 3, height: int = 2, tail: bytes = b"") -> bytes:
    size = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    scan = b"\x12\xff\x00\x34\xff\xd0\x56"
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\x00" + b"\x01" * 9)
        + b"".join(more)
        + segment(0xC0, size)
        + (segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + scan) * 2
        + b"\xff\xd9"
        + tail
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP" + b"".join(
        name + struct.pack("<L", len(data)) + data + b"\x00" * (len(data) % 2)
        for name, data in chunks
    )
    return b"RIFF" + struct.pack("<L", len(body)) + body


VP8X = bytes([0x2C, 0, 0, 0, 2, 0, 0, 1, 0, 0])
PNG = png(2, 2)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_jpeg_loses_its_place_and_keeps_which_way_up_it_is(order: str, orientation: int) -> None:
    data = jpeg(
        segment(0xE1, exif(orientation, order)),
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00 GPS"),
        segment(0xED, b"Photoshop GPS"),
        segment(0xFE, b"GPS"),
        segment(0xE2, b"MPF\x00 GPS"),
        segment(0xE2, b"ICC_PROFILE\x00 colours"),
        segment(0xEE, b"Adobe\x00 transform"),
        tail=b"GPS PK\x03\x04",
    )
    cleaned = clean_image(data)
    assert isinstance(cleaned, bytes)
    assert b"GPS" not in cleaned
    assert b"PK" not in cleaned
    assert b"ICC_PROFILE" in cleaned
    assert b"Adobe\x00" in cleaned
    assert (b"Exif" in cleaned) == (orientation > 1)
    assert cleaned.endswith(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9")
    assert clean_image(cleaned) == cleaned
    assert clean_image(jpeg()) == jpeg()


def test_a_png_loses_its_texts_and_its_movement() -> None:
    data = png(2, 2, chunk(b"gAMA", b"\x00\x00\xb1\x8f"))
    hidden = png(
        2,
        2,
        chunk(b"gAMA", b"\x00\x00\xb1\x8f"),
        chunk(b"tEXt", b"GPS\x001"),
        chunk(b"eXIf", b"GPS"),
        chunk(b"acTL", b"\x00" * 8),
    )
    assert clean_image(hidden + b"PK\x03\x04") == data


def test_a_webp_loses_its_exif_and_xmp() -> None:
    hidden = webp((b"VP8X", VP8X), (b"VP8 ", b"pic"), (b"EXIF", b"GPS"), (b"XMP ", b"GPS!"))
    shown = webp((b"VP8X", b"\x20" + VP8X[1:]), (b"VP8 ", b"pic"))
    assert clean_image(hidden) == shown


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "image-kind"),
        (b"GIF89a", "image-kind"),
        (b"<svg onload='x'/>", "image-kind"),
        (webp((b"ANIM", b"x" * 6)), "image-kind"),
        (png(50_000, 50_000), "image-too-large"),
        (jpeg(width=50_000, height=50_000), "image-too-large"),
        (webp((b"VP8X", bytes([0, 0, 0, 0]) + b"\xff" * 6)), "image-too-large"),
        (PNG[:-3], "image-damaged"),
        (PNG.replace(b"IDAT", b"IDAX"), "image-damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 40, "image-damaged"),
        (jpeg()[:-2], "image-damaged"),
        (b"\xff\xd8\xff", "image-damaged"),
        (b"\xff\xd8\xff\xe1\x00\x00", "image-damaged"),
        (b"\xff\xd8" + segment(0xE1, b"Exif\x00\x00MM\x00\x2a\xff"), "image-damaged"),
        (webp((b"VP8 ", b"pic"))[:-4], "image-damaged"),
    ],
)
def test_a_picture_that_cannot_be_published_is_told(data: bytes, code: str) -> None:
    found = clean_image(data)
    assert isinstance(found, Misreading)
    assert found.code == code
    assert found.fix


@pytest.mark.parametrize("data", [PNG, jpeg(segment(0xE1, exif(6, "<"))), webp((b"VP8X", VP8X))])
def test_no_damage_makes_an_exception(data: bytes) -> None:
    for at in range(len(data)):
        for changed in (
            data[:at],
            data[:at] + b"\xff" + data[at + 1 :],
            data[:at] + data[at + 1 :],
        ):
            found = clean_image(changed)
            assert isinstance(found, (bytes, Misreading))
            if isinstance(found, bytes):
                size_of(found)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(960, 600), (960, 600)),
        (jpeg(width=1600, height=1200), (1600, 1200)),
        (jpeg(segment(0xE1, exif(3, "<")), width=1600, height=1200), (1600, 1200)),
        (jpeg(segment(0xE1, exif(6, ">")), width=1600, height=1200), (1200, 1600)),
        (jpeg(segment(0xDB, b"\x00" * 65), width=9, height=8), (9, 8)),
        (webp((b"VP8X", VP8X), (b"VP8 ", b"pic")), (3, 2)),
        (webp((b"VP8 ", b"\x10\x00\x00\x9d\x01\x2a\xc0\x03\x58\x42")), (960, 600)),
        (webp((b"VP8L", b"\x2f\xbf\xc3\x95\x00")), (960, 600)),
        (webp((b"VP8 ", b"pic")), NOT_TOLD),
        (b"\xff\xd8\xff\xd9", NOT_TOLD),
    ],
)
def test_a_page_can_tell_how_large_a_picture_is(data: bytes, size: tuple[int, int]) -> None:
    cleaned = clean_image(data)
    assert isinstance(cleaned, bytes)
    assert size_of(cleaned) == size


def test_a_picture_has_the_ending_of_its_kind(content: Path) -> None:
    (content / "images" / "a.jpg").write_bytes(PNG)
    problem = only_problem(content)
    assert (problem.code, problem.fix) == ("image-kind", 'End its name in ".png".')
    assert kind_of(jpeg()) == "jpeg"
