// Answers a question with a passage of the section, word for word, or with none: nothing is sent anywhere.
// Mirrors nq57.render.asking (reading, answering), which also says what each step is for; words and weights
// come with the index. Tests compare the two on every graded question.
import { fold, tidy } from "./chu.js";

const LONGEST = 400; // letters of a question
const UNSEEN = 0.5;
const FIGURES = /^[0-9]+$/;

/** How texts are read. */
class Language {
  constructor(settings) {
    const letters = settings.chu + settings.chu.toUpperCase();
    const number = `[0-9]+(?:/[0-9]{2,4})?[-/](?=[${letters}])(?:[-/&]?[${letters}0-9]+)+`;
    this.word = new RegExp(`${number}|[${letters}]+|[0-9]+|%|[\u4e00-\u9fff]`, "g");
    this.empty = new Set(settings.rong);
    this.naming = new Set(settings.truoc);
    const same = settings.nghia.map(([words, full, capital]) => ({
      words: this.split(words), full: this.split(full), asks: "", capital,
    }));
    const asks = settings.hoi.map(([words, wanted]) => ({ words: this.split(words), full: [], asks: wanted, capital: false }));
    this.same = byFirst(same);
    this.asks = byFirst([...same, ...asks]);
  }

  split(text) {
    const found = [];
    for (const match of tidy(text).match(this.word) ?? []) {
      const pieces = match.match(/[0-9]+|[^0-9&/-]+/g) ?? [];
      for (const piece of pieces) found.push(made(piece));
      if (pieces.length > 1) found.push(made(fold(pieces.join(""))));
    }
    return found;
  }

  read(text) {
    const every = this.expanded(text, this.same).map(({ word }) => word);
    return { telling: every.filter(({ exact }) => !this.empty.has(exact)), every };
  }

  asked(question) {
    const words = [];
    const asks = [];
    let counted = null;
    for (const { word, wanted } of this.expanded(question, this.asks)) {
      if (wanted) asks.push(wanted);
      else if (!this.empty.has(word.exact)) {
        words.push(word);
        if (!counted && asks.includes("dem")) counted = word;
      }
    }
    return { words, asks, counted };
  }

  expanded(text, phrases) {
    const words = this.split(text);
    const found = [];
    for (let at = 0; at < words.length; ) {
      const phrase = phrases.get(words[at].plain)?.find((one) => this.isAt(words, at, one));
      if (!phrase) {
        found.push({ word: words[at], wanted: "" });
        at += 1;
        continue;
      }
      for (const word of phrase.full) found.push({ word, wanted: "" });
      if (phrase.asks) found.push({ word: words[at], wanted: phrase.asks });
      at += phrase.words.length;
    }
    return found;
  }

  isAt(words, at, phrase) {
    if (at + phrase.words.length > words.length) return false;
    const there = (wanted, place) => {
      const { exact } = words[at + place];
      return exact === wanted.exact || exact === wanted.plain;
    };
    if (!phrase.words.every(there)) return false;
    // “là AI” in capitals is no question who, unless all of it is in capitals.
    const loud = words.every(({ capital, exact }) => capital || exact.length < 2);
    const length = phrase.words.length;
    if (phrase.asks && !loud && words.slice(at, at + length).some(({ capital }) => capital)) return false;
    return !phrase.capital || words[at].capital || (at > 0 && this.naming.has(words[at - 1].exact));
  }
}

/** What answers: the settings, and each layer's depth with its shared texts and rows. */
export class Answers {
  constructor(settings, layers) {
    this.settings = settings;
    this.language = new Language(settings);
    this.entries = layers.flatMap(([depth, [shared, rows]]) => {
      const full = (text) => (typeof text === "number" ? shared[text] : text);
      return rows.map((row) => this.entry(depth, row, full));
    });
    this.counts = this.counted();
  }

