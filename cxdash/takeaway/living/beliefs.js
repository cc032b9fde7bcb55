"use strict";
// What is believed, as the levers set it, and its value in each try: cxdash/measures/what_if/assumptions.
// given: the inputs of cxdash/takeaway/what_if.py; levers: what the sliders are set to.

const STEPS = 65535;

// The beliefs as the levers set them: another mode moves its ends in proportion.
function believed(given, levers) {
  const found = { ...given.beliefs };
  const move = (name, mode, unit) => {
    const one = found[name], by = one && one.mode > 0 ? mode / one.mode : 0;
    found[name] = { mode, unit, tries: by ? one.tries : null };
    for (const end of ["low", "least", "most", "high"]) found[name][end] = by ? one[end] * by : mode;
  };
  if (levers.extra_leavers !== null) move("leavers", levers.extra_leavers, 100);
  if (levers.cost_per_let_down !== null) {
    if (!(found.contacts && found.contacts.mode > 0)) move("contacts", 1, 1);
    move("cost_per_contact", levers.cost_per_let_down / found.contacts.mode, 1);
  }
  return found;
}

function value(one, t) {
  return Math.max(one.least + (one.most - one.least) * (one.tries ? one.tries[t] / STEPS : 0), 0) / one.unit;
}
