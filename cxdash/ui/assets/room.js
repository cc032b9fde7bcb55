// Enlarges what is written on a page in the projector view, as its pictures are, where the screen has room for it.
const STEPS = [[1700, '140%'], [1500, '115%'], [0, '']];

function fitTheRoom() {
  const room = new URLSearchParams(location.search).get('projector') === '1';
  const size = room ? STEPS.find(([width]) => innerWidth >= width)[1] : '';
  if (document.documentElement.style.fontSize !== size) document.documentElement.style.fontSize = size;
}

new MutationObserver(fitTheRoom).observe(document, {subtree: true, childList: true});
addEventListener('resize', fitTheRoom);
