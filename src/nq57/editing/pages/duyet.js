// Review: what was sent beside what is published, answering it, sending one's own, and a record's history.
import { ask, post, session } from "/hoi.js";
import { el } from "/o-nhap.js";

const MOST = 4_000_000; // pairs of words that are compared one by one
const main = document.querySelector("main");
const state = document.querySelector("#trang-thai");
const query = place => new URLSearchParams(place);
export const linkTo = (see, place) => `?${query({ xem: see, ...place })}`;

export function field(text, input, hint = "") {
  input.id ||= `d${Math.random().toString(36).slice(2)}`;
  return el("div", { className: "field" }, el("label", { htmlFor: input.id }, text), hint ? el("p", { className: "hint" }, hint) : null, input);
}

// Both texts as nodes, the words that only one has marked.
function marked(old, fresh) {
  const a = old.split(/(\s+)/), b = fresh.split(/(\s+)/);
  if (!old || !fresh || a.length * b.length > MOST) return [[old], [fresh]];
  const width = b.length + 1, best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      best[i * width + j] = a[i] === b[j] ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const left = [], right = [];
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { left.push(a[i++]); right.push(b[j++]); }
    else if (j >= b.length || (i < a.length && best[(i + 1) * width + j] >= best[i * width + j + 1])) left.push(el("del", {}, a[i++]));
    else right.push(el("ins", {}, b[j++]));
  }
  return [left, right];
}

function table(differences) {
  const head = ["Mục", "Đang đăng", "Bản gửi"].map(text => el("th", { scope: "col" }, text));
  const rows = differences.map(one => {
    const [old, fresh] = marked(one.old, one.new);
    return el("tr", {}, el("th", { scope: "row" }, one.label), el("td", {}, ...old), el("td", {}, ...fresh));
  });
  return el("div", { className: "wide", tabIndex: 0, role: "region", ariaLabel: "Các mục khác nhau" }, el("table", { className: "compare" }, el("tr", {}, ...head), ...rows));
}

function page(title, address) {
  const frame = el("iframe", { title, src: address });
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
  return el("section", { className: "page", ariaLabel: title }, el("h3", {}, title), frame);
}

export async function showComparison(place) {
  const found = await ask(`so-sanh?${query(place)}`);
  if (found.status !== 200) return main.append(el("p", { role: "alert" }, found.message), el("p", {}, el("a", { href: "/" }, "Về danh sách")));
  const back = found.state === "tra-lai", who = found.writers.join(", ");
  const words = found.words ? `${back ? "Lý do trả lại" : "Lời người gửi"}: ${found.words}` : "";
  main.append(el("h1", {}, back ? "Bản bị trả lại" : "Bản chờ duyệt"),
    el("p", {}, `${place.name} · ${who} · ${found.moment}`),
    found.on_trust ? el("p", { className: "hint" }, "Tên người soạn do Git ghi, chưa có chữ ký: ai ghi được vào kho chung đều ghi được tên này.") : "", words ? el("p", { className: "bar" }, words) : "",
    ...found.problems.map(one => el("p", { className: one.severity === "error" ? "error" : "warning" }, `${one.message} ${one.mend}`)),
    el("h2", {}, "Khác nhau từng mục"), table(found.differences), el("h2", {}, "Như bạn đọc thấy"),
    el("div", { className: "pages" },
      found.old_page ? page("Trang đang đăng", `${found.frame}${found.old_page}`) : el("p", {}, "Bài này chưa đăng lần nào."),
      found.new_page ? page("Trang của bản gửi", `${found.frame}${found.new_page}`) : el("p", {}, "Bản gửi còn lỗi nên chưa có trang.")));
  if (found.may_answer) main.append(answers(place, found));
  main.append(el("p", { className: "actions" }, ...(found.is_mine ? mine(place, back) : []),
    el("a", { href: linkTo("lich-su", place) }, "Lịch sử của bài"), el("a", { href: "/" }, "Về danh sách")));
  document.body.dataset.compared = found.tip;
}

