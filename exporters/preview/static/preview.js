// The page of `diglot watch`. The server tells of each new edition of a document; both sides are
// then drawn anew behind what is shown, and take its place where the reader was.

const BLOCKS = "p,h1,h2,h3,h4,h5,h6,li,dt,dd,th,td,caption,figcaption,pre,blockquote,figure";
const by = (id) => document.getElementById(id);
const editions = new Map();
let shown = null; // the edition on the page
let places = []; // where its blocks are, as /places says
let placed = Promise.resolve(); // kept when they are known
let chosen = false; // whether the reader has chosen a document
let found = -1; // the block that both sides show, by its number in `places`

// --- the EPUB's side --------------------------------------------------------------------------

const frame = () => by("desk").querySelector("iframe:not([hidden])");

const blocksOf = (text) =>
  [...text.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));

// Scripts cannot run in a publication: its policy forbids them. WebKit asks for allow-scripts to
// let this page hear clicks in the frame.
function openText(href) {
  const before = frame();
  const next = document.createElement("iframe");
  next.title = "The text as an e-reader shows it";
  next.setAttribute("sandbox", "allow-same-origin allow-scripts");
  next.hidden = true;
  next.style.width = `${chosenWidth()}px`;
  next.addEventListener("load", () => {
    if (next !== by("desk").lastElementChild) return next.remove(); // a newer one is on its way
    dress(next.contentDocument, before?.contentDocument, before?.dataset.href === href);
    next.hidden = false;
    for (const old of [...by("desk").children]) if (old !== next) old.remove();
    if (before?.dataset.href === href)
      next.contentWindow.scrollTo({ top: before.dataset.top, behavior: "instant" });
    mark();
  }, { once: true });
  if (before?.contentWindow) before.dataset.top = before.contentWindow.scrollY;
  next.dataset.href = href;
  next.src = `book/${encodeURIComponent(shown.name)}/${shown.number}/${href}`;
  by("desk").append(next);
}

function dress(text, earlier, same) {
  const sheet = text.createElementNS("http://www.w3.org/1999/xhtml", "link");
  sheet.setAttribute("rel", "stylesheet");
  sheet.setAttribute("href", new URL("static/reader.css", location.href).href);
  text.head.append(sheet);
  text.documentElement.dataset.paper = by("paper").value;
  text.addEventListener("click", onTextClick);
  text.addEventListener("keydown", onKey);
  if (!same || !earlier) return;
  const known = new Set(blocksOf(earlier).map((block) => block.textContent));
  for (const block of blocksOf(text))
    if (!known.has(block.textContent) && !block.closest(".colophon"))
      block.classList.add("diglot-changed");
}

async function onTextClick(event) {
  const link = event.target.closest("a[href]");
  if (link) {
    event.preventDefault();
    follow(link);
    return;
  }
  const block = event.target.closest(BLOCKS);
  if (!block) return;
  const index = blocksOf(block.ownerDocument).indexOf(block);
  await placed;
  find(places.findIndex((place) => place.href === frame().dataset.href && place.index === index),
       "pdf");
}

// A link inside the publication is followed; the others would lead out of it.
function follow(link) {
  const address = new URL(link.getAttribute("href"), link.baseURI);
  const root = new URL(`book/${encodeURIComponent(shown.name)}/${shown.number}/`, location.href);
  if (!address.href.startsWith(root.href)) {
    by("place").textContent = `A link to ${address.href}`;
    return;
  }
  const href = decodeURI(address.pathname.slice(root.pathname.length));
  const target = decodeURIComponent(address.hash.slice(1));
  if (href === frame().dataset.href) frame().contentDocument.getElementById(target)?.scrollIntoView();
  else if (shown.texts.some(([path]) => path === href)) (by("text").value = href), openText(href);
}

// --- the PDF's side ---------------------------------------------------------------------------

