"""Sentences and findings that claim nothing of their own of a stage, a role or a touchpoint."""

from cxdash.measures.ownership import room
from cxdash.presenters import told
from cxdash.presenters.ownership import mandate
from cxdash.presenters.ownership.money import picture as money
from cxdash.presenters.ownership.one_stage import picture as one_stage

SILENT = {
    money.DASHED,
    money.ANSWERS,
    *money.SHARES,
    mandate.OF_A_STATEMENT,
    *told.TEMPLATES,
    "{stage}: {count} let-downs a year.",
    "{stage}: {fewer} let-downs a year.",
    "{stage}, {role}: {letters}.",
    "{who} {diagnosis}.",
    "{who} Let-downs a year: {number}; {diagnosis}.",
    "{title}: {beside}. {who}.",
    "{role}, {kind}: {shares} of its money.",
    "{outcome}: {figures}; {owner}.",
    *(template for pair in (*room.FIRST.values(), *room.NEXT.values()) for template in pair),
    "{one}, {other}",
    "In the hands of: {role}",
    "In the room: {who} ({count} of {of})",
    "Under way: {who}",
    "Blocked: {why}",
    "{handoff}: satisfaction falls by {fall}",
    "Of what can be fixed, “{title}” clearly comes first: {who}.",
    "Of what can be fixed, “{title}” probably comes first: {who}.",
    "Of what can be fixed, “{title}” and “{other}” come first about equally: {who}.",
    "“{title}” clearly hurts most, but is blocked where it is made: {why}.",
    "“{title}” probably hurts most, but is blocked where it is made: {why}.",
    "It is not stated for {stages}, so let-downs that more customers or fewer would meet there are left out.",
    "{count} of these are made where nobody clearly answers: {stages}.",
    "Promising too much at {stage} costs {cost} a year in extra work (from {low} to {high}).",
    "Promising too much costs {cost} a year in extra work at each of {stages} (from {low} to {high} at each).",
    "What promising too much at {stages} costs in extra work cannot be told before it is stated {needs}.",
    "The let-downs at {stage} cost about {amount} a year in extra work (from {low} to {high}).",
    "What the let-downs at {stage} cost is not known before it is stated {needs}.",
    "The same promise is kept least evenly in the stage {stage}: {first} gives {better}, {second} {worse}.",
    "By who delivers, the widest difference is in the stage {stage}: {first} {better}, {second} {worse}.",
    "By every way of counting the most credit goes to what {role} answers for: {range} customers.",
    "Most goes to {name} by: {ways}.",
    "{role} (claims {share}, gets at most {given})",
    "{role} (claims {share})",
    "More than any way of counting gives: {roles}.",
    "No touchpoint on the paths is theirs, by owner or by who does the work: {roles}.",
    "{role} has all four areas.",
    "Each of the four areas has an owner, but they are not gathered under one: {roles}.",
    "Only indirect touchpoints, such as advertising: {stages}.",
    "No answers to this question: {stages}.",
    "{stage}: {roles}.",
    one_stage.OF_ONE,
    "{stage}: {said}.",
    "{stage} → {next}: {gives} to {receives}; satisfaction {change}, not rated.",
    "{stage} → {next}: {gives} to {receives}; rated {ratings} of 5, satisfaction {change}.",
    "{title}: made at {made} ({answers}), felt at {felt}; {number} times a year.",
    "{title}: made and felt at {made} ({answers}); {number} times a year.",
    "{count} more, met {times} times a year, is made and felt where nobody can decide: {stages}.",
    "{count} more, met {times} times a year, are made and felt where nobody can decide: {stages}.",
    "Responsible: {role}",
    "Those who do the work: {listed}.",
    "{role} at {touchpoints}",
    "{role} answers for every touchpoint on the paths, so credit by role tells nothing.",
    "{role} rates its own mandate {number} above what the others say.",
    "{role} rates its own mandate {number} below what the others say.",
}
"""Templates that frame other sentences, or tell what leaders say and how figures are made."""

NOT_ABOUT_OWNERS = {
    *("nobody_responsible", "not_confirmed", "kpi_without_owner", "targets_pull_apart", "decision_overdue"),
    *("areas_without_owner", "handoff_rated_apart", "more_than_asked", "whole_below_parts", "mostly_winning"),
    *("not_earned_back", "money_moved", "not_filled", "touchpoint_fails", "outcomes_without_owner"),
    "top_without_customers",
}
"""Codes of findings that claim nothing that another sentence or the picture could gainsay."""
