// Where a reading system has set each word.

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, caption, figcaption, .hemistich, .verse-line';

/** The words of a frame's document that are in the window, in document order, with the place of
 *  each one's box in the window, in CSS pixels. `block` and `node` number the block and the text
 *  node that it stands in, `direction` is the block's; `cut`: it sticks out of the text's column. */
export function placeWords(shown) {
  const { left: x, top: y, right, bottom } = shown.defaultView.frameElement.getBoundingClientRect();
  const isShown = (across, down) => across >= Math.max(x, 0) && across < Math.min(right, innerWidth)
    && down >= Math.max(y, 0) && down < Math.min(bottom, innerHeight);
  const columns = [...(shown.querySelector('[role=main]') || shown.body).getClientRects()];
  const isCut = box => !columns.some(({ left, right: end }) =>
    box.left >= left - 1 && box.right <= end + 1);
  const blocks = [...shown.querySelectorAll(BLOCKS)];
  const words = [];
  const walker = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT);
  for (let node, number = 0; (node = walker.nextNode()); number += 1) {
    const block = node.parentElement.closest(BLOCKS);
    for (const match of node.data.matchAll(/[^\s\u200e\u200f\u061c\u202a-\u202c]+/g)) {
      const range = shown.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const [box] = range.getClientRects();
      if (!box || !box.width) continue;
      const [left, top] = [box.left + x, box.top + y];
      if (!isShown(left + box.width / 2, top + box.height / 2)) continue;
      words.push({
        text: match[0], left, top, width: box.width, height: box.height,
        block: blocks.indexOf(block), node: number,
        direction: getComputedStyle(block || shown.body).direction,
        cut: isCut(box),
      });
    }
  }
  return words;
}
