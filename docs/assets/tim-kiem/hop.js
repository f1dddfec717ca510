// The box that readers type into and what it shows, in a dialog over any page or in the page of results.
import { noi, spoken } from "../loi.js";
import { excerpt, marked, near, READ } from "./may.js";

const WAIT = 120; // milliseconds after the last key
const LEAST = 2; // letters; one alone begins half of all words
const BEST = 3;
const PAGE = noi("Trang");
const ALL = "so-do/";
const EVERY = "0000"; // the year of a day that comes again
const FILTERS = { loai: noi("Loại"), chude: noi("Chủ đề"), nam: noi("Năm"), cap: noi("Cấp"), xep: noi("Xếp theo") };
let dialog;

/** Open the dialog; `open` gives what finds, another instead of one that failed. */
export function openDialog(root, base, open, letters) {
  dialog ??= makeDialog(root, base, open, letters);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input").select();
}

/** Put the box into the page of results, whose address tells query and filters. */
export function fillPage(host, root, base, open, letters) {
  const box = new Box(root, base, open, letters, true);
  host.replaceChildren(...box.parts);
  const asked = Object.fromEntries(new URLSearchParams(location.search));
  box.stay(document.documentElement, { q: asked.q, wanted: asked, ...history.state?.tim });
}

function makeDialog(root, base, open, letters) {
  const made = el("dialog", { class: "nq-search", "aria-labelledby": "nq-search-ten" });
  const close = el("button", { type: "button", class: "nq-search__close" }, noi("Đóng"));
  close.addEventListener("click", () => made.close());
  const box = new Box(root, base, open, letters, false);
  made.append(
    el("div", { class: "nq-search__head" }, el("h2", { id: "nq-search-ten" }, noi("Tìm trong chuyên mục")), close),
    ...box.parts,
  );
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("keydown", (event) => box.walk(event));
  document.body.append(made);
  box.stay(made, history.state?.tim);
  return made;
}

