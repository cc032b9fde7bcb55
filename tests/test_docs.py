"""What the documents promise: links and pictures are there, commands and examples work, licences are named."""

import re
from pathlib import Path

import pytest
from click import Group
from click.testing import CliRunner

from cxdash.cli import main as cli
from cxdash.domain.messages import ImportRefused
from cxdash.domain.scales import Measure
from cxdash.exchange.customers.mapping import read_customer_mapping
from cxdash.exchange.survey.mapping import read_mapping
from cxdash.settings.described import ABOUT
from cxdash.settings.reading import variable

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
IMPORT, COMMANDS = ROOT / "docs" / "import.md", ROOT / "docs" / "commands.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "data" / "README.md"])
MADE = {"data/cxdash.db", "cxdash.toml", "spring.csv", "spring.toml"}
"""Files that come into being by use, and those of the example."""

LONG = 'layout = "long"'
CODE = re.compile(r"^```.*?^```", flags=re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^]]*\]\(([^)\s]+)\)")
PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|toml|txt|md)|Makefile")
"""What looks like a file or folder of the repository."""


def text(document):
    return document.read_text(encoding="utf-8")


def prose(document):
    return CODE.sub("", text(document))


def blocks(document, kind=""):
    return re.findall(rf"^```{kind}\n(.*?)^```", text(document), flags=re.MULTILINE | re.DOTALL)


def anchors(document):
    """Return the fragments by which GitHub links to a document's headings."""
    titles = re.findall(r"^#+ (.+)$", prose(document), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).strip().lower().replace(" ", "-") for title in titles}


def is_broken(document, link):
    place, _, fragment = link.partition("#")
    target = (document.parent / place).resolve() if place else document
    return not target.exists() or bool(fragment and fragment not in anchors(target))


class TestLinks:
    def test_every_link_picture_and_anchor_is_there(self):
        links = [(document, link) for document in DOCUMENTS for link in LINK.findall(prose(document))]
        own = [(document, link) for document, link in links if "://" not in link]

        assert len(own) > 10
        assert [(document.name, link) for document, link in own if is_broken(document, link)] == []

    def test_every_path_named_is_there(self):
        """Paths are from the root, from cxdash/, or from the document's folder; <subject> stands for any."""
        named = [
            (document, word)
            for document in DOCUMENTS
            if document.parent.name != "data"
            for word in re.findall(r"`([^`\n]+)`", prose(document))
            if PATH.fullmatch(word) and "*" not in word and word not in MADE
        ]
        folders = [ROOT, ROOT / "cxdash"]

        missing = [
            (document.name, word)
            for document, word in named
            if not any((folder / f"{word}{end}").exists() for folder in folders for end in ("", ".py"))
            and not list((ROOT / "cxdash").glob(f"*/{word}"))
        ]

        assert len(named) > 20
        assert missing == []

    def test_the_drawing_of_the_house_names_its_folders(self):
        drawing = next(block for block in blocks(ROOT / "docs" / "architecture.md") if block.startswith("app.py"))
        packages = [folder.name for folder in (ROOT / "cxdash").iterdir() if (folder / "__init__.py").exists()]

        assert [name for name in packages if not re.search(rf"^  {name}/", drawing, flags=re.MULTILINE)] == []

    @pytest.mark.parametrize("picture", ["overview", "satisfaction", "owners"])
    def test_a_picture_is_as_wide_as_a_laptops_window_and_light_to_load(self, picture):
        content = (ROOT / "docs" / f"{picture}.png").read_bytes()

        assert int.from_bytes(content[16:20], "big") == 1280
        assert len(content) < 300_000


class TestReadme:
    def test_it_is_read_in_three_minutes(self):
        assert len(text(README).splitlines()) <= 130

    def test_every_command_it_shows_exists(self):
        shown = re.findall(r"-m cxdash ([a-z-]+)(?: ([a-z_]+))?", "".join(blocks(README)))
        paths = {path for path, _ in commands(cli.main)}

        assert shown
        assert [words for words in shown if not {words[0], " ".join(words)} & paths] == []

    def test_it_names_the_setting_of_the_servers_doors(self):
        assert f"export {variable('allowed_hosts')}=" in text(README)


def test_the_table_of_settings_explains_each_once():
    rows = re.findall(r"^\| `(\w+)` \|", text(ROOT / "docs" / "hosting.md"), flags=re.MULTILINE)

    assert rows == list(ABOUT)


