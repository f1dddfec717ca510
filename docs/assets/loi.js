// What scripts say: Vietnamese as they have it, on pages in another language by the interface's catalogue.
export const spoken = document.body.lang || document.documentElement.lang;
const texts = spoken === "vi" ? {} : await read();

/** A text in the language of the page, with `{name}` in it replaced by the value of that name. */
export function noi(text, values = {}) {
  const said = texts[text] ?? text;
  const form = typeof said === "string" ? said : said[plural(values.count)];
  return form.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Which form a number takes, in the order of the catalogue's forms. */
function plural(count) {
  const names = new Intl.PluralRules(spoken).resolvedOptions().pluralCategories;
  const order = ["zero", "one", "two", "few", "many", "other"].filter((name) => names.includes(name));
  return order.indexOf(new Intl.PluralRules(spoken).select(count));
}

async function read() {
  try {
    return await (await fetch(new URL(`loi/${spoken}.json`, import.meta.url))).json();
  } catch {
    return {};
  }
}
