"""The rules of the house that can be read off its files; each test lists every breach at once."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOUSE = ROOT / "cxdash"
TESTS = ROOT / "tests"
PAGES = sorted((ROOT / "pages").glob("[a-z]*.py"))
MODULES = sorted(file for file in HOUSE.rglob("*.py") if "versions" not in file.parts)
REQUIREMENTS = ["requirements.txt", "requirements-lake.txt", "requirements-dev.txt"]

LONGEST, CROWDED, LONGEST_PAGE = 300, 16, 100
"""Most lines of a module, modules of a folder, and lines of a page."""

OF_SEVERAL_MODULES = {
    "cli/test_hostile.py",
    "services/test_no_contradiction.py",
    "services/test_amounts.py",
    "services/test_headings.py",
    "exchange/test_broken_uploads.py",
    "exchange/test_long_texts.py",
    "exchange/company/test_odd_texts.py",
    "exchange/suggest/test_generated_files.py",
    "exchange/suggest/test_survey_tools.py",
    "cli/test_workbook.py",
    "demo/test_ownership.py",
    "exchange/company/test_workbook.py",
    "exchange/company/test_workbook_broken.py",
    "exchange/survey/test_messy_files.py",
    "exchange/survey/test_survey_workbook.py",
    "measures/economics/test_methods.py",
    "store/test_stateful.py",
}
"""Tests of what several modules do together."""

TESTED_AS_SHOWN = {"hosting", "browser", "pages"}
"""Folders of tests that see the whole application."""

NO_PACKAGES = {HOUSE / "entry", HOUSE / "store" / "migrations"}
"""Folders that Streamlit and Alembic read themselves."""

ARITHMETIC = (ast.BinOp, ast.AugAssign)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
LOOPS = (ast.For, ast.While)

IMPORT_EVERYTHING = """
import pkgutil, sys

touched = []

def watch(event, arguments):
    if event in ("sqlite3.connect", "socket.connect", "subprocess.Popen"):
        touched.append(f"{event} {arguments[0]!r}")
    if event == "open" and isinstance(arguments[0], str):
        file, mode = arguments[0], arguments[1] or "r"
        of_the_house = file.startswith(sys.argv[1]) and ".venv" not in file
        code = file.endswith((".py", ".pyc"))
        if (of_the_house and not code) or (set("wax+") & set(mode) and ".pyc" not in file):
            touched.append(f"open {file!r} {mode!r}")

sys.addaudithook(watch)
import cxdash
for module in pkgutil.walk_packages(cxdash.__path__, "cxdash."):
    if "migrations" not in module.name:
        __import__(module.name)
