// Where a reading system has set each word.

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, caption, figcaption, .hemistich, .verse-line';

/** The words of a frame's document that are in the window, in document order, with the place of each one's
 *  box in the window, in CSS pixels; `block` numbers the block it stands in, `direction` is that
 *  block's. */
export function placeWords(shown) {
  const frame = shown.defaultView.frameElement;
  const { left: x, top: y, right, bottom } = frame.getBoundingClientRect();
  const isShown = (across, down) => across >= Math.max(x, 0) && across < Math.min(right, innerWidth)
    && down >= Math.max(y, 0) && down < Math.min(bottom, innerHeight);
  const blocks = [...shown.querySelectorAll(BLOCKS)];
  const words = [];
  const walker = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const block = node.parentElement.closest(BLOCKS);
    for (const match of node.data.matchAll(/[^\s\u200e\u200f\u061c]+/g)) {
      const range = shown.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const [box] = range.getClientRects();
      if (!box || !box.width) continue;
      const left = box.left + x;
      const top = box.top + y;
      if (!isShown(left + box.width / 2, top + box.height / 2)) continue;
      words.push({
        word: match[0], left, top, width: box.width, height: box.height,
        block: blocks.indexOf(block),
        direction: getComputedStyle(block || shown.body).direction,
      });
    }
  }
  return words;
}
