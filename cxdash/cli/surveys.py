"""The commands for survey exports that no mapping describes: propose, and the import of what is proposed."""

from collections.abc import Iterable
from pathlib import Path

import click

from cxdash.cli import lists
from cxdash.cli.as_json import written
from cxdash.domain.messages import ImportRefused, Message, gettext_noop
from cxdash.domain.surveys import Wave
from cxdash.exchange import isolated
from cxdash.exchange.door import making
from cxdash.exchange.door.any_file import propose_beside
from cxdash.exchange.door.kinds import Kind
from cxdash.exchange.door.lists import LISTS, Make
from cxdash.exchange.files.opening import content_of
from cxdash.exchange.suggest.proposals.model import MappingProposal
from cxdash.exchange.survey.mapping_text import write_mapping
from cxdash.i18n.translator import Words
from cxdash.presenters.data import list_proposal, survey_proposal
from cxdash.store import database
from cxdash.store.read import tables


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the proposal as JSON.")
@click.option("--mapping-out", type=click.Path(dir_okay=False, path_type=Path), help="Write the mapping to this file.")
@click.option("--sheet", default="", help="The sheet of a workbook, or the file of an archive, that holds the answers.")
@lists.AS
@lists.ANSWER
@click.pass_obj
def propose(
    store: str | None,
    file: Path,
    as_json: bool,
    mapping_out: Path | None,
    sheet: str,
    kind: str | None,
    answers: tuple[str, ...],
) -> None:
    """Say what each column of a file seems to be, why, and what has to be answered before it is imported."""
    if (found := Kind.SURVEY if sheet else lists.kind_of(file, kind)) is not Kind.SURVEY:
        if (mapping_out is not None and found is not Kind.CUSTOMERS) or found not in LISTS:
            raise ImportRefused([lists.not_a_survey(file, found)])
        read = lists.read(store, file, found, answers, Make())
        lists.show(read, as_json=as_json)
        if mapping_out is not None:
            lists.refuse_open(read)
            mapping_out.write_text(read.found.mapping, encoding="utf-8")
        return
    proposal = proposed(store, file, answers, sheet)
    words = Words("en")
    if as_json:
        click.echo(written(survey_proposal.record(proposal, words)))
    else:
        notes = [words.sentence(note) for note in proposal.notes]
        click.echo("\n".join([*survey_proposal.lines(proposal, words), *notes]))
    if mapping_out is not None:
        refuse_open(proposal)
        mapping_out.write_text(write_mapping(proposal), encoding="utf-8")
    elif not as_json and not proposal.open:
        click.echo("\n" + write_mapping(proposal))


def proposed(store: str | None, file: Path, answers: Iterable[str], sheet: str = "") -> MappingProposal:
    """Return the proposal for an export, with the touchpoints and the kept mappings of the store."""
    with database.reading(database.open_store(store)) as connection:
        known = tables.known(connection)
    given = dict(map(lists.pair, answers))
    return isolated.run(propose_beside, content_of(file), file.name, known, given, sheet)


def refuse_open(proposal: MappingProposal) -> None:
    """Raise ImportRefused with each open question, its readings and the options that answer it."""
    if not proposal.open:
        return
    head = Message(gettext_noop("Nothing was imported: answer these questions first, with --answer for each."))
    said = survey_proposal.questions_in_words(proposal, Words("en"))
    raise ImportRefused([head, *(Message("{line}", {"line": line}) for line in said)])


def with_made(store: str | None, survey: Wave, make: Make) -> Wave:
    """Return a survey with the touchpoints that its mapping refers to and nobody describes, made where that is wanted.

    Raises ImportRefused, naming them and how they are made, where it is not.
    """
    with database.reading(database.open_store(store)) as connection:
        known = tables.known(connection)
    lacks = making.of_survey(survey, known)
    only = making.only_stage(known)
    if not lacks:
        return survey
    if make.wanted and (stage := make.stage or only):
        return making.declared(survey, lacks, known, stage)
    raise ImportRefused(
        list_proposal.lacking_points(lacks, lists.WORDS, stage=only, asks_stage=not only, made=make.wanted)
    )
