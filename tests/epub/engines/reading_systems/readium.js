// Readium's navigator for the web, with the ReadiumCSS that it injects.

import { EpubNavigator, EpubPreferences } from '/modules/@readium/navigator/dist/index.js';
import { HttpFetcher, Locator, Manifest, Publication } from '/modules/@readium/shared/dist/index.js';
import { DARK } from './looks.js';

const FLAT = 'http://www.idpf.org/2007/opf';

/** `address` is that of a publication's unpacked folder. */
export async function open(view, address, look) {
  const manifest = await readManifest(address);
  const links = manifest.readingOrder.items;
  const publication = new Publication({
    manifest, fetcher: new HttpFetcher(undefined, manifest.baseURL),
  });
  const positions = links.map((link, index) => Locator.deserialize({
    href: link.href, type: link.type, locations: { position: index + 1, progression: 0 },
  }));
  const start = positions.find(position => position.href.endsWith('text.xhtml'));
  const preferences = new EpubPreferences({
    fontSize: look.size / 100,
    ...(look.night ? { backgroundColor: DARK.background, textColor: DARK.color } : {}),
    ...(look.font ? { fontFamily: look.font } : {}),
    ...(look.lineHeight ? { lineHeight: look.lineHeight } : {}),
    ...(look.justify ? { textAlign: 'justify' } : {}),
  });
  const navigator = new EpubNavigator(
    view, publication, {}, positions, start, { preferences, defaults: {} },
  );
  await navigator.load();
  // To this version "next" is to the right, whichever way the publication is read.
  const turn = manifest.metadata.effectiveReadingProgression === 'rtl' ? 'go_prev' : 'go_next';
  return {
    next: () => new Promise(done => navigator._cframes[0].msg.send(turn, undefined, done)),
    documents: () => [...view.querySelectorAll('iframe')]
      .filter(frame => getComputedStyle(frame).visibility === 'visible' && frame.contentDocument?.body)
      .map(frame => frame.contentDocument),
  };
}

/** What Readium's streamers say of a package document (Readium Web Publication Manifest). */
async function readManifest(address) {
  const packageAddress = new URL(`${address}/EPUB/package.opf`, location.href).href;
  const answer = await fetch(packageAddress);
  const root = new DOMParser().parseFromString(await answer.text(), 'application/xml');
  const all = name => [...root.getElementsByTagNameNS('*', name)];
  const items = new Map(all('item').map(item => [item.id || item.getAttribute('id'), item]));
  const link = item => ({ href: item.getAttribute('href'), type: item.getAttribute('media-type') });
  const [spine] = root.getElementsByTagNameNS(FLAT, 'spine');
  const made = Manifest.deserialize({
    '@context': 'https://readium.org/webpub-manifest/context.jsonld',
    metadata: {
      title: all('title')[0].textContent,
      conformsTo: 'https://readium.org/webpub-manifest/profiles/epub',
      language: all('language').map(language => language.textContent),
      readingProgression: spine.getAttribute('page-progression-direction'),
    },
    readingOrder: all('itemref').map(itemref => link(items.get(itemref.getAttribute('idref')))),
    resources: [...items.values()].map(link),
    links: [],
  });
  made.setSelfLink(packageAddress);
  return made;
}
