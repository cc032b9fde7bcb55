"""Scripts that look at a page in the browser: what is drawn, cut off, or lies over something else."""

WIDTHS = {"phone": (390, 844), "zoomed": (853, 533), "laptop": (1280, 800), "projector": (1920, 1080)}
"""Sizes of the window; *zoomed* is what a laptop's browser has to draw in at 150 %."""

DRAWN = """() => [...document.querySelectorAll('svg.marks')].map(picture => {
  const seen = [...picture.querySelectorAll('.role-mark :is(path, line, text)')]
    .filter(mark => !mark.matches('.background, .foreground'))
    .filter(mark => { const box = mark.getBoundingClientRect(); return box.width + box.height > 1; });
  const count = kind => seen.filter(mark => mark.closest(`.mark-${kind}`)).length;
  return {symbol: count('symbol'), rule: count('rule'), text: count('text'), rect: count('rect')};
})"""

CUT = """() => {  // the box of a line is a few pixels higher than its letters

  const seen = text => text.textContent.trim() && text.checkVisibility({opacityProperty: true})
    && parseFloat(getComputedStyle(text).fontSize) > 0;
  const main = document.querySelector('[data-testid=stMain]');
  const wide = [document.documentElement, main].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.tagName);
  const outside = [...document.querySelectorAll('svg.marks text')].filter(text => {
    const [box, frame] = [text.getBoundingClientRect(), text.closest('svg').getBoundingClientRect()];
    return seen(text) && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 4
      || box.bottom > frame.bottom + 3);
  }).map(text => text.textContent);
  const shortened = [...document.querySelectorAll('[data-testid=stMain] *')].filter(e =>
    getComputedStyle(e).textOverflow === 'ellipsis' && e.scrollWidth > e.clientWidth + 1 && e.textContent.trim()
    && !e.closest('[inert]')
  ).map(e => e.textContent);
  return {wide, outside, shortened};
}"""

NOTHING_CUT = {"wide": [], "outside": [], "shortened": []}

BLANK_ABOVE = """() => [...document.querySelectorAll('svg.marks')].map(picture => {  // more than a line of a head
  const seen = [...picture.querySelectorAll('text, .mark-symbol path, .mark-rect path, .mark-rule line')]
    .filter(mark => mark.checkVisibility({opacityProperty: true}) && mark.getBoundingClientRect().width > 1
      && parseFloat(getComputedStyle(mark).fontSize) > 0);
  const top = Math.min(...seen.map(mark => mark.getBoundingClientRect().bottom));
  return top - picture.getBoundingClientRect().top;
}).filter(above => above > 60)"""
"""Pixels above what stands highest in a picture, where they are more than a line needs."""

FRAME = """() => {
  const frame = document.querySelector('.st-key-frame');
  const controls = [...frame.querySelectorAll('button, a')].filter(e => e.getBoundingClientRect().width > 0);
  const middle = e => { const box = e.getBoundingClientRect(); return (box.top + box.bottom) / 2; };
  const first = middle(controls[0]);
  const words = [...frame.querySelectorAll('p, span')].filter(e => e.getBoundingClientRect().width > 0);
  return {
    below: controls.filter(e => Math.abs(middle(e) - first) > 3).map(e => e.innerText),
    cut: words.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible')
      .map(e => e.innerText),
  };
}"""

OVER_EACH_OTHER = """() => [...document.querySelectorAll('svg.marks')].flatMap(picture => {
  const texts = [...picture.querySelectorAll('text')].filter(text =>
    text.textContent.trim() && text.checkVisibility({opacityProperty: true}));
  const boxes = texts.map(text => text.getBoundingClientRect());
  const clash = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
  return texts.flatMap((text, i) => texts.slice(i + 1).filter((_, j) => clash(boxes[i], boxes[i + 1 + j]))
    .map(other => `${text.textContent} / ${other.textContent}`));
})"""

OUTGROWN = """() => [...document.querySelectorAll('[data-testid=stPageLink-NavLink] > span')]
  .filter(words => words.scrollWidth > words.clientWidth + 1).map(words => words.innerText)"""
"""Links whose words have no room."""

HEADINGS = "() => [...document.querySelectorAll('h1')].map(heading => Math.round(heading.getBoundingClientRect().top))"
"""Where the headings of the first level begin, in pixels."""

ABOVE_THE_HEADING = 110
"""The most pixels that menu and controls may take at 1280."""

IN_THE_ROOM = 1.4
"""How many times as large what is written is in the projector view at 1920."""

TYPE = """() => Object.fromEntries(['h1', '[role=tab] p', '[data-testid=stMetricValue] div', '.st-key-frame a p']
  .map(place => [place, document.querySelector(place)]).filter(([_, element]) => element)
  .map(([place, element]) => [place, parseFloat(getComputedStyle(element).fontSize)]))"""
"""The size in pixels of the heading, the tabs, the figures and the menu."""