  entry(depth, [id, url, title, day, level, owner, number, isQuestion, note, texts, facts], full) {
    const read = (text) => this.language.read(text);
    const named = read(title);
    const all = [...texts.map((text) => [full(text), false]), ...facts.map((text) => [full(text), true])];
    const passages = (all.length ? all : [[title, false]]).map(([text, isFact]) => {
      const words = read(text);
      return { text, isFact, words: words.telling, bag: bag(words) };
    });
    return {
      row: { id, url, title, day, level, isQuestion, note },
      deep: depth / Math.max(this.settings.lop.at(-1), 1), title: named.telling, named: bag(named, read(full(owner)), read(number)), passages,
    };
  }

  counted() {
    const counts = { words: new Map(), plain: new Map() };
    for (const { named, passages } of this.entries) {
      for (const form of ["words", "plain"]) {
        const all = new Set(named[form]);
        for (const { bag: one } of passages) for (const word of one[form]) all.add(word);
        for (const word of all) counts[form].set(word, (counts[form].get(word) ?? 0) + 1);
      }
    }
    return counts;
  }

  weight({ exact, plain }) {
    const seen = exact === plain ? this.counts.plain.get(plain) : this.counts.words.get(exact);
    return rounded(Math.log2(1 + this.entries.length / (seen ?? UNSEEN)));
  }

  sought(question) {
    const { words, asks, counted } = this.language.asked([...question].slice(0, LONGEST).join(""));
    const once = [...new Map(words.map((word) => [word.exact, word])).values()];
    const weights = once.map((word) => this.weight(word));
    const wanted = asks.includes("ai") && this.namesOffice(words) ? "ten" : (asks[0] ?? "");
    return { words: once, weights, total: sum(weights), wanted, counted };
  }

  namesOffice(words) {
    const said = words.map(({ exact }) => exact);
    const text = ` ${said.join(" ")} `;
    return this.settings.chucVu.some((office) => text.includes(` ${office} `)) && !said.some((word) => this.settings.ky.includes(word));
  }

  /** The passage that answers best with how sure that is, however badly; null where the question says nothing. */
  best(question) {
    const sought = this.sought(question);
    if (sought.words.every(({ exact }) => FIGURES.test(exact))) return null;
    let best = -Infinity;
    let found = null;
    for (const entry of this.entries) {
      const named = sought.words.map((word) => has(entry.named, word));
      const title = this.titled(sought, entry);
      for (const passage of entry.passages) {
        const inside = sought.words.map((word) => has(passage.bag, word));
        const both = named.map((one, at) => one || inside[at]);
        const covered = share(sought.weights, both, sought.total);
        if (covered < this.settings.trong.it || !this.fits(sought, entry, passage)) continue;
        const score = this.score(features(sought, entry, passage, { named, inside, both }, covered, title));
        if (score > best) [best, found] = [score, { text: passage.text, row: entry.row }];
      }
    }
    if (!found) return null;
    const [low, high] = this.settings.trong.tin;
    return { ...found, confidence: rounded(Math.min(Math.max((best - low) / (high - low), 0), 1)) };
  }

  /** Titles that a reader may be typing, likeliest first. */
  meant(typed, most) {
    const { words, weights } = this.sought(typed);
    if (!words.length) return [];
    const last = words.at(-1);
    const begun = (bagged) => has(bagged, last) || [...bagged.plain].some((word) => word.startsWith(last.plain));
    const rated = this.entries.filter(({ row }) => row.isQuestion).map((entry) => {
      const known = words.map((word) => (word === last ? begun(entry.named) : has(entry.named, word)));
      return { title: entry.row.title, score: share(weights, known, 1) + entry.deep, all: known.every(Boolean) };
    });
    return rated.filter(({ all }) => all).sort((one, other) => other.score - one.score).slice(0, most).map(({ title }) => title);
  }

  titled(sought, entry) {
    const asked = new Set(sought.words.map(({ exact }) => exact));
    let total = 0;
    let found = 0;
    for (const word of entry.title) {
      const weight = this.weight(word);
      total += weight;
      if (asked.has(word.exact) || asked.has(word.plain)) found += weight;
    }
    return total ? found / total : 0;
  }

  fits({ wanted, counted }, entry, passage) {
    const signs = this.settings.dap[wanted];
    if (!signs) return true;
    if (passage.isFact && begins(passage.text, this.settings.tro)) return false;
    if (wanted === "dem" && counted) return [passage.words, entry.title].some((words) => counts(words, counted, signs));
    return passage.words.some((word) => isSign(word, signs));
  }