class Box {
  constructor(root, base, open, letters, inPage) {
    Object.assign(this, { root, base, open, inPage, turn: 0, count: READ, wanted: { loai: "", chude: "", nam: "", cap: "", xep: "" } });
    this.input = el("input", {
      type: "search", name: "q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
      "aria-label": noi("Từ cần tìm"), placeholder: noi("Từ khóa, số văn bản…"),
    });
    this.form = el(
      "form", { action: root.href, role: "search", class: "nq-search__form" },
      this.input, el("button", { type: "submit" }, noi("Tìm")),
    );
    this.told = el("p", { class: "nq-search__told", role: "status" });
    this.meant = el("p", { class: "nq-search__meant", hidden: "" });
    this.fields = el("div", { class: "nq-search__fields" });
    this.filters = el("details", { class: "nq-search__filters", hidden: "" }, el("summary", {}, noi("Lọc, sắp xếp")), this.fields);
    this.filters.open = inPage && matchMedia("(min-width: 45em)").matches;
    this.active = el("p", { class: "nq-search__active", hidden: "" });
    this.selects = Object.fromEntries(
      Object.entries(FILTERS).map(([name, label]) => {
        const select = el("select", { "aria-label": label });
        select.addEventListener("change", () => {
          this.wanted[name] = select.value;
          this.count = READ;
          this.search();
        });
        this.fields.append(el("label", {}, el("span", {}, label), select));
        return [name, select];
      }),
    );
    this.list = el("div", { class: "nq-search__list" });
    this.parts = [this.form, this.told, this.active, this.meant, this.filters, this.list, this.keys(letters)];
    this.input.addEventListener("input", (event) => this.later(event.inputType === "insertFromPaste" ? 0 : WAIT));
    this.filters.addEventListener("toggle", () => this.offer());
    this.form.addEventListener("submit", (event) => {
      if (!inPage) return; // goes to the page of results
      event.preventDefault();
      this.search();
    });
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.count = READ;
      this.search();
    }, wait);
  }

  async search() {
    const turn = ++this.turn;
    const query = this.input.value.trim();
    if (this.inPage) this.remember(query);
    if (query.length < LEAST) {
      this.told.textContent = "";
      this.list.replaceChildren();
      this.filters.hidden = this.meant.hidden = this.active.hidden = true;
      return;
    }
    try {
      const shown = await this.found(query);
      if (turn === this.turn) this.show(shown);
    } catch (error) {
      console.error(error);
      if (turn === this.turn) this.fail();
    }
  }

  /** What the query finds; in a new index, once, when a piece is lost. */
  async found(query) {
    const engine = await this.open();
    return this.sought(query, engine).catch(async () => this.sought(query, await this.open(engine)));
  }

  /** The same in one, after the filters; a mistyped number is looked up as well. */
  async sought(query, engine) {
    const found = await engine.find(query);
    const all = found.entries.filter((entry) => entry.covered >= 0.6 * (found.entries[0]?.covered ?? 0));
    const facets = this.filtered ? await engine.facets(all) : null;
    if (facets) this.heed(facets);
    const filtered = this.filtered;
    const entries = filtered ? this.chosen(all, facets) : found.entries;
    const ordered = this.wanted.xep === "moi" ? entries.slice(0, this.count) : null;
    let best = await engine.best({ ...found, entries }, this.count);
    if (ordered) best = ordered.map((one) => best.find((entry) => entry.id === one.id)).filter(Boolean);
    const meant = filtered || best[0]?.exact ? [] : await engine.meant(query);
    if (meant.length) {
      const right = (await Promise.all(meant.map((one) => this.document(one, engine)))).flat();
      best = [...right, ...best.filter((entry) => meant.every(({ url }) => entry.text.url !== url))];
    }
    return { query, engine, found, all, best, meant, count: filtered ? entries.length : Math.max(all.length, best.length) };
  }

  get filtered() {
    return Object.values(this.wanted).some(Boolean);
  }

  /** Forget wishes of an address that nothing fits. */
  heed(facets) {
    const rows = [...facets.values()].flatMap(({ day, kind, level, topics }) => [
      `nam${day.slice(0, 4)}`, `loai${kind}`, `cap${level}`, ...topics.map((topic) => `chude${topic}`),
    ]);
    for (const name in this.wanted) if (!["xepmoi", ...rows].includes(name + this.wanted[name])) this.wanted[name] = "";
    if (this.inPage) this.remember(this.input.value.trim());
  }

  /** The document of a number that may be meant. */
  async document({ number, url }, engine) {
    const found = await engine.find(number);
    const read = (await engine.best(found, BEST)).filter((entry) => entry.text.url === url);
    return read.map((entry) => ({ ...entry, asked: found.terms }));
  }

  chosen(entries, facets) {
    const { loai, chude, nam, cap, xep } = this.wanted;
    const kept = entries.filter(({ id }) => {
      const { day, kind, level, topics } = facets.get(id) ?? { day: "", topics: [] };
      return (
        (loai === "" || kind === Number(loai)) && (cap === "" || level === Number(cap)) &&
        (nam === "" || day.startsWith(nam)) && (chude === "" || topics.includes(Number(chude)))
      );
    });
    const day = ({ id }) => facets.get(id)?.day.padEnd(8, "0") ?? "";
    return xep === "moi" ? kept.sort((one, other) => day(other).localeCompare(day(one)) || (one.id < other.id ? -1 : 1)) : kept;
  }

  show({ query, engine, found, all, best, meant, count }) {
    const none = this.filtered
      ? noi("Không thấy kết quả nào cho “{query}” với bộ lọc đang dùng.", { query })
      : noi("Không thấy kết quả nào cho “{query}”.", { query });
    this.told.textContent = best.length ? noi("{count} kết quả", { count }) : none;
    this.meant.hidden = !meant.length;
    this.meant.replaceChildren(noi("Có phải bạn tìm "), ...between(meant.map(({ number }) => this.suggestion(number))), "?");
    const kinds = engine.told.loai;
    const item = (entry) => this.item(entry, kinds, entry.asked ?? found.terms);
    const flat = this.wanted.loai !== "" || this.wanted.xep !== "" || best.length <= 5;
    const blocks = flat ? [list(best.map(item))] : this.groups(best, kinds, item);
    if (best.length && count > best.length && best.length >= this.count) blocks.push(this.more());
    if (!best.length) blocks.push(...this.nothing(query, engine.told));
    else if (!this.inPage) blocks.push(this.toPage(query));
    this.list.replaceChildren(...blocks);
    this.list.dataset.cau = query;
    this.name(engine.told);
    this.filters.hidden = !all.length && !this.filtered;
    if (this.filters.hidden) return;
    Object.assign(this, { offered: all, engine });
    if (this.filtered) this.filters.open = true;
    this.offer();
  }

  /** Name the filters, and offer to drop them. */
  name({ loai, cap, chuDe }) {
    const { wanted } = this;
    const told = [loai[wanted.loai], chuDe[wanted.chude], wanted.nam && noi("năm {year}", { year: wanted.nam }), cap[wanted.cap]].filter(Boolean);
    this.active.hidden = !told.length;
    this.active.replaceChildren(`${noi("Đang lọc:")} ${told.join(", ")} `, this.button(noi("Bỏ lọc"), () => {
      wanted.loai = wanted.chude = wanted.nam = wanted.cap = "";
      this.search();
      this.input.focus();
    }));
  }

  button(text, pressed) {
    const made = el("button", { type: "button" }, text);
    made.addEventListener("click", pressed);
    return made;
  }

  /** The best few, then the others by kind. */
  groups(best, kinds, item) {
    const top = best.slice(0, BEST);
    const rest = new Map();
    for (const entry of best.slice(BEST)) rest.set(entry.kind, [...(rest.get(entry.kind) ?? []), entry]);
    const head = (text) => el(this.inPage ? "h2" : "h3", { class: "nq-search__group" }, text);
    return [
      head(noi("Phù hợp nhất")), list(top.map(item)),
      ...[...rest].flatMap(([kind, entries]) => [head(kinds[kind] ?? PAGE), list(entries.map(item))]),
    ];
  }

  item(entry, kinds, asked) {
    const { url, source, language } = entry.text;
    const notes = [kinds[entry.kind], dayText(entry.day), source, language].filter(Boolean);
    const said = pieces(excerpt(entry.text, asked));
    return el(
      "li", {},
      el("a", { href: new URL(url, this.base).href }, ...pieces(marked(entry.text, asked))),
      el("span", { class: "nq-search__notes" }, notes.join(" · ")),
      ...(said.length ? [el("p", {}, ...said)] : []),
    );
  }

  suggestion(number) {
    return this.button(number, () => {
      this.input.value = number;
      this.search();
      this.input.focus();
    });
  }

  more() {
    const button = this.button(noi("Xem thêm kết quả"), async () => {
      const seen = this.list.querySelectorAll("li").length;
      this.count += READ;
      await this.search();
      this.list.querySelectorAll("li a")[seen]?.focus();
    });
    button.className = "nq-search__more";
    return button;
  }

  toPage(query) {
    const address = new URL(this.root);
    address.searchParams.set("q", query);
    return el("p", { class: "nq-search__all" }, el("a", { href: address.href }, noi("Mở trang kết quả")));
  }

  /** What there is to choose, and how many results each has; read for who opens the filters. */
  async offer() {
    if (!this.filters.open || !this.offered) return;
    const { turn, offered: all, engine } = this;
    const facets = await engine.facets(all).catch(() => null);
    if (!facets) this.told.append(`. ${noi("Chưa tải được bộ lọc.")}`);
    if (!facets || turn !== this.turn) return;
    const { loai, cap, chuDe } = engine.told;
    const tally = { loai: new Map(), chude: new Map(), nam: new Map(), cap: new Map() };
    const add = (name, key) => tally[name].set(key, (tally[name].get(key) ?? 0) + 1);
    for (const { id } of all) {
      const filed = facets.get(id);
      if (!filed) continue;
      add("loai", filed.kind);
      add("cap", filed.level);
      if (filed.day && !filed.day.startsWith(EVERY)) add("nam", filed.day.slice(0, 4));
      filed.topics.forEach((topic) => add("chude", topic));
    }
    this.choices("loai", tally.loai, (key) => loai[key], (one, other) => one - other);
    this.choices("chude", tally.chude, (key) => chuDe[key], (one, other) => one - other);
    this.choices("nam", tally.nam, (key) => key, (one, other) => other - one);
    this.choices("cap", tally.cap, (key) => cap[key], (one, other) => one - other);
    this.selects.xep.replaceChildren(new Option(noi("Phù hợp"), ""), new Option(noi("Mới nhất"), "moi"));
    this.selects.xep.value = this.wanted.xep;
  }

  choices(name, tally, label, order) {
    const options = [...tally].sort(([one], [other]) => order(one, other));
    const chosen = this.wanted[name];
    this.selects[name].replaceChildren(
      new Option(noi("Tất cả"), ""), ...options.map(([key, count]) => new Option(`${label(key)} (${count})`, key)),
    );
    if (chosen !== "" && !tally.has(name === "nam" ? chosen : Number(chosen))) {
      this.selects[name].append(new Option(name === "nam" ? chosen : label(Number(chosen)), chosen));
    }
    this.selects[name].value = chosen;
  }

  fail() {
    this.told.textContent = noi("Chưa tìm được: không tải được dữ liệu tìm kiếm.");
    this.list.replaceChildren(this.button(noi("Thử lại"), () => this.search()), this.map(noi("Hoặc xem ")));
  }

  map(said) {
    return el("p", {}, said, this.link(ALL, noi("sơ đồ chuyên mục")), ".");
  }

  /** A page of the section, in Vietnamese; in another language all lead to where the section begins in it. */
  link(url, text) {
    const all = spoken === "vi" ? new URL(url, this.base) : new URL("..", this.root);
    return el("a", { href: all.href }, text);
  }

  /** Ways on from where nothing was found: what may be meant, the guides, and whom to ask. */
  nothing(query, told) {
    const meant = near(query, told);
    return [
      ...(meant.length ? [el("p", {}, noi("Có phải bạn tìm "), ...between(meant.map((name) => this.suggestion(name))), "?")] : []),
      el("p", {}, noi("Bạn có thể:")),
      el(
        "ul", {},
        el("li", {}, noi("bớt từ, hoặc chỉ gõ số của văn bản")),
        el("li", {}, noi("xem "), this.link(ALL, noi("mọi bài trong sơ đồ chuyên mục"))),
        ...(spoken === "vi" ? [el("li", {}, noi("hỏi "), this.link("gioi-thieu/#nq--lien-he", noi("cơ quan phụ trách chuyên mục")))] : []),
      ),
    ];
  }

  /** Show what was `left` here; note what is when the reader leaves. */
  async stay(scrolled, left) {
    addEventListener("pagehide", () => {
      const tim = { q: this.input.value, wanted: this.wanted, count: this.count, y: scrolled.scrollTop };
      history.replaceState({ ...history.state, tim: scrolled.open === false ? null : tim }, "");
    });
    if (!left) return;
    this.input.value = left.q ?? "";
    for (const name in this.wanted) this.wanted[name] = left.wanted[name] ?? "";
    this.count = left.count ?? READ;
    await this.search();
    if (left.y) scrolled.scrollTop = left.y;
  }

  // WCAG 2.1, 2.1.4
  keys(letters) {
    const box = el("input", { type: "checkbox" });
    box.checked = letters.on;
    box.onchange = () => letters.keep(box.checked);
    return el("label", { class: "nq-search__keys" }, box, ` ${noi("Mở tìm kiếm bằng phím /, s, f")}`);
  }

  remember(query) {
    const address = new URL(location.pathname, location.origin);
    if (query) address.searchParams.set("q", query);
    for (const [name, value] of Object.entries(this.wanted)) if (value) address.searchParams.set(name, value);
    history.replaceState(history.state, "", address);
  }

  /** Up and down go through box and results; Escape closes. */
  walk(event) {
    if (event.isComposing || event.keyCode === 229) return; // of Telex or VNI
    if (event.key === "Escape") {
      // A search field would only be emptied by it.
      event.preventDefault();
      event.currentTarget.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.tagName === "SELECT") return;
    const stops = [this.input, ...this.list.querySelectorAll("li a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  }
}

function dayText(day) {
  const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6, 8)];
  if (spoken === "vi") return year === EVERY ? `${date}/${month} hằng năm` : [date, month, year].filter(Boolean).join("/");
  const form = { ...(year !== EVERY && { year: "numeric" }), ...(month && { month: "long" }), ...(date && { day: "numeric" }) };
  const said = new Intl.DateTimeFormat(spoken === "en" ? "en-GB" : spoken, { ...form, timeZone: "UTC" });
  return year && said.format(new Date(Date.UTC(year === EVERY ? 2000 : year, (month || 1) - 1, date || 1)));
}

function pieces(parts) {
  return parts.map(([text, hit]) => (hit ? el("mark", {}, text) : text));
}

function list(items) {
  return el("ol", { class: "nq-plain" }, ...items);
}

function between(items) {
  return items.flatMap((item, at) => (at ? [", ", item] : [item]));
}

function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
