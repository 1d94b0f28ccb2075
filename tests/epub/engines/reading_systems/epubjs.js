// epub.js, as the web's reading systems use it.

import { DARK } from './looks.js';

export async function open(view, address, look) {
  const book = ePub(address, { openAs: 'epub' });
  const rendition = book.renderTo(view, {
    width: innerWidth, height: innerHeight, flow: 'paginated', allowScriptedContent: true,
  });
  const rules = {};
  if (look.night) rules.body = DARK;
  if (look.lineHeight) rules.p = { 'line-height': `${look.lineHeight} !important` };
  if (look.justify) rules.p = { ...rules.p, 'text-align': 'justify' };
  rendition.themes.default(rules);
  if (look.size !== 100) rendition.themes.fontSize(`${look.size}%`);
  if (look.font) rendition.themes.font(look.font);
  await book.ready;
  await rendition.display('text.xhtml');
  return {
    next: () => rendition.next(),
    documents: () => rendition.getContents().map(content => content.document),
  };
}