@pytest.mark.parametrize("document", [README, ROOT / "CONTRIBUTING.md"], ids=["README", "CONTRIBUTING"])
def test_every_target_of_make_it_names_is_there(document):
    targets = set(re.findall(r"^([\w-]+):", text(ROOT / "Makefile"), flags=re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([\w-]+)", text(document), flags=re.MULTILINE))

    assert {"run", "test", "lint"} <= named <= targets


class TestCommands:
    def test_every_command_has_help(self):
        for path, described in commands(cli.main):
            done = CliRunner().invoke(cli.main, [*path.split(), "--help"])

            assert (done.exit_code, done.stdout.split("\n")[0].split(" ")[0]) == (0, "Usage:"), path
            assert described.help, path

    def test_every_command_is_shown_with_exactly_its_options(self):
        typed = re.findall(r"^python -m cxdash (.*?)(?: +#.*)?$", text(COMMANDS), flags=re.MULTILINE)

        for path, described in commands(cli.main):
            lines = [line for line in typed if f"{line} ".startswith(f"{path} ")]
            assert lines, path
            assert set(re.findall(r"--[a-z-]+", " ".join(lines))) == options(described), path

    def test_every_command_and_option_is_explained(self):
        said = prose(COMMANDS)
        found = list(commands(cli.main))
        wanted = {name for _, command in found for name in options(command)} | options(cli.main)

        assert [path for path, _ in found if f"`{path}" not in said] == []
        assert [name for name in sorted(wanted) if not re.search(rf"`{name}\b", said)] == []


class TestImport:
    def test_its_example_of_a_survey_comes_in(self, typed, sqlite_address, tmp_path):
        survey = next(block for block in blocks(IMPORT) if block.startswith("ID;"))
        mapping = next(block for block in blocks(IMPORT, "toml") if block.startswith("survey = "))
        (tmp_path / "spring.csv").write_text(survey, encoding="utf-8")
        (tmp_path / "spring.toml").write_text(mapping, encoding="utf-8")

        code, printed, wrong = typed(
            sqlite_address, "import", tmp_path / "spring.csv", "--mapping", tmp_path / "spring.toml"
        )

        assert (code, wrong) == (0, "")
        assert printed.splitlines()[-1] == (
            "Survey spring-2026: 6 answers were added, 0 removed, 0 stay. Comments: 1. New touchpoints: delivery."
        )

    def test_its_example_of_a_list_of_customers_is_a_mapping(self):
        example = next(block for block in blocks(IMPORT, "toml") if block.startswith("customer = "))

        mapped = set(read_customer_mapping(example).columns)

        assert mapped == {"customer", "tenure_months", "churned", "monthly_revenue", "segment"}

    @pytest.mark.parametrize(
        ("section", "keys"),
        [
            ("### At the top of a mapping", lambda: keys(read_mapping, "")),
            ("### Each `[[question]]` of a wide file", lambda: keys(read_mapping, "[[question]]")),
            ("### A long file, at the top", lambda: keys(read_mapping, LONG) - keys(read_mapping, "")),
            ("### Each `[[touchpoint]]`", lambda: keys(read_mapping, "[[touchpoint]]")),
            ("### Measures", lambda: {measure.value for measure in Measure}),
            ("## A list of customers", lambda: keys(read_customer_mapping, "")),
        ],
    )
    def test_a_table_explains_exactly_the_keys_that_may_be_written(self, section, keys):
        after = text(IMPORT).split(f"\n{section}\n")[1]
        rows = re.findall(r"^\| (`.*?) \|", re.split(r"^#", CODE.sub("", after), flags=re.MULTILINE)[0], re.MULTILINE)

        assert {key for row in rows for key in re.findall(r"`(\w+)`", row)} == keys()


def keys(read, above):
    """Return the keys that a mapping may hold, as its refusal of an unknown one lists them."""
    with pytest.raises(ImportRefused) as refusal:
        read(f"{above}\nqqqqqqqq = 1")
    return {
        key
        for fault in refusal.value.faults
        for listed in re.findall(r"qqqqqqqq.*the keys are (.*)\.", str(fault))
        for key in listed.split(", ")
    }


def test_every_requirement_is_named_with_its_licence():
    asked = re.findall(r"^([\w-]+)(?:\[\w+\])?==", text(ROOT / "requirements.txt"), flags=re.MULTILINE)
    named = {
        name
        for names in re.findall(r"^  (\S.*?)  +\S", text(ROOT / "NOTICE"), flags=re.MULTILINE)
        for name in names.split(", ")
    }

    assert asked
    assert [name for name in asked if name.lower() not in named] == []


def commands(group, path=""):
    """Return every command with the words that call it."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if isinstance(command, Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


def options(command):
    return {name for option in command.params for name in option.opts if name.startswith("--")}
