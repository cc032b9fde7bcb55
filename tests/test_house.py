"""The rules of the house that can be read off its files."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "pages").glob("[a-z]*.py"))
MODULES = sorted(file for file in (ROOT / "cxdash").rglob("*.py") if "versions" not in file.parts)
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]

LONGEST = 300
GROWN = {
    "schema.py": 640,  # all tables stand in one place
    "cache.py": 500,  # and all that is cached
    "controls.py": 380,  # and all that the frame offers
    "picture.py": 310,
    "tabs.py": 310,
    "survey_wizard.py": 310,
}
"""Modules that are longer, with what they may not outgrow."""

ARITHMETIC = (ast.BinOp, ast.AugAssign)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)

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
print("\\n".join(touched))
"""


def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def named(files):
    return {"argvalues": files, "ids": [str(file.relative_to(ROOT)) for file in files]}


def imported(file):
    """Return the modules a file imports."""
    modules = []
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            modules += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules.append(node.module)
    return modules


def test_the_entry_folder_holds_the_frame_only():
    held = [file.name for file in (ROOT / "cxdash" / "entry").iterdir() if file.name != "__pycache__"]

    assert held == ["frame.py"]


def test_the_frame_imports_streamlit_the_library_and_the_interface_only():
    allowed = {"streamlit", "cxdash.ui.shell"} | sys.stdlib_module_names

    assert set(imported(ROOT / "cxdash" / "entry" / "frame.py")) <= allowed


@pytest.mark.parametrize("page", **named(PAGES))
class TestPages:
    def test_a_page_begins_with_its_question(self, page):
        assert ast.get_docstring(tree(page))

    def test_a_page_defines_nothing(self, page):
        assert [node.lineno for node in ast.walk(tree(page)) if isinstance(node, DEFINITIONS)] == []

    def test_a_page_does_not_calculate(self, page):
        assert [node.lineno for node in ast.walk(tree(page)) if isinstance(node, ARITHMETIC)] == []

    def test_a_page_does_not_loop(self, page):
        assert [node.lineno for node in ast.walk(tree(page)) if isinstance(node, ast.For | ast.While)] == []

    def test_a_page_is_at_most_a_hundred_lines(self, page):
        assert len(page.read_text(encoding="utf-8").splitlines()) <= 100

    def test_a_page_imports_the_house_and_the_library_only(self, page):
        strangers = [name for name in imported(page) if not name.startswith("cxdash")]

        assert set(strangers) <= sys.stdlib_module_names
        assert "cxdash.store" not in imported(page)

    def test_a_page_says_nothing_that_cannot_be_translated(self, page):
        module = tree(page)
        texts = [node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        translated = [part for call in ast.walk(module) if is_said(call) for part in ast.walk(call)]

        unmarked = [text.value for text in texts if text is not module.body[0].value and text not in translated]

        assert [text for text in unmarked if re.search("[A-Z][a-z]", text)] == []

    def test_a_page_has_an_address_of_plain_letters(self, page):
        assert re.fullmatch(r"[a-z_]+", page.stem)


def is_said(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"gettext", "ngettext"}
    )


@pytest.mark.parametrize("module", **named(MODULES))
class TestModules:
    def test_a_module_says_what_it_is_for(self, module):
        assert ast.get_docstring(tree(module))

    def test_a_module_is_no_longer_than_can_be_held_in_mind(self, module):
        assert len(module.read_text(encoding="utf-8").splitlines()) <= GROWN.get(module.name, LONGEST)


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_requirement_is_pinned_and_says_what_it_is_for(file):
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    requirement = re.compile(r"[\w-]+(\[\w+\])?==[\d.]+( ; [^#]+)?\s+# \S.*")

    asked = [line for line in lines if line and not line.startswith(("#", "-r "))]

    assert asked
    assert [line for line in asked if not requirement.fullmatch(line)] == []


def test_what_is_run_needs_nothing_of_what_only_tests_need():
    lines = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").splitlines()
    for_tests = {re.split(r"[=\[]", line)[0].replace("-", "_") for line in lines if "==" in line}

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


def test_importing_everything_opens_no_store_and_reads_nothing_but_code(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING, str(ROOT)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []
