// Finds: asks Pagefind for each term in every layer's index, weighs the answers with one measure for all
// layers, then orders the likeliest entries by accents, phrases and titles. Each term is asked alone: Pagefind
// would want all words on one page, and weigh a word by how rare it is in its layer.
import { bare, fold, joined, split, terms, words } from "./chu.js";

const RANKING = {
  pageLength: 0,
  termFrequency: 1,
  termSaturation: 2,
  termSimilarity: 3,
  diacriticSimilarity: 0,
  metaWeights: { title: 0, so: 3, tat: 0.5, nguon: 0, tieng: 0.5 },
};
export const READ = 16;
const ANY = "";
const [DOCUMENT, QUESTION] = [0, 9];

/** The engine for `root`, by Pagefind's program and what is told of the layers; none without a whole index. */
export async function open(root, { Pagefind }, told) {
  const folder = ([depth]) => new URL(`${depth}/`, root);
  const [first, ...others] = told.lop.map(folder);
  const tag = String(Date.now());
  const settings = { ranking: RANKING, metaCacheTag: tag };
  ahead(new URL("wasm.unknown.pagefind", first));
  await Promise.all([first, ...others].map((layer) => aheadOf(layer, tag)));
  // Its constructor opens too, and tells nobody how that went.
  class Index extends Pagefind {
    init(language) {
      return (this.opened ??= super.init(language));
    }
  }
  const index = new Index({ basePath: first.pathname, ...settings });
  await index.init();
  await Promise.all(others.map((layer) => index.mergeIndex(layer.pathname, settings)));
  for (const layer of index.instances) layer._loadGenericChunk = (url, method) => whole(layer, url, method);
  return new Engine(root, told, index);
}

/** Load a part of an index; Pagefind itself goes on without one that is lost. */
async function whole(layer, url, method) {
  const answer = await layer.throttledFetch(url);
  const part = layer.decompress(new Uint8Array(await answer.arrayBuffer()), url);
  layer.raw_ptr = layer.backend[method](await layer.getPtr(), part);
}

async function fresh(url) {
  const answer = await fetch(url, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return answer;
}

/** Have the browser fetch early what Pagefind will ask for. */
function ahead(url) {
  document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: url }));
}

/** The same of a layer's table of pages; before Pagefind asks, or it comes twice. */
async function aheadOf(layer, tag) {
  const entry = await (await fetch(new URL(`pagefind-entry.json?ts=${tag}`, layer))).json();
  for (const { hash } of Object.values(entry.languages)) ahead(new URL(`pagefind.${hash}.pf_meta`, layer));
}

class Engine {
  constructor(root, told, index) {
    Object.assign(this, { root, told, index });
    this.sizes = new Map(told.lop.map(([, code, size]) => [code, size]));
    this.total = told.lop.reduce((sum, [, , size]) => sum + size, 0);
    this.asked = new Map();
    this.read = new Map();
  }

  /** Every entry that any term of the query finds, likeliest first, none read yet. */
  async find(query) {
    const asked = terms(query, this.told.tat);
    const answers = await Promise.all(asked.map((term) => this.answer(term.low)));
    asked.forEach((term, at) => {
      term.weight = rarity(this.total, answers[at].size) * (term.common ? 0.15 : 1);
    });
    const sum = asked.reduce((all, term) => all + term.weight, 0) || 1;
    const found = new Map();
    answers.forEach((answer, at) => {
      for (const [id, { share, result }] of answer) {
        const entry = found.get(id) ?? { id, result, score: 0, covered: 0, places: [] };
        entry.score += asked[at].weight * share;
        entry.covered += asked[at].weight / sum;
        entry.places[at] = result.words;
        found.set(id, entry);
      }
    });
    const entries = [...found.values()];
    for (const entry of entries) entry.score *= entry.covered ** 3 * closeness(entry.places);
    for (const entry of entries) entry.score = rounded(entry.score);
    entries.sort((one, other) => other.score - one.score || (nameOf(one.id) < nameOf(other.id) ? -1 : 1));
    return { terms: asked, entries };
  }

  /** What one term finds: entry → how much of it is about the term. */
  async answer(term) {
    if (!this.asked.has(term)) this.asked.set(term, this.ask(term));
    return this.asked.get(term);
  }

  /** Asks a term of every layer. Where no word begins so, Pagefind answers with a shorter word: then the same
   * as to what no word begins with (`~`), and no word is just this one. */
  async ask(term) {
    const word = split(term);
    const [begun, exact, beyond] = await Promise.all(
      [word, `"${word}"`, `${word}~`].map((asked) => this.index.search(asked).then(({ results }) => byLayer(results))),
    );
    const found = new Map();
    for (const [code, own] of begun) {
      if (!exact.has(code) && traces(own) === traces(beyond.get(code) ?? [])) continue;
      const common = rarity(this.sizes.get(code) ?? own.length, own.length);
      for (const result of own) found.set(result.id, { share: result.score / common, result });
    }
    return found;
  }

  /** The entry's texts, read once. */
  async text(entry) {
    if (!this.read.has(entry.id)) {
      this.read.set(
        entry.id,
        entry.result.data().then((data) => {
          const title = joined(data.meta.title);
          const text = joined(data.raw_content ?? data.content).replace(/&lt;/g, "<").replace(/&gt;/g, ">");
          const rest = text.startsWith(title) ? text.slice(title.length).replace(/^[.\s]+/, "") : text;
          const [url, facets] = (data.raw_url ?? data.url).split("#");
          const [filed, counted] = facets.split("~");
          const [lead, told] = counted.split(".").map(Number);
          const restWords = words(rest);
          return {
            url,
            facets: filing(filed),
            title,
            rest,
            numbers: (data.meta.so ?? "").split(" "),
            short: (data.meta.tat ?? "").split(" "),
            source: joined(data.meta.nguon ?? ""),
            language: joined(data.meta.tieng ?? ""),
            titleWords: words(title),
            leadWords: restWords.slice(0, lead),
            told, // words before the facts
            restWords,
          };
        }),
      );
    }
    return this.read.get(entry.id);
  }

  /** The first `count` entries, read, in their final order. */
  async best(found, count = READ) {
    const read = await Promise.all(
      found.entries.slice(0, count).map(async (entry) => {
        const text = await this.text(entry);
        return { ...entry, ...text.facets, text, ...weighed(text, found.terms) };
      }),
    );
    const sure = read.filter((entry) => entry.weight > 0);
    return sure.sort(
      (one, other) =>
        other.weight - one.weight ||
        other.day.localeCompare(one.day) ||
        (one.text.url < other.text.url ? -1 : 1),
    );
  }

  /** Entry → day, kind, level, topics; `entries` that an old table lacks tell it themselves. */
  async facets(entries) {
    const filed = (this.filed ??= await this.table());
    const unknown = entries.filter(({ id }) => !filed.has(id));
    await Promise.all(unknown.map(async (entry) => filed.set(entry.id, (await this.text(entry)).facets)));
    return filed;
  }

  async table() {
    const tables = this.told.lop.map(async ([depth]) => (await fresh(new URL(`${depth}/muc.txt`, this.root))).text());
    const rows = (await Promise.all(tables)).join("").split("\n").filter(Boolean);
    return new Map(rows.map((row) => row.split(" ")).map(([id, codes]) => [id, filing(codes)]));
  }

  /** Numbers that a mistyped one may mean, nearest first; none when one fits. */
  async meant(query) {
    const typed = numberIn(query);
    if (!typed) return [];
    this.numbers ??= await (await fresh(new URL("so-hieu.json", this.root))).json();
    const scored = [];
    for (const [number, url] of this.numbers) {
      const near = nearness(typed, number);
      if (near === 0) return [];
      if (near < Infinity) scored.push({ number, url, near });
    }
    scored.sort((one, other) => one.near - other.near || (one.url < other.url ? -1 : 1));
    return scored.filter(({ near }) => near - scored[0].near < 1).slice(0, 3);
  }
}

/** The names of `told` parts and topics that are near to a query which finds nothing. */
export function near(query, { loai, chuDe }) {
  const typed = bare(fold(query));
  const far = (name) => distance(typed, bare(fold(name)));
  return [...chuDe, ...loai].filter((name) => far(name) <= 2 && name.length > 4).slice(0, 3);
}

/** `20250616.0.2.3.15` as the index has it: day, kind, level, topics. */
function filing(codes) {
  const [day, kind, level, ...topics] = codes.split(".");
  return { day, kind: Number(kind), level: Number(level), topics: topics.map(Number) };
}

/** Without the digits in which sums differ with their order. */
function rounded(score) {
  return Number(score.toPrecision(5));
}

/** An entry's name apart from its layer's. */
function nameOf(id) {
  return id.slice(id.indexOf("_") + 1);
}

