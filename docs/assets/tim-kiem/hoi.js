// The box of questions on the page of search: what readers type, titles they may mean, the answer word for word.
// The index comes when a reader turns to the box; nothing typed is kept or sent anywhere.
import { noi } from "../loi.js";

const WAIT = 150; // milliseconds after the last key
const LEAST = 3; // letters
const MOST = 5; // titles offered

/** Put the box into `host`; `root` is the address of the page of search. */
export function fill(host, root) {
  new Asking(host, root);
}

class Asking {
  constructor(host, root) {
    Object.assign(this, { root, base: new URL("..", root), turn: 0 });
    this.input = el("input", {
      type: "text", name: "cau-hoi", autocomplete: "off", maxlength: "400", enterkeyhint: "send",
      "aria-labelledby": "nq-hoi", placeholder: noi("Ví dụ: báo cáo gửi khi nào, gửi cho ai?"),
    });
    this.form = el("form", { class: "nq-search__form" }, this.input, el("button", { type: "submit" }, noi("Hỏi")));
    this.meant = el("ul", { class: "nq-plain nq-ask__meant", "aria-label": noi("Câu hỏi gợi ý"), hidden: "" });
    this.reply = el("div", { class: "nq-ask__reply", role: "status" });
    host.replaceChildren(
      el("h2", { id: "nq-hoi" }, noi("Hỏi chuyên mục")),
      el("p", { class: "nq-note" }, noi("Câu trả lời là đoạn trích từ chính các trang của chuyên mục. Câu hỏi không được lưu, không gửi đi đâu.")),
      this.form, this.meant, this.reply,
    );
    this.input.addEventListener("focus", () => this.open().catch(() => {}), { once: true });
    this.input.addEventListener("input", () => this.later());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.ask();
    });
  }

  /** What answers; asked for again after a failure. */
  open() {
    return (this.opened ??= load(this.root).catch((error) => {
      delete this.opened;
      throw error;
    }));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.offer(), WAIT);
  }

  async offer() {
    const turn = ++this.turn;
    const typed = this.input.value.trim();
    const answers = typed.length < LEAST ? null : await this.open().catch(() => null);
    if (turn !== this.turn) return;
    this.suggest(answers?.meant(typed, MOST).filter((title) => title !== typed) ?? []);
  }

  suggest(titles) {
    this.meant.hidden = !titles.length;
    this.meant.replaceChildren(...titles.map((title) => el("li", {}, this.button(title, () => {
      this.input.value = title;
      this.input.focus();
      this.ask();
    }))));
  }

  async ask() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const question = this.input.value.trim();
    this.suggest([]);
    if (!question) return this.reply.replaceChildren();
    this.reply.replaceChildren(el("p", {}, noi("Đang tìm trong chuyên mục…")));
    try {
      const answers = await this.open();
      if (turn === this.turn) this.show(answers, question);
    } catch (error) {
      console.error(error);
      if (turn === this.turn) this.fail();
    }
  }

  show(answers, question) {
    const { settings } = answers;
    const found = answers.best(question);
    const sure = found && found.confidence >= settings.trong.nguong;
    this.reply.replaceChildren(...(sure ? this.answered(found, settings) : this.unanswered(question, settings)));
  }

  answered({ text, row, confidence }, settings) {
    const address = new URL(row.url, this.base).href;
    const day = row.day.split("-").reverse().join("/");
    const notes = [day, settings.cap[row.level], noi("độ khớp {share} %", { share: Math.round(100 * confidence) })].filter(Boolean);
    return [
      el("blockquote", { cite: address }, ...text.split("\n").map((line) => el("p", {}, line))),
      el("p", {}, noi("Trích từ "), el("a", { href: address }, row.title), " ", el("span", { class: "nq-search__notes" }, notes.join(" · "))),
      ...(row.note ? [el("p", { class: "nq-note" }, row.note)] : []),
      el("p", { class: "nq-note" }, noi("Trích nguyên văn, không phải AI sinh.")),
    ];
  }

  unanswered(question, { lienHe, gioiThieu }) {
    const search = new URL(this.root);
    search.searchParams.set("q", question);
    const ways = lienHe.map(way);
    if (gioiThieu) ways.push(el("a", { href: new URL(gioiThieu, this.base).href }, noi("Giới thiệu, liên hệ")));
    return [
      el("p", {}, el("b", {}, noi("Chuyên mục chưa có câu trả lời."))),
      ...(ways.length ? [el("p", {}, noi("Xin hỏi cơ quan: "), ...between(ways), ".")] : []),
      el("p", {}, noi("Hoặc "), el("a", { href: search.href }, noi("tìm các từ này trong chuyên mục")), "."),
    ];
  }

  fail() {
    this.reply.replaceChildren(
      el("p", {}, noi("Chưa trả lời được: không tải được dữ liệu. "), this.button(noi("Thử lại"), () => this.ask())),
    );
  }

  button(text, pressed) {
    const button = el("button", { type: "button" }, text);
    button.addEventListener("click", pressed);
    return button;
  }
}

async function load(root) {
  const rows = (depth) => json(new URL(`hoi/${depth}/bai.json`, root));
  const centre = rows(0); // the largest, and nearly always there
  centre.catch(() => {});
  const { Answers } = await import("./dap.js");
  const settings = await json(new URL("hoi.json", root));
  const layers = await Promise.all(settings.lop.map(async (depth) => [depth, await (depth ? rows(depth) : centre)]));
  return new Answers(settings, layers);
}

async function json(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}

/** How to reach the unit: a telephone, an address of mail or of a page. */
function way(text) {
  if (/^https?:/.test(text)) return el("a", { href: text, rel: "noopener external" }, text);
  if (text.includes("@")) return el("a", { href: `mailto:${text}` }, text);
  return /^[\d\s.+()-]+$/.test(text) ? el("a", { href: `tel:${text.replace(/[^\d+]/g, "")}` }, text) : text;
}

function between(items) {
  return items.flatMap((item, at) => (at ? [", ", item] : [item]));
}

function el(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}
