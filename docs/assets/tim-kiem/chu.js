// Vietnamese letters for search: one form for what looks the same, the same without accents, words with
// their places. Mirrors nq57.language (normalise, folding); tests compare the two.

const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
const TONES = "\u0300\u0301\u0309\u0303\u0323";
const EARLY = new Map();
for (const pair of ["oa", "oe", "uy", "Oa", "Oe", "Uy", "OA", "OE", "UY"]) {
  for (const tone of TONES) {
    EARLY.set(pair[0] + (pair[1] + tone).normalize("NFC"), (pair[0] + tone).normalize("NFC") + pair[1]);
  }
}
const LATE = new RegExp(`(?<![qQ])(?:${[...EARLY.keys()].join("|")})(?![\\p{L}\\u0300-\\u036f])`, "gu");
const MARKS = /[\u0300-\u036f]/g;
// What stands between blanks; Chinese writes none, so each of its characters is a word (nq57.language.han).
const WORD = /[\u3400-\u4dbf\u4e00-\u9fff]|[^\s\u3400-\u4dbf\u4e00-\u9fff]+/g;
const STROKE = /([dD])\u0335/g;

/** NFC, nothing invisible, `thuỷ` as `thủy`. */
export function tidy(text) {
  return text.replace(INVISIBLE, "").normalize("NFC").replace(LATE, (found) => EARLY.get(found));
}

/** Lower case without accents, letter for letter, đ as d. */
export function fold(text) {
  return text.toLowerCase().replace(/[^\x00-\x7f]/g, (letter) =>
    letter === "đ" ? "d" : (letter.normalize("NFD").replace(MARKS, "")[0] ?? letter),
  );
}

/** As the index has it: a đ with its stroke apart, so that it folds like other accents. */
export function split(text) {
  return text.replace(/đ/g, "d\u0335").replace(/Đ/g, "D\u0335");
}

/** As people write it. */
export function joined(text) {
  return text.replace(STROKE, (_, letter) => (letter === "d" ? "đ" : "Đ"));
}

/** Only letters and figures. */
export function bare(text) {
  return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The words of a text: place, forms in lower case with accents and without; `57-NQ/TW` also in parts. */
export function words(text) {
  const found = [];
  for (const match of text.matchAll(WORD)) {
    const low = match[0].toLowerCase();
    const whole = bare(low);
    if (!whole) continue;
    const parts = low.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const forms = parts.length > 1 ? [whole, ...parts] : [whole];
    const lead = match[0].search(/[\p{L}\p{N}]/u);
    const tail = match[0].match(/[^\p{L}\p{N}]*$/u)[0].length;
    found.push({
      start: match.index + lead,
      end: match.index + match[0].length - tail,
      low: forms,
      plain: forms.map(fold),
    });
  }
  return found;
}

const COMMON = new Set(
  "là gì thế nào ai ở đâu khi có của và các những cho về để làm sao bao nhiêu như theo trong thì được không phải mấy tôi muốn cần với ra sẽ một này đó bị từ đến tại do hay hoặc"
    .split(" ")
    .flatMap((word) => [word, fold(word)]),
);

/** A query's terms: accents as typed and without, whether marked, whether a word that questions are made of.
 *
 * `short` tells of abbreviations: folded, without blanks → the folded words in full.
 */
export function terms(query, short = {}) {
  const seen = new Set();
  const found = [];
  for (const [piece] of tidy(query).toLowerCase().matchAll(WORD)) {
    const low = bare(piece);
    if (!low || seen.has(low)) continue;
    seen.add(low);
    const plain = fold(low);
    found.push({ low, plain, marked: plain !== low, common: COMMON.has(low), full: short[plain]?.split(" ") ?? [] });
  }
  if (found.filter((term) => !term.common).length === 0 || found.length < 3) {
    for (const term of found) term.common = false;
  }
  return found.slice(0, 16);
}
