// Says Streamlit's own words as SAID has them, in the language of the page's link; '' hides a button.
const ofLanguage = Object.fromEntries(Object.entries(SAID).map(([language, groups]) => [language, Object.entries(groups)
  .map(([selector, words]) => [selector, Object.entries(words).map(([theirs, ours]) => [pattern(theirs), ours])])]));
const ATTRIBUTES = ['aria-label', 'placeholder', 'title'];
const remembered = new WeakMap();
let language = '';

function pattern(template) {
  const escaped = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.+)')}$`);
}

function translated(text, words) {
  for (const [theirs, ours] of words) {
    const found = theirs.exec(text);
    if (found) return ours.replace(/\{(\w+)\}/g, (_, name) => found.groups[name]);
  }
  return text;
}

function say(node, place, words) {
  const now = place === 'text' ? node.nodeValue : node.getAttribute(place);
  if (!now) return;
  const known = remembered.get(node)?.[place];
  const theirs = known?.ours === now ? known.theirs : now;
  if (known?.ours === now && known.language === language) return;
  const [head, ...context] = theirs.split(': ');
  const whole = translated(theirs, words);
  const ours = whole !== theirs || !context.length ? whole : [translated(head, words), ...context].join(': ');
  if (ours === now) return;
  remembered.set(node, {...remembered.get(node), [place]: {theirs, ours, language}});
  if (!ours || ours.startsWith(': ')) node.closest('[data-testid=stElementToolbarButton]').hidden = true;
  else if (place === 'text') node.nodeValue = ours;
  else node.setAttribute(place, ours);
}

function sayWithin(root, words) {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const attribute of ATTRIBUTES) say(element, attribute, words);
    for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) say(child, 'text', words);
  }
}

function look(element) {
  for (const [selector, words] of ofLanguage[language]) {
    if (element.closest(selector)) sayWithin(element, words);
    else for (const root of element.querySelectorAll(selector)) sayWithin(root, words);
  }
}

const changed = ({type, target, addedNodes}) => (type === 'childList' ? [...addedNodes] : [target])
  .map(node => node.nodeType === Node.TEXT_NODE ? node.parentElement : node);

function follow(changes) {
  const asked = new URLSearchParams(location.search).get('lang');
  const spoken = asked in ofLanguage ? asked : language || 'en';
  if (spoken !== language) {
    document.documentElement.lang = language = spoken;
    look(document.body);
    return;
  }
  for (const place of new Set(changes.flatMap(changed))) if (place instanceof HTMLElement && place.isConnected) look(place);
}

new MutationObserver(follow).observe(document, {
  subtree: true, childList: true, characterData: true, attributeFilter: ATTRIBUTES,
});