  score(values) {
    const [constant, ...weights] = this.settings.trong.xep;
    return rounded(weights.reduce((total, weight, at) => total + weight * values[at], constant));
  }
}

function features(sought, entry, passage, { named, inside, both }, covered, title) {
  const { weights, total } = sought;
  const missed = Math.max(0, ...weights.filter((_, at) => !both[at]));
  return [
    covered,
    share(weights, inside, total),
    share(weights, named, total),
    pairs(sought, entry, passage, covered),
    title,
    1 - missed / Math.max(...weights),
    figures(sought, entry, passage),
    sought.wanted !== "ve" || !passage.isFact ? 1 : 0,
    entry.row.isQuestion ? title : 0,
    entry.deep,
  ];
}

/** Whether a fact is under one of these labels. */
function begins(text, labels) {
  return labels.some((label) => text.startsWith(label));
}

function pairs({ words, weights }, entry, passage, alone) {
  let total = 0;
  let found = 0;
  for (let at = 0; at + 1 < words.length; at += 1) {
    const weight = weights[at] + weights[at + 1];
    total += weight;
    if (beside(entry, passage, words[at], words[at + 1])) found += weight;
  }
  return total ? found / total : alone;
}

function figures({ words }, entry, passage) {
  for (const [at, word] of words.entries()) {
    if (!FIGURES.test(word.exact) || words.length < 2) continue;
    const before = at > 0 && beside(entry, passage, words[at - 1], word);
    if (!before && !(at + 1 < words.length && beside(entry, passage, word, words[at + 1]))) return 0;
  }
  return 1;
}

function beside({ named }, { bag: own }, one, two) {
  const marked = one.exact !== one.plain || two.exact !== two.plain;
  const [form, pair] = marked ? ["pairs", `${one.exact} ${two.exact}`] : ["plainPairs", `${one.plain} ${two.plain}`];
  return named[form].has(pair) || own[form].has(pair);
}

function has({ words, plain }, word) {
  return word.exact === word.plain ? plain.has(word.plain) : words.has(word.exact);
}

function isSign({ exact }, signs) {
  return signs.includes(exact) || (signs.includes("#") && FIGURES.test(exact));
}

function counts(words, counted, signs) {
  const form = counted.exact === counted.plain ? "plain" : "exact";
  const heading = (word) => [...word.exact].every((letter) => "ivx".includes(letter));
  return words.some(
    (word, at) =>
      at > 0 && word[form] === counted[form] && isSign(words[at - 1], signs) && !(at > 1 && heading(words[at - 2])),
  );
}

function bag(...texts) {
  const found = { words: new Set(), plain: new Set(), pairs: new Set(), plainPairs: new Set() };
  for (const { telling, every } of texts) {
    for (const { exact, plain } of every) {
      found.words.add(exact);
      found.plain.add(plain);
    }
    for (let at = 1; at < telling.length; at += 1) {
      found.pairs.add(`${telling[at - 1].exact} ${telling[at].exact}`);
      found.plainPairs.add(`${telling[at - 1].plain} ${telling[at].plain}`);
    }
  }
  return found;
}

function made(piece) {
  const exact = piece.toLowerCase();
  return { exact, plain: fold(piece), capital: piece.length > 1 && piece === piece.toUpperCase() && piece !== exact };
}

function byFirst(phrases) {
  const found = new Map();
  for (const phrase of [...phrases].sort((one, other) => other.words.length - one.words.length)) {
    if (!phrase.words.length) continue;
    const first = phrase.words[0].plain;
    found.set(first, [...(found.get(first) ?? []), phrase]);
  }
  return found;
}

function share(weights, known, total) {
  return weights.reduce((all, weight, at) => (known[at] ? all + weight : all), 0) / total;
}

function sum(numbers) {
  return numbers.reduce((all, one) => all + one, 0);
}

function rounded(value) {
  return Math.floor(value * 1000 + 0.5) / 1000;
}
