// foliate-js, the engine of Foliate and Readest.

import '/modules/foliate-js/view.js';
import { DARK } from './looks.js';

export async function open(place, address, look) {
  const view = document.createElement('foliate-view');
  place.append(view);
  const answer = await fetch(address);
  await view.open(new File([await answer.blob()], address));
  view.renderer.setAttribute('flow', 'paginated');
  view.renderer.setAttribute('gap', '6%');
  view.renderer.setAttribute('max-column-count', '2');
  view.renderer.setStyles(`
    html { font-size: ${look.size}% }
    ${look.night ? `html { background: ${DARK.background}; color: ${DARK.color} }` : ''}
    ${look.font ? `* { font-family: ${look.font} !important }` : ''}
    ${look.lineHeight ? `p, li, blockquote, dd { line-height: ${look.lineHeight} }` : ''}
    ${look.justify ? 'p { text-align: justify }' : ''}
  `);
  await view.goTo(start(view.book));
  return {
    next: () => view.renderer.next(),
    documents: () => view.renderer.getContents().map(content => content.doc),
  };
}

/** The text's address; of a book without landmarks, the number of its longest section. */
function start(book) {
  const text = book.landmarks?.find(mark => mark.type?.includes('bodymatter'));
  if (text) return text.href;
  const sizes = book.sections.map(section => section.size);
  return sizes.indexOf(Math.max(...sizes));
}