function drawPages() {
  const desk = by("pages");
  while (desk.children.length > shown.pages.length) desk.lastElementChild.remove();
  shown.pages.forEach(([width, height], at) => {
    let page = desk.children[at];
    if (!page) {
      page = document.createElement("div");
      page.className = "page";
      page.append(document.createElement("img"));
      page.addEventListener("click", onPageClick);
      desk.append(page);
      watcher.observe(page);
    }
    page.style.aspectRatio = `${width} / ${height}`;
    page.dataset.number = at + 1;
    page.dataset.stale = "yes";
    if (page.dataset.near === "yes") drawPage(page);
  });
}

const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    target.dataset.near = isIntersecting ? "yes" : "no";
    if (isIntersecting) drawPage(target);
  }
}, { root: by("pages"), rootMargin: "100%" });

// The picture changes when the new one is there: no flicker.
async function drawPage(page) {
  if (page.dataset.stale !== "yes") return;
  page.dataset.stale = "no";
  const width = Math.round(page.clientWidth * Math.min(devicePixelRatio, 2) / 100) * 100 || 800;
  const { name, number } = shown;
  const picture = new Image();
  picture.alt = `Page ${page.dataset.number}`;
  picture.src = `page/${encodeURIComponent(name)}/${number}/${page.dataset.number}/${width}.png`;
  try { await picture.decode(); } catch { return; }
  if (shown.name === name && shown.number === number) page.querySelector("img").replaceWith(picture);
}

async function onPageClick(event) {
  const page = event.currentTarget;
  const box = page.getBoundingClientRect();
  const x = (event.clientX - box.left) / box.width, y = (event.clientY - box.top) / box.height;
  await placed;
  let nearest = -1, least = 0.03; // of a page's size
  places.forEach((place, number) => {
    for (const area of place.areas) {
      if (area.page !== Number(page.dataset.number)) continue;
      const away = Math.max(area.left - x, x - area.right, area.top - y, y - area.bottom, 0);
      const size = (area.right - area.left) * (area.bottom - area.top) * 1e-3;
      if (away + size < least) (least = away + size), (nearest = number);
    }
  });
  if (nearest >= 0) find(nearest, "epub");
}

// --- both ---------------------------------------------------------------------------------------

function find(number, side) {
  found = number;
  const place = places[number];
  if (place && side !== "pdf" && place.href !== frame()?.dataset.href) {
    by("text").value = place.href;
    openText(place.href);
  }
  mark();
  if (!place) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  if (side !== "pdf")
    frame()?.contentDocument.querySelector(".diglot-found")
      ?.scrollIntoView({ block: "center", behavior: calm });
  if (side !== "epub")
    by("pages").querySelector(".area")?.scrollIntoView({ block: "center", behavior: calm });
}

function mark() {
  const place = places[found];
  for (const area of document.querySelectorAll(".area")) area.remove();
  const text = frame()?.contentDocument;
  for (const block of text?.querySelectorAll(".diglot-found") ?? [])
    block.classList.remove("diglot-found");
  if (!place) {
    by("place").textContent = "Click a paragraph to find it on the other side.";
    return;
  }
  if (text && place.href === frame().dataset.href)
    blocksOf(text)[place.index]?.classList.add("diglot-found");
  for (const area of place.areas) {
    const mark = document.createElement("div");
    mark.className = "area";
    mark.style.left = `${area.left * 100}%`;
    mark.style.top = `${area.top * 100}%`;
    mark.style.width = `${(area.right - area.left) * 100}%`;
    mark.style.height = `${(area.bottom - area.top) * 100}%`;
    by("pages").children[area.page - 1]?.append(mark);
  }
  const pages = [...new Set(place.areas.map((area) => area.page))];
  const line = place.line ? `${shown.source}, line ${place.line}` : shown.source;
  by("place").textContent =
    pages.length ? `${line} · page ${pages.join(", ")}` : `${line} · not on the pages`;
}