function byLayer(results) {
  const layers = new Map();
  for (const result of results) {
    const code = result.id.slice(0, result.id.indexOf("_"));
    if (!layers.has(code)) layers.set(code, []);
    layers.get(code).push(result);
  }
  return layers;
}

/** Which entries were found, and where in them. */
function traces(results) {
  return results.map(({ id, words: places }) => `${id}:${places}`).sort().join();
}

/** How near one another and the beginning the terms stand: from 1 to 4. */
function closeness(places) {
  let pairs = 0;
  let first = Infinity;
  places.forEach((own, at) => {
    const next = new Set(places[at + 1]);
    const met = own.filter((place) => next.has(place + 1) || next.has(place + 2));
    if (met.length) pairs += 1;
    first = Math.min(first, ...(places.length > 1 ? met : own).slice(0, 1));
  });
  const near = places.length > 1 ? pairs / (places.length - 1) : 1;
  return (1 + near) * (1 + 1 / (1 + first / 8));
}

/** Inverse document frequency, as Pagefind reckons it. */
function rarity(total, holding) {
  return Math.log((total - holding + 0.5) / (holding + 0.5) + 1);
}

// How well a word fits a term: as typed, without accents where none were typed, with others, begun only.
const [AS_TYPED, PLAIN, OTHER_ACCENT, BEGUN] = [1, 0.95, 0.35, 0.3];

function fit(word, term) {
  if (word.low.includes(term.low)) return term.marked ? AS_TYPED : word.plain.includes(term.low) ? AS_TYPED : PLAIN;
  if (word.plain.includes(term.plain)) return term.marked ? OTHER_ACCENT : PLAIN;
  if (term.plain.length > 1 && word.low.some((form) => form.startsWith(term.low))) return BEGUN;
  if (term.plain.length > 2 && word.plain.some((form) => form.startsWith(term.plain))) return BEGUN * 0.7;
  return 0;
}

/** How well each word fits any of the terms; an abbreviation fits its words in full. */
function hits(found, asked) {
  const grades = found.map((word) => Math.max(0, ...asked.map((term) => fit(word, term))));
  for (const { full } of asked) {
    for (let at = 0; full.length > 1 && at + full.length <= found.length; at += 1) {
      if (full.every((plain, step) => found[at + step].plain.includes(plain))) grades.fill(PLAIN, at, at + full.length);
    }
  }
  return grades;
}

/** The entry's weight for these terms. */
function weighed(text, asked) {
  // A document's title is its number: what it is about stands in its subject, the lead.
  const lead = text.facets.kind === DOCUMENT ? 3 : 1;
  let weight = 0;
  let sum = 0;
  let covered = 0;
  const titled = new Set();
  for (const term of asked) {
    sum += term.weight;
    const named = hits(text.titleWords, [term]);
    const told = hits(text.restWords, [term]);
    const inTitle = Math.max(0, ...named);
    const inLead = Math.max(0, ...told.slice(0, text.leadWords.length));
    const inRest = Math.max(0, ...told);
    const often = told.reduce((all, fits) => all + (fits >= PLAIN ? 1 : 0), 0);
    const number = /\d/.test(term.plain) && text.numbers.includes(term.plain) ? 1 : 0;
    const code = text.numbers.includes(term.plain) ? 0.9 : 0;
    const short = text.short.includes(term.plain) ? 0.8 : 0;
    const best = Math.max(inTitle, inRest, number, code, short);
    covered += term.weight * best;
    weight += term.weight * (4 * inTitle + lead * inLead + 2 * inRest + 6 * number + 2 * code + short + 0.3 * Math.min(often, 5));
    named.forEach((fits, at) => fits >= PLAIN && titled.add(at));
  }
  if (!covered) return { weight: 0, covered: 0 };
  const whole = fold(bare(asked.map((term) => term.low).join("")));
  const exact = /\d/.test(whole) && text.numbers.includes(whole);
  if (exact) weight += 12 * sum;
  weight += sum * (4 * run(text.titleWords, asked) + lead * run(text.leadWords, asked) + 2 * run(text.restWords, asked));
  weight += (sum * 3 * titled.size) / Math.max(text.titleWords.length, 3);
  covered /= sum || 1;
  // A question is answered best where it was asked before.
  const asks = asked.filter((term) => term.common).length > 1 && text.facets.kind === QUESTION;
  return { weight: weight * covered ** 2 * (asks ? 1.4 : 1), covered, exact };
}

