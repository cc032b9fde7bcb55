"""Satisfaction: what did customers expect, and what did they get?"""

from functools import partial

from cxdash.charts import satisfaction as charts
from cxdash.measures import satisfaction
from cxdash.ui import controls, draw, loaders
from cxdash.ui import satisfaction as said
from cxdash.vocabulary import SCALES, Measure

view, words = controls.view()
draw.heading(words.say("What did customers expect, and what did they get?"))
tables, found = loaders.satisfaction_tables(view), loaders.satisfaction(view)
if not found.view["n_answers"]:
    controls.missing(words)

# The stages: what stands out, and which one the reader looks into
stages, touchpoints = said.names(tables, "stages", words), said.names(tables, "touchpoints", words)
measures = said.measures(found)
measure = controls.chosen_measure(measures)
finding = satisfaction.finding(found, measure)
sentence = said.sentence(finding, found, stages, words)
asked = said.stages_asked(found, measure, stages)
stage = controls.chosen_stage(asked, finding.stages)
draw.finding(sentence)
controls.measure(measure, measures, words)
if asked:
    heads = said.heads(asked)
    scale = SCALES[Measure(measure)]
    picture = f"stages of {measure}, {stage}"
    pick = partial(controls.pick_stage, picture, charts.columns(words)["place"], heads)
    columns = said.picture(found.stages, measure, heads, stage, words)
    draw.picture(charts.stages, words, scale, sentence, columns, key=picture, on_select=pick)
    draw.note(*said.notes(found, measure, stages, touchpoints, words))
draw.figures(said.headlines(found, words))

# One stage's touchpoints beside what customers wrote; behind the tab, every figure
inside, every = controls.tabs(words.say("Touchpoints and comments"), words.say("All figures"))
if inside.open and asked:
    with inside:
        controls.stage(stage, asked, words)
        of_stage = said.touchpoints_of(stage, tables, touchpoints)
        rows = said.picture(found.touchpoints, measure, of_stage, "", words)
        comments = said.quotes(loaders.comments(view, stage, found), touchpoints, words)
        left, right = draw.beside()
        with left:
            draw.picture(charts.touchpoints, words, scale, said.alt(stages[stage], words), rows, charts.ROW_HEIGHT)
        with right:
            draw.quotes(words.say("What customers wrote"), comments, words.say("No comments in this period."))
if every.open:
    with every:
        draw.table(said.touchpoint_table(found, touchpoints, words), words.say("Figures by touchpoint"))
        draw.table(said.stage_table(found, stages, words), words.say("Figures by stage"))
