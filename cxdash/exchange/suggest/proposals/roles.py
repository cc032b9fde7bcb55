"""Give a column of a proposal another role or another scale, as a reader corrects it."""

from dataclasses import replace

from cxdash.domain.scales import PRESETS, Measure, Question, Scale, asking, scale_of, stored_code
from cxdash.exchange.suggest.infer_columns import ColumnProfile
from cxdash.exchange.suggest.proposals.model import ColumnProposal
from cxdash.exchange.suggest.questions.interpret import interpret
from cxdash.exchange.suggest.questions.material import Given
from cxdash.exchange.survey.column_roles import Role


def with_role(column: ColumnProposal, role: Role) -> ColumnProposal:
    """Return a column in another role, with the scale, codes and missing answers that its texts show for it."""
    bare = replace(column, role=role, missing=(), codes=(), shift=0, scale="")
    if not isinstance(role, Measure):
        return bare
    texts = dict.fromkeys(column.texts, 1)
    cells = ColumnProfile(column.name, column.question, texts, len(texts))
    found = interpret(cells, Given(otherwise=PRESETS[role].asks))
    if found is None or PRESETS[found.coding.measure].asks is not PRESETS[role].asks:
        return bare
    coding = found.coding
    read = replace(bare, missing=coding.missing, codes=coding.codes, shift=coding.shift)
    return _on(read, coding.scale)


def with_scale(column: ColumnProposal, text: str) -> ColumnProposal:
    """Return a question on the scale that a text such as 1-7 describes; on its own where the text describes none."""
    if not isinstance(column.role, Measure) or not text:
        return column
    try:
        scale = Scale.parse(text.replace("–", "-"), PRESETS[column.role].asks)
    except ValueError:
        return column
    return column if scale.code == scale_of(column.role, column.scale).code else _on(column, scale)


def first_asking(question: Question) -> Measure:
    """Return the first of the measures that ask a question."""
    return asking(question)[0]


def _on(column: ColumnProposal, scale: Scale) -> ColumnProposal:
    """Return a question on another scale: as the measure that asks the same on it, else as the first that does."""
    same = asking(PRESETS[Measure(column.role)].asks)
    measure = next((one for one in same if PRESETS[one].scale.code == scale.code), same[0])
    return replace(column, role=measure, scale=stored_code(measure, scale))
