// Brings the chosen tab into the row of tabs, which on a phone is longer than the screen.
const brought = new WeakMap();

function bringTheTab() {
  for (const tab of document.querySelectorAll('[role=tab][aria-selected=true]')) {
    const row = tab.closest('[role=tablist]');
    if (brought.get(row) === tab || !row.clientWidth) continue;
    brought.set(row, tab);
    row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }
}

new MutationObserver(bringTheTab).observe(document, {subtree: true, childList: true, attributeFilter: ['aria-selected']});
