"""What can be read and told apart: the contrast of everything written and drawn with the ground it stands on."""

from playwright.sync_api import Page

TEXT, LARGE_TEXT, MARK = 4.5, 3.0, 3.0
"""The least contrast that WCAG 2.2 asks for (1.4.3 and 1.4.11)."""

BAND = 0.2
"""Fainter fills are bands that carry no meaning of their own."""

FIND = """([least, large, mark, band]) => {
  for (const fade of document.getAnimations()) {  // what comes or goes slowly is judged where it ends
    if (fade instanceof CSSTransition) fade.finish();
  }
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const rgba = colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = '#000';
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  const luminance = colour => {
    const [r, g, b] = colour.map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const lineage = element => {
    const found = [];
    for (let e = element; e; e = e.parentElement) found.push(e);
    return found;
  };
  const ground = element => lineage(element).reverse()
    .filter(e => !(e instanceof SVGElement) && !e.querySelector(':scope > [data-testid=stSliderThumbValue]'))
    .reduce((below, e) => over(rgba(getComputedStyle(e).backgroundColor), below), [255, 255, 255]);
  const opacity = element => lineage(element).reduce((o, e) => o * Number(getComputedStyle(e).opacity), 1);
  const weak = [];
  const stands = (colour, element, alpha = 1) => {
    const [r, g, b, a] = rgba(colour);
    const under = ground(element);
    return contrast(over([r, g, b, a * opacity(element) * alpha], under), under);
  };
  const judge = (what, found, wanted) => { if (found < wanted) weak.push(`${what}: ${found.toFixed(2)}`); };
  const seen = element => element.checkVisibility({opacityProperty: true, visibilityProperty: true})
    && element.getBoundingClientRect().width > 0 && !element.closest('[inert], [aria-disabled=true], :disabled');

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent.trim();
    if (!words || !seen(element) || element.closest('script, style, noscript, title, template, canvas')) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const icon = element.closest('[data-testid=stIconMaterial]');
    const big = icon || size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    judge(`"${words.slice(0, 40)}"`, stands(colour, element), big ? large : least);
    texts += 1;
  }
  let marks = 0;
  for (const element of document.querySelectorAll('svg.marks .role-mark :is(path, line, rect)')) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const painted = [['fill', style.fillOpacity], ['stroke', style.strokeOpacity]]
      .filter(([paint]) => style[paint] !== 'none' && rgba(style[paint])[3] > 0);
    if (element.classList.contains('background') || element.classList.contains('foreground')) continue;
    if (!(box.width + box.height) || !painted.length || opacity(element) < band) continue;
    const kind = element.closest('.role-mark').getAttribute('class').match(/mark-(\\w+)/)[1];
    const best = painted  // an outline tells a shape whose fill is faint
      .map(([paint, alpha]) => [stands(style[paint], element, Number(alpha)), style[paint]])
      .sort(([one], [other]) => other - one)[0];
    judge(`${kind} ${best[1]} at ${opacity(element).toFixed(2)}`, best[0], mark);
    marks += 1;
  }
  return {texts, marks, weak: [...new Set(weak)]};
}"""


def measured(page: Page) -> dict:
    """Return how many texts and marks there are, and which are too faint, with their contrast."""
    return page.evaluate(FIND, [TEXT, LARGE_TEXT, MARK, BAND])