function mine(place, back) {
  if (back) return [el("a", { href: `?${query(place)}` }, "Sửa tiếp")];
  const take = async () => {
    const answer = await post("rut", place);
    if (answer.status === 200) location.href = `?${query(place)}`;
    else state.textContent = answer.message;
  };
  return [el("button", { type: "button", onclick: take }, "Rút lại để sửa")];
}

function answers(place, found) {
  const words = el("textarea", { rows: 3 }), day = el("input", { type: "text", inputMode: "numeric", placeholder: "16/06/2026" });
  const own = el("textarea", { rows: 2 });
  const answer = async (call, more) => {
    state.textContent = "Đang ghi…";
    const answer = await post(call, { ...place, tip: found.tip, ...more });
    if (answer.status === 200) { location.href = "/"; return; }
    state.textContent = answer.message ?? "Chưa ghi được.";
    problem.replaceChildren(el("p", { className: "error" }, answer.message ?? ""), ...(answer.problems ?? []).map(one => el("p", { className: "error" }, `${one.message} ${one.mend}`)));
  };
  const problem = el("div", { role: "alert" });
  const form = el("form", { className: "answer", onsubmit: event => { event.preventDefault(); answer("duyet", { words: words.value, day: day.value, own_reason: own.value }); } },
    el("h2", {}, "Trả lời"), field("Lời, hoặc lý do trả lại", words), field("Đăng từ ngày", day, "Bỏ trống: đăng ngay khi duyệt."),
    found.is_mine ? field("Lý do tự duyệt", own, "Bạn là người soạn bài này. Tự duyệt thì phải ký kèm lý do, ghi trong lịch sử.") : null, problem,
    el("div", { className: "actions" }, el("button", { className: "main" }, "Duyệt"),
      el("button", { type: "button", onclick: () => answer("tra-lai", { reason: words.value }) }, "Trả lại")));
  return form;
}

export async function showHistory(place) {
  const found = await ask(`lich-su?${query(place)}`);
  if (found.status !== 200) return main.append(el("p", { role: "alert" }, found.message));
  const rows = found.events.map(one => el("li", {}, el("strong", {}, `${one.moment} · ${one.who}`), el("span", { className: "about" }, [one.what, one.words].filter(Boolean).join(": "))));
  main.append(el("h1", {}, "Lịch sử của bài"), el("p", {}, place.name), el("ul", { className: "rows" }, ...rows),
    el("p", { className: "actions" }, el("a", { href: `?${query(place)}` }, "Mở bài"), el("a", { href: "/" }, "Về danh sách")));
}

// A small form beside the buttons of a record's form; `act` gives a sentence when it did not work.
export function panel(title, fields, word, act) {
  const note = el("div", { role: "alert" });
  const box = el("fieldset", { className: "panel" }, el("legend", {}, title), ...fields, note,
    el("div", { className: "actions" }, el("button", { type: "button", className: "main", onclick: async () => {
      const words = await act();
      if (words) note.replaceChildren(el("p", { className: "error" }, words));
    } }, word), el("button", { type: "button", onclick: () => box.remove() }, "Thôi")));
  return box;
}

export function sendPanel(editor) {
  const words = el("textarea", { rows: 2 }), change = el("input", { type: "text" });
  return panel("Gửi duyệt", [field("Lời cho người duyệt", words),
    field("Đã sửa gì, nói với bạn đọc", change, "Chỉ ghi khi sửa điều đáng kể của bài đã đăng: câu này hiện trên trang, ở “Các lần cập nhật”.")], "Gửi", async () => {
    if (!(await editor.saveAll())) return "Chưa lưu được nên chưa gửi.";
    const answer = await post("gui", { ...editor.place, known: editor.known, words: words.value, change: change.value });
    if (answer.status !== 200) return [answer.message, ...(answer.problems ?? []).map(one => one.message)].filter(Boolean).join(" ");
    location.href = linkTo("duyet", editor.place);
    return "";
  });
}

export function receiveButton() {
  if (!session.remote) return "";
  return el("button", { type: "button", onclick: async () => {
    state.textContent = "Đang nhận…";
    const answer = await post("nhan", { unit: "", kind: "", name: "" });
    if (answer.status === 200) location.reload();
    else state.textContent = answer.message;
  } }, "Nhận bản mới");
}
