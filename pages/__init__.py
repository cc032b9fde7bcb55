"""One direct script per page; a package only so that the import rules can be checked."""
