// A choice beside carrying on as today, in the same tries; of users, what it saves. null: the figure is not known.

const HALF = 0.5, EVERY = 2;  // EVERY: months from one point of a picture to the next

// The 10th, 50th and 90th percentile.
function spread(values) {
  const sorted = Float64Array.from(values).sort(), last = sorted.length - 1;
  return [0.1, 0.5, 0.9].map((share) => {
    const below = Math.floor(share * last), next = sorted[Math.min(below + 1, last)];
    return sorted[below] + (next - sorted[below]) * (share * last - below);
  });
}

const every = (months) => months.filter((_, m) => m % EVERY === EVERY - 1);

function share(values, holds) {
  let count = 0;
  for (const one of values) if (holds(one)) count++;
  return count / values.length;
}

const minus = (one, other) => one.map((value, t) => value - other[t]);

// The beliefs that are not stated: those that customers require, and those that money requires besides.
function needed(given, levers, gaps) {
  const some = given.stages.length, b = believed(given, levers);
  const customers = [
    levers.acquisition_budget && "ceiling.acquisition",
    levers.retention_budget && "ceiling.retention",
    levers.promise && "wins_lost_per_10",
    some && (gaps || levers.acquisition_budget || levers.promise) && "leavers",
    (gaps || levers.promise) && "delay_months",
  ];
  const works = some && moved(levers) ? ["contacts", "cost_per_contact"] : [];
  const missing = (names) => names.filter((name) => name && !(name in b));
  return { customers: missing(customers), earned: missing([...customers, ...works]) };
}

const anyGap = (levers) => Object.values(levers.gaps).some((one) => one > 0);
const moved = (levers) => Boolean(
  levers.acquisition_budget || levers.retention_budget || anyGap(levers) || levers.promise || levers.gap_cost);

function compare(given, levers) {
  const gaps = anyGap(levers), needs = needed(given, levers, gaps);
  const chosen = paths(given, levers), last = levers.years * YEAR - 1;
  const today = paths(given, {
    ...levers, acquisition_budget: 0, retention_budget: 0, gaps: {}, gap_cost: null, promise: 0 });
  const customersKnown = !needs.customers.length && given.known.customers;
  const earnedKnown = customersKnown && !needs.earned.length && given.known.money;
  const costStated = !gaps || levers.gap_cost !== null;
  const months = chosen.earned.map((one, m) => minus(one, today.earned[m]));
  const behind = months.map((one) => share(one, (more) => more < 0) > HALF);
  const ahead = months.map((one) => share(one, (more) => more > 0) > HALF);
  const aheadUntil = behind[0] || !behind[last] ? 0 : ahead.lastIndexOf(true) + 1;
  return {
    needs, moved: moved(levers), costStated, customersKnown, earnedKnown,
    judged: moved(levers) && earnedKnown && costStated,
    today: { customers: spread(today.customers[last])[1], earned: spread(today.earned[last])[1] },
    customers: spread(minus(chosen.customers[last], today.customers[last])),
    earned: spread(months[last]),
    better: share(months[last], (more) => more > 0),
    worse: share(months[last], (more) => more < 0),
    payback: behind[last] ? 0 : behind.lastIndexOf(true) < 0 ? 0 : behind.lastIndexOf(true) + 2,
    aheadUntil, never: behind[last] && !aheadUntil,
    byMonth: {
      today: every(today.customers).map((one) => one[0]),
      customers: every(chosen.customers).map(spread),
      earned: every(months).map(spread),
    },
  };
}

// What fewer let-downs save users, who are neither won nor kept, in a year.
function relieve(given, levers) {
  const b = believed(given, levers), at = (name, t) => (b[name] ? value(b[name], t) : 0);
  const gone = given.stages.reduce((sum, stage) => sum + stage.let_downs * (levers.gaps[stage.key] || 0), 0);
  const contacts = Float64Array.from({ length: given.tries }, (_, t) => gone * at("contacts", t));
  const saved = contacts.map((count, t) => count * at("cost_per_contact", t) - (levers.gap_cost || 0));
  const all = given.stages.reduce((sum, stage) => sum + stage.let_downs, 0), ends = ["low", "mode", "high"];
  const now = ends.map((end) => all * (b.contacts ? b.contacts[end] : 0));
  return {
    contactsNow: now, costNow: ends.map((end, at) => now[at] * (b.cost_per_contact ? b.cost_per_contact[end] : 0)),
    needs: ["contacts", "cost_per_contact"].filter((name) => !(name in b)),
    moved: moved(levers), costStated: levers.gap_cost !== null,
    contacts: spread(contacts), saved: spread(saved),
    better: share(saved, (more) => more > 0), worse: share(saved, (more) => more < 0),
  };
}