/** The longest stretch of the query that stands in the text, as a share of it; squared. */
function run(found, asked) {
  if (asked.length < 2) return 0;
  let best = 0;
  for (let at = 0; at < found.length; at += 1) {
    for (let from = 0; from < asked.length - 1; from += 1) {
      let length = 0;
      let worth = 0;
      let over = 0; // words passed over: people say “nghị quyết 57” for “Nghị quyết số 57-NQ/TW”
      while (from + length < asked.length && at + length + over < found.length) {
        const fits = fit(found[at + length + over], asked[from + length]);
        if (fits < OTHER_ACCENT && length && found[at + length + over].low.includes("số")) {
          over += 1;
          continue;
        }
        if (fits < OTHER_ACCENT) break;
        worth += fits;
        length += 1;
      }
      if (length > 1) best = Math.max(best, worth / asked.length);
    }
  }
  return best ** 2;
}

/** The letters and figures of what looks like a number in a query. */
function numberIn(query) {
  const pieces = terms(query).map((term) => term.plain);
  const kept = pieces.filter((piece) => /\d/.test(piece) || CODES.has(piece));
  const text = kept.join("");
  return /\d{2}/.test(text) ? text : ANY;
}

const CODES = new Set("nq qd ct qc kh bc ttr tb hd ctr tt nd kl ubnd tw ttg cp tu du qh15 bcdtw skhcn".split(" "));

/** How far a typed number is from a document's: 0 fits, 1 one slip, 2 two in a long one, else none. */
function nearness(typed, number) {
  const parts = fold(number).split(/[^a-z0-9]+/).filter(Boolean);
  const [serial, ...rest] = parts;
  const year = /^(19|20)\d\d$/.test(rest[0] ?? "") ? rest.shift() : "";
  const [kind, ...organs] = rest;
  const organ = organs.join("");
  const forms = new Set(
    [
      serial + year + kind + organ, serial + kind + organ, serial + kind, kind + serial, serial + organ,
      serial + year, kind + serial + year, kind + serial + organ, kind + organ + serial, serial, kind + organ,
    ],
  );
  let best = Infinity;
  for (const form of forms) {
    if (form === typed) return 0;
    if (!/\d/.test(form) || form.length < 4) continue;
    const far = distance(typed, form);
    if (far <= (Math.min(typed.length, form.length) > 7 ? 2 : 1)) best = Math.min(best, far);
  }
  return best;
}

const SWAP = 0.9; // the slip that fingers make most

/** Letters to change, add, drop or swap with their neighbour. */
function distance(one, other) {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  let older = [];
  let old = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], older[j - 2] + SWAP);
      }
    }
    older = old;
    old = row;
  }
  return old[other.length];
}

const SPAN = 32;

/** A stretch of what the page says around what fits best, in pieces: `[text, marked]`; facts and filing are none. */
export function excerpt(text, asked) {
  const found = text.restWords.slice(0, text.told);
  if (!found.length) return [];
  const rest = text.rest.slice(0, found.length < text.restWords.length ? found.at(-1).end : undefined);
  const grades = hits(found, asked.filter((term) => !term.common));
  const fits = found.map((word, at) =>
    Math.max(grades[at] >= OTHER_ACCENT ? 1 : 0, ...asked.map((term) => (fit(word, term) >= OTHER_ACCENT ? term.weight : 0))),
  );
  let from = 0;
  let best = -1;
  for (let at = 0; at === 0 || at + SPAN / 2 < found.length; at += 4) {
    const worth = fits.slice(at, at + SPAN).reduce((sum, one) => sum + one, 0) - at * 1e-4;
    if (worth > best) [from, best] = [at, worth];
  }
  const shown = found.slice(from, from + SPAN);
  const start = from ? shown[0].start : 0;
  const end = from + SPAN < found.length ? shown.at(-1).end : rest.length;
  const pieces = pick(rest, shown, grades.slice(from, from + SPAN), start, end);
  return [...(from ? [["… ", false]] : []), ...pieces, ...(end < rest.length ? [[" …", false]] : [])];
}

/** A title in pieces, what fits marked. */
export function marked(text, asked) {
  return pick(text.title, text.titleWords, hits(text.titleWords, asked.filter((term) => !term.common)), 0, text.title.length);
}

function pick(text, shown, grades, start, end) {
  const pieces = [];
  let done = start;
  for (const [at, word] of shown.entries()) {
    if (grades[at] < BEGUN * 0.7) continue;
    pieces.push([text.slice(done, word.start), false], [text.slice(word.start, word.end), true]);
    done = word.end;
  }
  return [...pieces, [text.slice(done, end), false]].filter(([piece]) => piece);
}
