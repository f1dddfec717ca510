/* <nq57-tin nguon="https://…/feed.json" so-luong="5">Đường dẫn khi chưa tải được</nq57-tin>
   Shows the newest items of a section's JSON Feed in another portal's page. It writes text only, never
   HTML, opens web addresses only, and uses no inline style: a host's strict policy needs to allow
   this script and the feed's address, nothing else. The host styles it by --nq57-mau, --nq57-vien,
   --nq57-mo, and ::part(tieu-de), ::part(bai), ::part(ngay). */
const STYLE = new CSSStyleSheet();
STYLE.replaceSync(`
  :host { display: block; font: inherit; color: inherit; }
  :host([hidden]) { display: none; }
  h2 { margin: 0 0 .4em; font-size: 1.15em; }
  ul { margin: 0; padding: 0; list-style: none; }
  li { padding: .4em 0; border-top: 1px solid var(--nq57-vien, #8885); }
  a { color: var(--nq57-mau, LinkText); overflow-wrap: anywhere; }
  a:focus-visible { outline: 3px solid currentcolor; outline-offset: 2px; }
  time { display: block; font-size: .85em; color: var(--nq57-mo, inherit); }
`);
const FEWEST = 1, MOST = 30, USUAL = 5;

const element = (name, part, text) => {
  const made = document.createElement(name);
  if (part) made.setAttribute("part", part);
  if (text) made.textContent = text;
  return made;
};

/* The address if it is one of the web, else nothing: a feed must not lead to a script. */
const web = (address, base) => {
  try {
    const url = new URL(address, base);
    return ["https:", "http:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
};

const row = (item, base) => {
  const line = element("li", "bai");
  const link = element("a", "", String(item.title ?? item.content_text ?? ""));
  link.href = web(item.url, base);
  line.append(link);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(item.date_published ?? "");
  if (day) {
    const time = element("time", "ngay", day[0].split("-").reverse().join("/"));
    time.dateTime = day[0];
    line.append(time);
  }
  return line;
};

class Nq57Tin extends HTMLElement {
  static observedAttributes = ["nguon", "so-luong"];
  #root = this.attachShadow({ mode: "open" });
  #asked = 0;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [STYLE];
    this.#root.append(document.createElement("slot"));
  }

  connectedCallback() {
    this.#load();
  }

  attributeChangedCallback(_name, before, now) {
    if (this.isConnected && before !== now) this.#load();
  }

  get #count() {
    const wanted = Number.parseInt(this.getAttribute("so-luong") ?? "", 10) || USUAL;
    return Math.min(Math.max(wanted, FEWEST), MOST);
  }

  /* What the host wrote inside the element stays until there is something better. */
  async #load() {
    const source = web(this.getAttribute("nguon") ?? "", document.baseURI), turn = ++this.#asked;
    if (!source) return;
    try {
      const answer = await fetch(source, { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok) return;
      const feed = await answer.json();
      if (turn === this.#asked) this.#show(feed, source);
    } catch {
      /* No network, or not allowed: the host's own words stay. */
    }
  }

  #show(feed, source) {
    const items = Array.isArray(feed.items) ? feed.items : [];
    const known = items.filter(item => item && web(item.url, source)).slice(0, this.#count);
    if (!known.length) return;
    const list = element("ul");
    list.append(...known.map(item => row(item, source)));
    this.#root.replaceChildren(element("h2", "tieu-de", String(feed.title ?? "")), list);
  }
}

if (!customElements.get("nq57-tin")) customElements.define("nq57-tin", Nq57Tin);
