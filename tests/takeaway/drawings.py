"""Pictures to make files of: of placed marks, with any text, in the forms of a desk and of a phone."""

from cxdash.charts import look
from cxdash.i18n.translator import Words
from cxdash.presenters.elements import Drawing
from cxdash.presenters.marks import DESK, PHONE, Marks

EN, NB = Words("en"), Words("nb")


def saying(text: str, words: Words = EN) -> Drawing:
    """Return a picture that says a text beside a warm box, and how wide its form is."""
    marks = Marks(words)
    marks.box(0, 400, 10, 40, "solid", look.WARNING, said=text)
    marks.text(420, 25, text)
    marks.text(0, 60, "on a desk", where=DESK)
    marks.text(0, 60, "on a phone", where=PHONE)
    return marks.drawing(text, 80, "saying")
