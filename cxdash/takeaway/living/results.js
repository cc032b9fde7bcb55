// Results in words, as cxdash/presenters/what_if writes them; text: the sentences of cxdash/takeaway/living/texts.py.

const MILLION = 1e6, CERTAIN = 0.95, RARE = 0.05, WHOLE_FROM = 100;
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Half away from zero, as amounts are rounded; what is added from the tenth decimal on is no part of a figure.
function halfAway(number, decimals) {
  const by = 10 ** decimals, size = Math.abs(number) * by;
  return Math.sign(number) * Math.round(Number(size.toPrecision(15))) / by;
}

function written(number, decimals = 0) {
  const rounded = halfAway(number, decimals), [whole, part] = Math.abs(rounded).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, text.group);
  return (rounded < 0 ? "\u2212" : "") + grouped + (part ? text.decimal + part : "");
}

function money(amount) {
  const millions = amount / MILLION, size = Math.abs(millions), one = Number(size.toFixed(1));
  if (size >= 0.95) {
    const decimals = size >= WHOLE_FROM || one === Math.round(size) ? 0 : 1;
    return fill(text.millions, { number: written(millions, decimals), currency: text.currency });
  }
  const shown = Math.abs(amount) >= 10000 ? Math.round(amount / 1000) * 1000 : amount;
  return `${written(shown)}\u00a0${text.currency}`;
}

// A count by its first two digits.
function count(number) {
  const by = 10 ** Math.max(0, String(Math.trunc(Math.abs(number))).length - 2);
  return written(Math.round(number / by) * by);
}

function moreMoney(amount) {
  if (Math.abs(amount) < 500) return text.asMuch;
  return fill(amount > 0 ? text.moreMoney : text.lessMoney, { amount: money(Math.abs(amount)) });
}

function moreCustomers(number) {
  if (Math.abs(number) < 0.5) return text.asMany;
  return fill(number > 0 ? text.moreCustomers : text.fewerCustomers, { number: count(Math.abs(number)) });
}

function tries(chance) {
  if (chance > CERTAIN) return text.nearlyAll;
  if (chance < RARE) return text.hardlyAny;
  let tenths = Math.min(9, Math.max(1, Math.round(chance * 10)));
  if ([0.2, 0.4, 0.6, 0.8].some((lowest) => chance < lowest && lowest <= tenths / 10)) tenths--;
  return text.tries[tenths - 1];
}

// The place on the ladder of words; -1 where it makes no difference in at least half of the tries.
function place(better, worse) {
  if (better + worse <= HALF) return -1;
  const chance = worse > 1 - text.ladder[3] ? 1 - worse : Math.max(better, text.ladder[3]);
  if (chance > text.ladder[0]) return 0;
  const at = text.ladder.slice(1).findIndex((lowest) => chance >= lowest);
  return at < 0 ? text.ladder.length : at + 1;
}

function listed(names) {
  if (names.length < 2) return names.join("");
  const ends = text[names.length === 2 ? "pair" : "list"].split(/\{\d\}/), last = ends[ends.length - 2];
  return names.slice(0, -1).join(ends[1]) + last + names[names.length - 1];
}

function customers(found, levers) {
  const name = text.customersIn[levers.years];
  if (found.needs.customers.length) return [name, text.nothing, [text.needs]];
  if (!found.customersKnown) return [name, text.nothing, [text.nobody]];
  if (!found.moved) return [name, written(Math.round(found.today.customers / 100) * 100), [text.asToday]];
  const [low, middle, high] = found.customers;
  const range = low >= 0.5
    ? fill(text.betweenMore, { low: count(low), high: count(high) })
    : fill(text.fromTo, { low: moreCustomers(low), high: moreCustomers(high) });
  return [name, moreCustomers(middle), [fill(text.than, { range })]];
}

function earned(found, levers) {
  const name = text.earnedIn[levers.years];
  if (!given.known.money) return [name, text.nothing, [text.noMoney]];
  if (found.needs.earned.length) return [name, text.nothing, [text.needs]];
  if (!found.earnedKnown) return [name, text.nothing, []];
  if (!found.moved) return [name, money(found.today.earned), [text.afterCosts]];
  const [low, middle, high] = found.earned;
  const notes = [fill(text.fromTo, { low: moreMoney(low), high: moreMoney(high) }), ...paidBack(found, levers)];
  if (!found.costStated) notes.unshift(text.beforeCost);
  return [name, moreMoney(middle), notes];
}

function paidBack(found, levers) {
  if (!found.judged) return [];
  if (found.aheadUntil) return [text.until[found.aheadUntil]];
  if (!found.payback && !found.never) return [];
  const years = fill(text.notWithin[levers.years], { tries: tries(found.worse) });
  if (!found.payback) return [fill(text.notPaid, { years })];
  const after = text.paidAfter[found.payback];
  return [found.worse > 0 ? fill(text.both, { after, years }) : after];
}

function howSure(found) {
  const name = text.howSure;
  if (!found.moved) return [name, text.nothing, [text.notYet]];
  if (!found.earnedKnown) return [name, text.nothing, [text.cannot]];
  if (!found.costStated) return [name, text.nothing, [text.cannotBefore]];
  const at = place(found.better, found.worse);
  if (at < 0) return [name, text.noDifference, [text.asGood]];
  return [name, text.words[at], [fill(text.better, { tries: tries(found.better) })]];
}

// Of users: contacts and money, now or saved.
function contacts(found, levers) {
  if (found.needs.includes("contacts")) return [text.contacts, text.nothing, [text.needs]];
  if (!anyGap(levers)) {
    const [low, now, high] = found.contactsNow.map(count);
    return [text.contacts, now, [text.asToday, fill(text.leastAndMost, { low, high })]];
  }
  const [low, middle, high] = found.contacts.map(count);
  return [text.contacts, fill(text.fewer, { number: middle }), [fill(text.betweenFewer, { low, high })]];
}

function saved(found) {
  const name = found.moved ? text.saved : text.costNow;
  if (found.needs.length) return [name, text.nothing, [text.needs]];
  const [low, middle, high] = (found.moved ? found.saved : found.costNow).map(money);
  if (!found.moved) return [name, middle, [text.asToday, fill(text.leastAndMost, { low, high })]];
  return [name, middle, [found.costStated ? text.afterCost : text.beforeCost, fill(text.fromTo, { low, high })]];
}

// Each result's name, value and notes; and the beliefs that are missing, in a sentence.
function results(levers) {
  if (given.public) {
    const found = relieve(given, levers), shown = [contacts(found, levers), saved(found)];
    if (found.moved && !found.needs.length && found.costStated) {
      const at = place(found.better, found.worse);
      if (at >= 0) shown.push([text.howSure, text.saves[at], []]);
    }
    return { found, shown, asked: asked(found.needs) };
  }
  const found = compare(given, levers);
  return {
    found, shown: [customers(found, levers), earned(found, levers), howSure(found)], asked: asked(found.needs.earned) };
}

function asked(needs) {
  return needs.length ? fill(text.asked, { beliefs: listed(needs.map((name) => text.beliefs[name])) }) : "";
}
