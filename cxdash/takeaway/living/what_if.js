// The future of a choice by month and try: cxdash/measures/what_if/projection, in the same order of sums.

const YEAR = 12, ABOVE_TODAY = 1 + 1e-6, A_TENTH = 0.1;

// A rate by the change of its money: a curve that levels off, through today's point.
function grown(rate, ceiling, floor, change) {
  const top = Math.max(Math.min(ceiling, 1), rate * ABOVE_TODAY), bottom = Math.min(floor || 0, rate / ABOVE_TODAY);
  const steepness = -Math.log((top - rate) / (top - bottom));
  return bottom - (top - bottom) * Math.expm1(-steepness * (1 + change));
}

// A month's let-downs by who passes their stage: new customers, it is not stated, all customers.
function byWhoPasses(stages, count) {
  const sums = [0, 0, 0];
  for (const stage of stages) sums[stage.passed_by] += count(stage);
  return sums.map((sum) => sum / YEAR);
}

function paths(given, levers) {
  const { base, stages } = given, beliefs = believed(given, levers);
  const months = levers.years * YEAR, all = stages.reduce((sum, stage) => sum + stage.let_downs, 0);
  const removed = (stage) => {
    const mended = levers.gaps[stage.key] || 0;
    return mended + (stage.broken ? levers.promise * (1 - mended) : 0);
  };
  const [early, steady, late] = byWhoPasses(stages, (stage) => stage.let_downs);
  const [goneEarly, goneSteady, goneLate] = byWhoPasses(stages, (stage) => removed(stage) * stage.let_downs);
  const per = (amount) => (base.average > 0 ? amount / base.average : 0), lateEach = per(late), goneEach = per(goneLate);
  const spent = (today, change) => (today > 0 ? today * (1 + change) : 0);
  const costs = (spent(base.acquisition, levers.acquisition_budget) + spent(base.retention, levers.retention_budget)
    + (levers.gap_cost || 0)) / YEAR;
  const table = () => Array.from({ length: months }, () => new Float64Array(given.tries));
  const customers = table(), earned = table(), today = base.won / YEAR;
  for (let t = 0; t < given.tries; t++) {
    const b = {};
    for (const name in beliefs) b[name] = value(beliefs[name], t);
    let won = today, leaving = 1, now = base.customers, total = 0;
    if (levers.promise) won *= Math.max(1 - (b.wins_lost_per_10 || 0) * levers.promise / A_TENTH, 0);
    if (levers.acquisition_budget && "ceiling.acquisition" in b) {
      const rate = base.won / base.prospects;
      won *= grown(rate, b["ceiling.acquisition"], b["floor.acquisition"], levers.acquisition_budget) / rate;
    }
    if (levers.retention_budget && "ceiling.retention" in b) {
      const stay = grown(base.stay, b["ceiling.retention"], b["floor.retention"], levers.retention_budget);
      leaving = (1 - stay) / (1 - base.stay);
    }
    const more = today > 0 ? won / today : 1;
    const each = leaving * (all ? Math.min(b.leavers || 0, base.leaving * base.average * YEAR / all) : 0);
    const work = (b.contacts || 0) * (b.cost_per_contact || 0), fewer = more * goneEarly + goneSteady;
    const later = (1 + (b.discount_rate || 0)) ** (-1 / YEAR);
    for (let m = 0, worth = later; m < months; m++, worth *= later) {
      const bites = Math.min(Math.max(m + 1 - (b.delay_months || 0), 0), 1);
      const left = leaving * base.leaving - each * goneEach * bites;
      const extra = each * early * (more - 1) - each * fewer * bites;
      const met = more * early + steady + lateEach * now - (fewer + goneEach * now) * bites;
      now = Math.max(now + won - Math.max(left * now + extra, 0), 0);
      total += (base.margin * now - met * work - costs) * worth;
      customers[m][t] = now;
      earned[m][t] = total;
    }
  }
  return { customers, earned };
}