function onKey(event) {
  if (event.target.closest?.("select,input") || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { "]": 1, "[": -1 }[event.key];
  if (step) find(Math.min(Math.max(found + step, 0), places.length - 1), "both");
  else if (event.key === "Escape") find(-1, "both");
}

const chosenWidth = () => document.querySelector("input[name=width]:checked").value;

function show(edition) {
  const other = shown?.name !== edition.name;
  const texts = JSON.stringify(edition.texts) !== JSON.stringify(shown?.texts);
  const block = other ? null : places[found];
  shown = edition;
  document.title = `${edition.name} – diglot`;
  tell(edition);
  if (!edition.texts.length) {
    by("desk").replaceChildren();
    by("pages").replaceChildren();
    return;
  }
  by("pdf").href = `pdf/${encodeURIComponent(edition.name)}/${edition.number}/${encodeURIComponent(edition.name)}.pdf`;
  if (other || texts) {
    const kept = by("text").value;
    by("text").replaceChildren(...edition.texts.map(([path, title]) =>
      new Option(path.endsWith("cover.xhtml") ? "Cover" : title || path, path)));
    by("text").value = !other && edition.texts.some(([path]) => path === kept)
      ? kept : (edition.texts.find(([path]) => !path.endsWith("cover.xhtml")) ?? edition.texts[0])[0];
  }
  if (other) by("pages").replaceChildren(), by("pages").scrollTo(0, 0), by("desk").replaceChildren();
  drawPages();
  openText(by("text").value);
  placed = locate(edition, block);
}

async function locate(edition, block) {
  const answer = await fetch(`places/${encodeURIComponent(edition.name)}/${edition.number}`);
  if (!answer.ok || shown !== edition) return;
  places = await answer.json();
  found = block ? places.findIndex((p) => p.href === block.href && p.index === block.index) : -1;
  mark();
}

function tell(edition) {
  const failed = edition.state === "failed";
  const count = edition.pages.length;
  by("status").dataset.state = edition.state;
  by("status").textContent = failed
    ? `${edition.source} has errors; what you see is the last good build.`
    : `${count} page${count === 1 ? "" : "s"}, built in ${edition.seconds.toFixed(2)} s`;
  if (edition.state === "unchanged")
    by("status").textContent = `${count} page${count === 1 ? "" : "s"}, as built before`;
  by("findings").hidden = !edition.diagnostics.length;
  by("list").replaceChildren(...edition.diagnostics.map(finding));
}

function finding(one) {
  const item = document.createElement("li");
  const place = [one.path, one.line, one.column].filter(Boolean).join(":");
  const head = document.createElement("div");
  const severity = document.createElement("span");
  severity.className = `severity ${one.severity}`;
  severity.textContent = `${one.severity} ${one.code}`;
  head.append(`${place} `, severity, ` ${one.message}`);
  item.append(head);
  if (one.excerpt) {
    const line = document.createElement("pre");
    const number = document.createElement("b");
    const words = document.createElement("bdi");
    number.textContent = `${one.line}  `;
    words.textContent = one.excerpt;
    line.append(number, words);
    item.append(line);
  }
  if (one.hint) {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = one.hint;
    item.append(hint);
  }
  return item;
}

function receive(edition) {
  const isNew = !editions.has(edition.name);
  editions.set(edition.name, edition);
  const names = [...editions.keys()].sort();
  const name = chosen ? shown.name : names[0];
  if (isNew) {
    by("document").replaceChildren(...names.map((each) => new Option(each, each)));
    by("document").value = name;
  }
  const current = editions.get(name);
  if (shown?.name !== name || shown.number !== current.number) show(current);
}

by("document").addEventListener("change", () => {
  chosen = true;
  show(editions.get(by("document").value));
});
by("text").addEventListener("change", () => openText(by("text").value));
by("paper").addEventListener("change", () => {
  const text = frame()?.contentDocument;
  if (text) text.documentElement.dataset.paper = by("paper").value;
});
by("widths").addEventListener("change", () => {
  if (frame()) frame().style.width = `${chosenWidth()}px`;
});
document.addEventListener("keydown", onKey);

// The whole state at each (re)connection: what was missed in between is seen then.
const events = new EventSource("events");
events.addEventListener("open", async () => {
  const state = await (await fetch("state")).json();
  state.documents.forEach(receive);
  document.documentElement.dataset.live = "yes";
});
events.addEventListener("message", (event) => receive(JSON.parse(event.data)));
events.addEventListener("error", () => {
  by("status").textContent = "diglot watch has ended; this is what it showed last.";
  document.documentElement.dataset.live = "no";
});