import app
touched += [f"import {name}" for name in sys.argv[2:] if name in sys.modules]
print("\\n".join(touched))
"""

WHEN_ASKED_FOR = [
    "prometheus_client",
    "pythonjsonlogger",
    "py_mini_racer",
    "typst",
    "altair",
    "alembic",
    "duckdb",
    "duckdb_engine",
    "pyreadstat",
    "scipy.optimize",
    "scipy.stats",
]
"""Packages that are large, and that neither a start nor most readers need."""


@cache
def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def lines(file):
    return file.read_text(encoding="utf-8").splitlines()


def place(file):
    return str(file.relative_to(ROOT))


def imported(file):
    """Return the modules a file imports."""
    modules = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            modules += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules.append(node.module)
    return modules


def holding(files, kinds):
    """Return where *files* hold syntax of these kinds."""
    return [
        f"{place(file)}:{node.lineno}" for file in files for node in ast.walk(tree(file)) if isinstance(node, kinds)
    ]


def packages():
    return [file.parent for file in MODULES if file.name == "__init__.py"]


def test_the_entry_folder_holds_the_frame_only():
    held = [file.name for file in (HOUSE / "entry").iterdir() if file.name != "__pycache__"]

    assert held == ["frame.py"]


def test_the_frame_imports_streamlit_the_library_and_the_interface_only():
    interface = {f"cxdash.ui.{part}" for part in ("shell", "shell.signing", "decide", "operations")}
    allowed = {"streamlit", "cxdash.presenters.pages", *interface} | sys.stdlib_module_names

    assert set(imported(HOUSE / "entry" / "frame.py")) <= allowed


def test_the_only_html_is_the_size_of_the_rooms_screen_and_tables_for_paper():
    injecting = [place(file) for file in MODULES if re.search(r"st\.html\(|unsafe_allow_html", file.read_text("utf-8"))]

    assert injecting == ["cxdash/ui/components/grid.py", "cxdash/ui/shell/frame.py"]


def test_pages_define_nothing_and_neither_calculate_nor_loop():
    assert holding(PAGES, (*DEFINITIONS, *ARITHMETIC, *LOOPS)) == []


def test_pages_begin_with_their_question_are_short_and_have_addresses_of_plain_letters():
    assert PAGES
    assert [place(page) for page in PAGES if not ast.get_docstring(tree(page))] == []
    assert [place(page) for page in PAGES if len(lines(page)) > LONGEST_PAGE] == []
    assert [place(page) for page in PAGES if not re.fullmatch("[a-z_]+", page.stem)] == []


def test_pages_import_the_house_and_the_library_only_and_never_the_store():
    asked = [(place(page), name) for page in PAGES for name in imported(page)]

    assert [
        (page, name) for page, name in asked if name.split(".")[0] not in sys.stdlib_module_names | {"cxdash"}
    ] == []
    assert [(page, name) for page, name in asked if name == "cxdash.store"] == []


def test_pages_say_nothing_that_cannot_be_translated():
    assert [
        (place(page), text) for page in PAGES for text in unmarked(tree(page)) if re.search("[A-Z][a-z]", text)
    ] == []


def unmarked(module):
    """Return the texts of a page, its docstring aside, that no call marks for translation."""
    marked = [part for call in ast.walk(module) if marks(call) for part in ast.walk(call)]
    texts = [node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [text.value for text in texts if text is not module.body[0].value and text not in marked]


def marks(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"gettext", "ngettext"}
    )


def test_modules_and_packages_say_what_they_are_for():
    assert [place(module) for module in MODULES if not ast.get_docstring(tree(module))] == []
    assert {module.parent for module in MODULES} - set(packages()) == NO_PACKAGES


def test_modules_are_no_longer_than_can_be_held_in_mind():
    assert [(place(module), length) for module in MODULES if (length := len(lines(module))) > LONGEST] == []


def test_the_formatter_is_obeyed():
    files = [*PAGES, *MODULES, *TESTS.rglob("*.py")]
    numbered = [(f"{place(file)}:{number}", line) for file in files for number, line in enumerate(lines(file), 1)]

    assert [where for where, line in numbered if re.search(r"#\s*(fmt:|noqa:.*E501)", line)] == []


def test_no_folder_is_crowded():
    counted = {place(package): len(modules_of(package)) for package in packages()}

    assert {folder: number for folder, number in counted.items() if number > CROWDED} == {}


def test_no_module_repeats_the_name_of_its_folder():
    named = [module for module in MODULES if module.stem.startswith(f"{module.parent.name}_")]

    assert [place(module) for module in named] == []


def test_tests_mirror_the_tree_and_are_named_after_what_they_test():
    tests = [file.relative_to(TESTS) for file in TESTS.rglob("test_*.py")]
    mirroring = [file for file in tests if len(file.parts) > 1 and file.parts[0] not in TESTED_AS_SHOWN]

    strangers = {str(file) for file in mirroring if not is_placed(file)}

    assert strangers - OF_SEVERAL_MODULES == set()
    assert OF_SEVERAL_MODULES - strangers == set()


def modules_of(package):
    """Return the modules of a package and the packages in it, by name."""
    return {file.stem for file in package.glob("*.py") if file.stem != "__init__"}


def is_placed(file):
    """Return whether a test is named after a module or package that stands where the test does."""
    package = HOUSE / file.parent
    names = modules_of(package) | {folder.name for folder in package.glob("[a-z]*") if folder.is_dir()}
    stem = file.stem.removeprefix("test_")
    return any(stem == name or stem.startswith(f"{name}_") for name in names)


def test_the_import_rules_name_packages_and_no_modules():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    named = {name for contract in contracts for name in re.findall(r"\bcxdash\.[\w.]+", str(contract))}

    assert named
    assert [name for name in sorted(named) if not ROOT.joinpath(*name.split(".")).is_dir()] == []


def test_every_requirement_is_pinned_and_says_what_it_is_for():
    asked = [
        (file, line)
        for file in REQUIREMENTS
        for line in lines(ROOT / file)
        if line and not line.startswith(("#", "-r "))
    ]
    requirement = re.compile(r"[\w-]+(\[\w+\])?==[\d.]+( ; [^#]+)?\s+# \S.*")

    assert {file for file, _ in asked} == set(REQUIREMENTS)
    assert [line for line in asked if not requirement.fullmatch(line[1])] == []


def test_what_is_run_needs_nothing_of_what_only_tests_need():
    asked = [line for line in lines(ROOT / "requirements-dev.txt") if "==" in line]
    for_tests = {re.split(r"[=\[]", line)[0].replace("-", "_") for line in asked}

    used = {name.split(".")[0] for file in [ROOT / "app.py", *PAGES, *MODULES] for name in imported(file)}

    assert used & for_tests == set()


def test_the_import_rules_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_every_benchmark_can_be_imported():
    run = "import benchmarks.__main__"

    done = subprocess.run([sys.executable, "-c", run], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_importing_everything_opens_no_store_reads_nothing_but_code_and_leaves_large_packages_alone(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, str(ROOT), *WHEN_ASKED_FOR],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []
