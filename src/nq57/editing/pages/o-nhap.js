// Controls of a form: each asks for one field and gives nothing back for what nobody touched.
// A control: { key, node, note, value(), isTouched(), mark(), settle() }. `mark` notes what is being sent,
// `settle` takes what was sent as the new beginning; what is typed in between stays touched.
import { markdownOf, insert } from "/dan.js";

let count = 0;
const newId = () => `o${++count}`;

export function el(tag, props = {}, ...kids) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...kids.filter(kid => kid !== null && kid !== undefined));
  return node;
}

export const folded = text =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const spelling = text => text.normalize("NFC").toLowerCase().replace(/[\s_]+/g, "-");
const isEmpty = value =>
  value === null || value === undefined || value === "" || (typeof value === "object" && !Object.keys(value).length);

function label(field, forId) {
  const mark = field.required ? el("span", { className: "required" }, " (bắt buộc)") : null;
  return el("label", { htmlFor: forId }, field.label, mark);
}

function framed(field, control, input, { group = false } = {}) {
  const note = el("div", { id: newId(), className: "note" });
  const hint = field.hint ? el("p", { id: newId(), className: "hint" }, field.hint) : null;
  const described = [hint?.id, note.id].filter(Boolean).join(" ");
  input.setAttribute("aria-describedby", described);
  const node = group
    ? el("fieldset", {}, el("legend", {}, field.label), hint, control, note)
    : el("div", { className: "field" }, label(field, input.id), hint, control, note);
  node.dataset.key = field.key;
  return { node, note, input };
}

// One text in one input.
function texted(field, value, input, control = input) {
  input.id = newId();
  input.value = value ?? "";
  let initial = input.value, sent = initial;
  if (field.required) input.required = true;
  return {
    key: field.key, ...framed(field, control, input),
    value: () => (input.value === initial ? value ?? "" : input.value.trim()),
    isTouched: () => input.value !== initial,
    mark() { sent = input.value; },
    settle() { initial = sent; value = sent.trim(); },
  };
}

function counter(area) {
  const out = el("p", { className: "count" });
  const tell = () => {
    const words = area.value.split(/\s+/).filter(Boolean).length;
    const sentences = area.value.split(/[.!?…]+\s|\n+/).filter(part => part.trim()).length || 1;
    const mean = Math.round(words / sentences);
    out.textContent = words ? `${words} chữ, trung bình ${mean} chữ một câu${mean > 25 ? ": câu dài, nên tách" : ""}` : "";
  };
  area.addEventListener("input", tell);
  queueMicrotask(tell);
  return out;
}

function prose(field, value, rows = 3) {
  const area = el("textarea", { rows });
  return texted(field, (value ?? "").trimEnd(), area, el("div", {}, area, counter(area)));
}

const TOOLS = [
  ["Đậm", "**", "**"], ["Nghiêng", "*", "*"], ["Đề mục", "\n\n## ", ""], ["Danh sách", "\n- ", ""],
  ["Liên kết", "[", "](https://)"], ["Dẫn văn bản", "[[", "]]"],
];

function markdown(field, value, context) {
  const area = el("textarea", { rows: 16, className: "body" });
  let composing = false;
  area.addEventListener("compositionstart", () => (composing = true));
  area.addEventListener("compositionend", () => (composing = false));
  const tools = TOOLS.map(([name, before, after]) => el("button", {
    type: "button", textContent: name,
    onclick: () => !composing && insert(area, before, after),
  }));
  const bar = el("div", { className: "tools", role: "toolbar", ariaLabel: "Định dạng" }, ...tools);
  const control = texted(field, value, area, el("div", {}, bar, area, counter(area)));
  const place = async files => {
    for (const file of files) {
      const name = await context.upload(file, control.note);
      if (name) insert(area, file.type.startsWith("image/") ? `![](${name})` : `[${file.name}](${name})`, "");
    }
  };
  area.addEventListener("paste", event => {
    const files = [...event.clipboardData.files], html = event.clipboardData.getData("text/html");
    if (!html && !files.length) return;
    event.preventDefault();
    if (html) insert(area, markdownOf(html), "");
    else place(files);
  });
  area.addEventListener("dragover", event => event.preventDefault());
  area.addEventListener("drop", event => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    place([...event.dataTransfer.files]);
  });
  return control;
}

function file(field, value, context, accept) {
  const input = el("input", { type: "text" });
  const chosen = el("input", { type: "file", accept, ariaLabel: `Chọn tệp: ${field.label}` });
  const box = el("div", { className: "drop" }, input, chosen);
  const control = texted(field, value, input, box);
  const take = async files => {
    const name = files.length && (await context.upload(files[0], control.note));
    if (!name) return;
    input.value = name;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  chosen.addEventListener("change", () => take(chosen.files));
  box.addEventListener("dragover", event => event.preventDefault());
  box.addEventListener("drop", event => { event.preventDefault(); take(event.dataTransfer.files); });
  box.addEventListener("paste", event => event.clipboardData.files.length && take(event.clipboardData.files));
  return control;
}

function choice(field, value) {
  const known = field.terms.find(term => term.some(word => spelling(word) === spelling(value ?? "")));
  const select = el("select", {}, el("option", { value: "" }, "—"),
    ...field.terms.map(term => el("option", { value: term === known ? value : term[0] }, term[0])));
  if (value && !known) select.append(el("option", { value }, value));
  return texted(field, value, select);
}

// A control whose value is made of several parts; `read` gives it, touched since `edits` moved.
function parted(field, value, control, read, inner = () => []) {
  control.id = newId();
  let edits = 0, settled = 0, sent = 0, sentValue;
  const made = {
    key: field.key, ...framed(field, control, control, { group: true }),
    edited: () => edits++,
    value: () => (made.isTouched() ? read(value) : value),
    isTouched: () => edits !== settled || inner().some(one => one.isTouched()),
    mark() { sent = edits; sentValue = made.value(); inner().forEach(one => one.mark()); },
    settle() { settled = sent; value = sentValue; inner().forEach(one => one.settle()); },
  };
  return made;
}

function choices(field, value) {
  const given = [].concat(value ?? []);
  const boxes = field.terms.map(term => {
    const written = given.find(one => term.some(word => spelling(word) === spelling(one)));
    return el("input", { type: "checkbox", value: written ?? term[0], checked: written !== undefined });
  });
  const rows = boxes.map((box, at) => el("label", { className: "check" }, box, field.terms[at][0]));
  const unknown = given.filter(one => !boxes.some(box => box.value === one));
  const read = old => {
    const now = boxes.filter(box => box.checked).map(box => box.value), kept = [].concat(old ?? []);
    return [...kept.filter(one => now.includes(one) || unknown.includes(one)), ...now.filter(one => !kept.includes(one))];
  };
  const control = parted(field, value, el("div", { className: "checks" }, ...rows), read);
  boxes.forEach(box => box.addEventListener("change", control.edited));
  return control;
}

function yesNo(field, value) {
  const box = el("input", { type: "checkbox", id: newId(), checked: /^(có|co|true|yes)$/i.test(value ?? "") });
  let initial = box.checked, sent = initial;
  const note = el("div", { id: newId(), className: "note" });
  box.setAttribute("aria-describedby", note.id);
  const hint = field.hint ? el("span", { className: "hint" }, ` ${field.hint}`) : null;
  const node = el("div", { className: "field" }, el("label", { className: "check", htmlFor: box.id }, box, field.label, hint), note);
  node.dataset.key = field.key;
  return {
    key: field.key, node, note, input: box,
    value: () => (box.checked === initial ? value : box.checked ? "có" : ""),
    isTouched: () => box.checked !== initial,
    mark() { sent = box.checked; },
    settle() { initial = sent; value = sent ? "có" : ""; },
  };
}

function lines(field, value, context, documents) {
  const given = [].concat(value ?? []);
  if (given.some(one => one.includes("\n"))) return list(field, given, item => prose(item, item.given), context);
  const area = el("textarea", { rows: Math.max(2, given.length) });
  const asked = { ...field, hint: field.hint || "Mỗi dòng một mục." };
  let control = area;
  if (documents) {
    const pick = el("input", { type: "text", list: "van-ban", ariaLabel: "Tìm văn bản để thêm", placeholder: "Tìm văn bản để thêm" });
    pick.addEventListener("change", () => {
      if (!pick.value) return;
      insert(area, `${area.value.trim() ? "\n" : ""}${pick.value}`, "", true);
      pick.value = "";
    });
    control = el("div", {}, area, pick);
  }
  const text = texted(asked, given.join("\n"), area, control);
  const read = text.value;
  let settled = value;
  return {
    ...text,
    value: () => (text.isTouched() ? read().split("\n").map(one => one.trim()).filter(Boolean) : settled),
    settle() { settled = this.value(); text.settle(); },
  };
}

function table(field, value) {
  const area = el("textarea", { rows: 5, className: "body" });
  const rows = (value ?? []).map(row => [].concat(row).join("\t")).join("\n");
  const text = texted({ ...field, hint: field.hint || "Dán bảng từ Excel: mỗi hàng một dòng, các ô cách nhau bằng Tab." }, rows, area);
  area.addEventListener("keydown", event => {
    if (event.key !== "Tab" || !event.altKey) return; // Tab alone moves on, as everywhere
    event.preventDefault();
    insert(area, "\t", "");
  });
  let settled = value;
  return {
    ...text,
    value: () => (text.isTouched() ? area.value.split("\n").filter(row => row.trim()).map(row => row.split("\t")) : settled),
    settle() { settled = this.value(); text.settle(); },
  };
}

function gathered(base, inner) {
  const out = { ...base };
  for (const one of inner.filter(each => each.isTouched())) {
    if (isEmpty(one.value())) delete out[one.key];
    else out[one.key] = one.value();
  }
  return out;
}

function group(field, value, context) {
  const base = typeof value === "object" && value ? value : {};
  const inner = field.fields.map(one => makeControl(one, base[one.key], context));
  return parted(field, value, el("div", {}, ...inner.map(one => one.node)), old => gathered(old ?? {}, inner), () => inner);
}

// A list of items, each asked for by `make`; items can be added, taken away and moved.
function list(field, value, make, context) {
  const rows = [], box = el("div", { className: "items" });
  const add = item => {
    const control = make({ ...field, hint: "", required: false, given: item, label: `${field.label}: mục ${rows.length + 1}` });
    const row = { control, node: el("div", { className: "item" }, control.node) };
    const drop = () => { rows.splice(rows.indexOf(row), 1); row.node.remove(); made.edited(); context.changed(); };
    const up = () => {
      const at = rows.indexOf(row);
      if (at < 1) return;
      rows.splice(at - 1, 0, ...rows.splice(at, 1));
      box.insertBefore(row.node, box.children[at - 1]);
      made.edited();
      context.changed();
    };
    row.node.append(el("div", { className: "tools" },
      el("button", { type: "button", onclick: up }, "Đưa lên"), el("button", { type: "button", onclick: drop }, "Bỏ mục này")));
    rows.push(row);
    box.append(row.node);
    return row;
  };
  const more = el("button", { type: "button", onclick: () => {
    const row = add(undefined);
    made.edited();
    row.node.querySelector("input, textarea, select")?.focus();
  } }, "Thêm mục");
  const made = parted(field, value, el("div", {}, box, more),
    () => rows.map(row => row.control.value()).filter(one => !isEmpty(one)), () => rows.map(row => row.control));
  [].concat(value ?? []).forEach(add);
  return made;
}

function groups(field, value, context) {
  const made = item => {
    const given = typeof item.given === "string" ? { [field.fields[0].key]: item.given } : item.given;
    const control = group(item, given, context);
    narrow(field, control);
    return control;
  };
  return list(field, value, made, context);
}

// Of an item that is of several sorts, only the keys that its sort takes are shown.
function narrow(field, control) {
  const sort = Object.keys(field.narrowed).length && control.node.querySelector("select");
  if (!sort) return;
  const show = () => {
    const keys = field.narrowed[sort.selectedOptions[0]?.textContent];
    for (const node of control.node.querySelectorAll(":scope > div > [data-key]")) {
      node.hidden = Boolean(keys) && !keys.includes(node.dataset.key);
    }
  };
  sort.addEventListener("change", show);
  show();
}

const picked = (list, kind = "text", more = {}) => el("input", { type: kind, list, ...more });
export const CONTROLS = {
  text: (f, v) => texted(f, v, el("input", { type: "text" })),
  prose: (f, v) => prose(f, v),
  markdown,
  address: (f, v) => texted(f, v, el("input", { type: "url", placeholder: "https://" })),
  colour: (f, v) => texted(f, v, el("input", { type: "text", placeholder: "#b3261e" })),
  day: (f, v) => texted(f, v, el("input", { type: "text", inputMode: "numeric", placeholder: "16/06/2026" })),
  "partial-day": (f, v) => texted(f, v, el("input", { type: "text", placeholder: "16/06/2026, 06/2026 hoặc 2026" })),
  "last-day": (f, v) => texted(f, v, el("input", { type: "text", placeholder: "30/06/2026 hoặc: trước ngày 01/07/2026" })),
  period: (f, v) => texted(f, v, el("input", { type: "text", placeholder: "2026, 2026-H1, 2026-Q3 hoặc 2026-11" })),
  week: (f, v) => texted(f, v, el("input", { type: "text", placeholder: "2026-W48" })),
  number: (f, v) => texted(f, v, el("input", { type: "text", inputMode: "decimal", placeholder: "1.234 hoặc 93,4" })),
  "yes-no": yesNo,
  choice, choices, table, group, groups,
  texts: (f, v, c) => lines(f, v, c, false),
  documents: (f, v, c) => lines(f, v, c, true),
  file: (f, v, c) => file(f, v, c, ""),
  picture: (f, v, c) => file(f, v, c, "image/*"),
  document: (f, v) => texted(f, v, picked("van-ban")),
  record: (f, v) => texted(f, v, picked("bai")),
};

export function makeControl(field, value, context) {
  // A short way of writing (one text for a list, a text for a group) is shown in full.
  const shaped = field.control === "groups" && value && !Array.isArray(value) ? [value] : value;
  return CONTROLS[field.control](field, shaped, context);
}
