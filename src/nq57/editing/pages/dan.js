// What is pasted from Word, Excel or a web page, as Markdown; and text put in at the caret so that undo works.

export function insert(area, before, after, atEnd = false) {
  const [start, end] = atEnd ? [area.value.length, area.value.length] : [area.selectionStart, area.selectionEnd];
  area.focus();
  area.setSelectionRange(start, end);
  const chosen = area.value.slice(start, end), lead = start === 0 ? before.trimStart() : before;
  if (!document.execCommand("insertText", false, lead + chosen + after)) {
    area.setRangeText(lead + chosen + after, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (after && !chosen) area.setSelectionRange(start + lead.length, start + lead.length);
}

const BLOCKS = new Set("P DIV H1 H2 H3 H4 H5 H6 UL OL LI TABLE TR BLOCKQUOTE SECTION ARTICLE".split(" "));
const DROPPED = new Set("STYLE SCRIPT HEAD META LINK TITLE XML O:P IMG SVG BUTTON INPUT".split(" "));
const heavy = node => /bold|[6-9]00/.test(node.style?.fontWeight ?? "") || ["B", "STRONG"].includes(node.tagName);
const slanted = node => node.style?.fontStyle === "italic" || ["I", "EM"].includes(node.tagName);
const escaped = text => text.replace(/[\\`*_[\]<>]/g, "\\$&");
const squeezed = text => text.replace(/[\s\u00a0]+/g, " ");

function wrapped(text, mark) {
  const bare = text.trim();
  return bare ? text.replace(bare, () => `${mark}${bare}${mark}`) : text;
}

function inline(node, isHeavy = false, isSlanted = false) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(squeezed(node.data));
  if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) return "";
  if (node.tagName === "BR") return " ";
  if (/mso-list:\s*Ignore/i.test(node.getAttribute("style") ?? "")) return "";
  const [h, s] = [heavy(node), slanted(node)];
  let text = [...node.childNodes].map(kid => inline(kid, isHeavy || h, isSlanted || s)).join("");
  if (node.tagName === "A" && /^(https?|mailto|tel):/.test(node.getAttribute("href") ?? "")) {
    text = `[${text.trim()}](${encodeURI(decodeURI(node.getAttribute("href")))})`;
  }
  if (s && !isSlanted) text = wrapped(text, "*");
  return h && !isHeavy ? wrapped(text, "**") : text;
}

function rowsOf(table) {
  const rows = [...table.rows].map(row => [...row.cells].map(cell => inline(cell).trim().replaceAll("|", "\\|")));
  const width = Math.max(...rows.map(row => row.length));
  const line = row => `| ${[...row, ...Array(width - row.length).fill("")].join(" | ")} |`;
  return [line(rows[0]), `|${" --- |".repeat(width)}`, ...rows.slice(1).map(line)].join("\n");
}

function block(node, out, depth = 0) {
  const run = [];
  const flush = () => {
    const text = run.splice(0).map(one => inline(one)).join("").trim();
    if (text) out.push(text);
  };
  for (const kid of node.childNodes) {
    if (kid.nodeType !== Node.ELEMENT_NODE || !BLOCKS.has(kid.tagName)) {
      const holds = kid.nodeType === Node.ELEMENT_NODE && kid.querySelector?.("p, div, ul, ol, table, h1, h2, h3");
      if (holds) { flush(); block(kid, out, depth); } else run.push(kid);
      continue;
    }
    flush();
    const listed = /MsoListParagraph|mso-list/i.test(`${kid.className} ${kid.getAttribute("style") ?? ""}`);
    if (/^H[1-6]$/.test(kid.tagName)) out.push(`${"#".repeat(Math.max(2, Number(kid.tagName[1])))} ${inline(kid).trim().replaceAll("**", "")}`);
    else if (kid.tagName === "TABLE") { if (kid.rows.length) out.push(rowsOf(kid)); }
    else if (kid.tagName === "UL" || kid.tagName === "OL") items(kid, out, depth);
    else if (listed) item(inline(kid), out);
    else block(kid, out, depth);
  }
  flush();
}

function item(text, out) {
  const bare = text.trim().replace(/^[·•§o\-–]\s+/, "");
  if (bare) out.push({ item: `- ${bare}` });
}

function items(list, out, depth) {
  let number = 0;
  for (const kid of list.children) {
    if (kid.tagName !== "LI") continue;
    const nested = [...kid.children].filter(one => ["UL", "OL"].includes(one.tagName));
    nested.forEach(one => one.remove());
    const mark = list.tagName === "OL" ? `${++number}.` : "-";
    out.push({ item: `${"    ".repeat(depth)}${mark} ${inline(kid).trim()}` });
    nested.forEach(one => items(one, out, depth + 1));
  }
}

export function markdownOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html"), out = [];
  block(page.body, out);
  return out.map((one, at) => {
    const text = one.item ?? one, last = out[at + 1];
    return text + (last === undefined ? "" : one.item && last.item ? "\n" : "\n\n");
  }).join("").normalize("NFC");
}
