"""Access for all: what axe-core finds against WCAG 2.2 A and AA, and what the keyboard alone reaches."""

from axe_playwright_python.sync_playwright import Axe

AXE = Axe().axe_script
FIND = """([within, options]) => axe.run(within || document, options).then(found => found.violations)"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": WCAG},
    "preload": False,
    "iframes": False,
}
"""Style sheets are not fetched again: only a rule that is no part of WCAG A and AA asks for their texts."""


def violations(visitor, within=None):
    """Return what axe finds on the page as it stands, or *within* a part of it: rule, target, HTML."""
    if not visitor.page.evaluate("Boolean(window.axe)"):
        visitor.page.evaluate(AXE)
    found = visitor.page.evaluate(FIND, [within, OPTIONS])
    return [(rule["id"], str(node["target"]), node["html"]) for rule in found for node in rule["nodes"]]


LOOK = """(element => {
  const properties = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'borderTopColor',
    'borderBottomColor',
    'backgroundColor', 'color', 'textDecorationLine', 'opacity'];
  const look = (e, pseudo) => properties.map(property => getComputedStyle(e, pseudo)[property]).join();
  const around = [element, ...element.querySelectorAll('*')].slice(0, 20);
  for (let e = element.parentElement, i = 0; e && i < 4; e = e.parentElement, i += 1) around.push(e, ...e.children);
  const table = element.closest('canvas');
  if (table) return table.toDataURL();  // it marks its cell itself
  return around.flatMap(e => [look(e), look(e, '::before'), look(e, '::after')]).join('|');
})"""

FOCUSED = f"""() => {{
  const element = document.activeElement;
  window.looks ??= new Map();
  if (element === document.body) return 'end';
  if (window.looks.has(element)) return 'again';
  window.looks.set(element, {LOOK}(element));
  return 'next';
}}"""

AFTERWARDS = f"""() => {{
  document.activeElement.blur();
  const shown = element => element.checkVisibility({{visibilityProperty: true, opacityProperty: true}})
    && element.getBoundingClientRect().width > 0 && !element.closest('[inert], [aria-hidden=true], :disabled');
  const name = e => `${{e.tagName}} ${{e.getAttribute('aria-label') || e.innerText || e.outerHTML.slice(0, 90)}}`
    .replace(/\\s+/g, ' ').slice(0, 90);
  const wanted = 'a[href], button, input, select, textarea, summary, [role=tab], [role=radio], [role=switch]';
  const group = '[role=tablist], [role=radiogroup], [role=menubar], [role=toolbar]';
  const reached = [...window.looks.keys()];
  const groups = reached.map(element => element.closest(group)).filter(Boolean);
  const missed = [...document.querySelectorAll(wanted)].filter(shown)
    .filter(e => !reached.some(one => one === e || one.contains(e)) && !groups.some(one => one.contains(e)));
  const unseen = reached.filter(e => e.isConnected && {LOOK}(e) === window.looks.get(e));
  return {{reached: reached.length, missed: missed.map(name), unseen: unseen.map(name)}};
}}"""

MOST_STOPS = 200


def tab_through(visitor, ends=("end",)):
    """Press Tab until the page is left; tell what was missed, and where the focus was not seen.

    *ends*: with "again" for a dialog, which is not left but begins again.
    """
    visitor.page.evaluate("() => { window.looks = new Map(); document.activeElement.blur(); }")
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press("Tab")
        visitor.page.wait_for_timeout(40)
        if visitor.page.evaluate(FOCUSED) in ends and visitor.page.evaluate("window.looks.size"):
            break
    else:
        return {"trap": visitor.page.evaluate("document.activeElement.outerHTML.slice(0, 300)")}
    visitor.page.wait_for_timeout(300)
    return visitor.page.evaluate(AFTERWARDS)
