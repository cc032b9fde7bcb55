"""Give a column of a proposal another role or another scale, as a reader corrects it."""

from dataclasses import replace

from cxdash.domain.scales import PRESETS, Measure, Scale, stored_code
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
    coding = replace(found.coding, measure=role)
    return replace(bare, missing=coding.missing, codes=coding.codes, shift=coding.shift, scale=coding.code)


def with_scale(column: ColumnProposal, text: str) -> ColumnProposal:
    """Return a question on the scale that a text such as 1-7 describes; on its own where the text describes none."""
    if not isinstance(column.role, Measure) or not text:
        return column
    try:
        scale = Scale.parse(text.replace("–", "-"), PRESETS[column.role].asks)
    except ValueError:
        return column
    return replace(column, scale=stored_code(column.role, scale))
