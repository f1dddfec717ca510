// The editor's page: the list of records, or the form of one with its problems and the page beside it.
import { linkTo, panel, receiveButton, sendPanel, field as labelled, showComparison, showHistory } from "/duyet.js";
import { ask, enter, post, session, today } from "/hoi.js";
import { tour } from "/lan-dau.js";
import { showEvidence } from "/minh-chung.js";
import { el, folded, makeControl } from "/o-nhap.js";

const WAIT = 400; // milliseconds without a letter before a trial
const main = document.querySelector("main"), state = document.querySelector("#trang-thai");
const asked = new URLSearchParams(location.search);
const say = text => { state.textContent = text; };

// The list

async function showList() {
  const found = await ask("danh-sach");
  if (found.status !== 200) return main.append(el("p", { role: "alert" }, found.message));
  const option = one => el("option", { value: one.id }, one.name);
  const unit = el("select", { id: "don-vi" }, el("option", { value: "" }, "Mọi đơn vị"), ...found.units.map(option));
  const kind = el("select", { id: "loai" }, el("option", { value: "" }, "Mọi loại bài"), ...found.kinds.map(option));
  const states = [...new Set(found.rows.map(row => row.state.replace(/ \d.*/, "")))].sort();
  const status = el("select", { id: "tinh-trang" }, el("option", { value: "" }, "Mọi trạng thái"),
    ...states.map(one => el("option", { value: one }, one)));
  const search = el("input", { type: "search", id: "tim", autocomplete: "off" });
  const counted = el("p", { role: "status" }), about = el("p"), rows = el("ul", { className: "rows" });
  const units = Object.fromEntries(found.units.map(one => [one.id, one.name]));
  const kinds = Object.fromEntries(found.kinds.map(one => [one.id, one.one]));
  const show = () => {
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const seen = found.rows.filter(row => (!unit.value || row.unit === unit.value) && (!kind.value || row.kind === kind.value) &&
      (!status.value || row.state.startsWith(status.value)) && words.every(word => folded(`${row.title} ${row.name}`).includes(word)));
    const query = new URLSearchParams({ unit: unit.value, kind: "", name: "don-vi.yml" });
    about.replaceChildren(unit.value ? el("a", { href: `?${query}` }, `Sửa thông tin của ${units[unit.value]}`) : "");
    counted.textContent = `${seen.length} bài${seen.length > 200 ? ", hiện 200 bài đầu: gõ thêm chữ để tìm" : ""}`;
    rows.replaceChildren(...seen.slice(0, 200).map(row => el("li", {},
      el("a", { href: hrefOf(row) }, row.title),
      el("span", { className: "about" }, [kinds[row.kind], units[row.unit] ?? row.unit, row.day, row.state].filter(Boolean).join(" · ")))));
  };
  for (const one of [unit, kind, status, search]) one.addEventListener("input", show);
  const field = (text, input) => el("div", { className: "field" }, el("label", { htmlFor: input.id }, text), input);
  const plain = session.review ? "" : el("p", { className: "hint" }, "Chưa bật duyệt bài: bài lưu là có hiệu lực; chỉ có bản nháp và hẹn ngày đăng. Muốn có người duyệt thì cần kho Git và tệp nguoi-dung.yml.");
  main.append(el("h1", {}, "Các bài"), tour(), undoBar() ?? "", plain,
    el("div", { className: "filters" }, field("Tìm", search), field("Đơn vị", unit), field("Loại bài", kind), field("Trạng thái", status)),
    newForm(found, unit, kind), about, receiveButton(), counted, rows);
  show();
}

// Where a row leads: what waits is looked at, all else is edited.
function hrefOf(row) {
  const place = { unit: row.unit, kind: row.kind, name: row.name };
  return row.state === "chờ duyệt" ? linkTo("duyet", place) : `?${new URLSearchParams(place)}`;
}

function newForm(found, unit, kind) {
  const where = el("select", { id: "moi-don-vi" }, ...found.units.map(one => el("option", { value: one.id }, one.name)));
  const what = el("select", { id: "moi-loai" }, ...found.kinds.map(one => el("option", { value: one.id }, one.one)));
  unit.addEventListener("input", () => unit.value && (where.value = unit.value));
  kind.addEventListener("input", () => kind.value && (what.value = kind.value));
  const go = event => {
    event.preventDefault();
    location.search = new URLSearchParams({ unit: where.value, kind: what.value });
  };
  return el("form", { className: "filters", onsubmit: go },
    el("div", { className: "field" }, el("label", { htmlFor: what.id }, "Viết mới"), what),
    el("div", { className: "field" }, el("label", { htmlFor: where.id }, "cho đơn vị"), where),
    el("button", { className: "main" }, "Bắt đầu viết"));
}

function undoBar() {
  const kept = sessionStorage.getItem("nq57-da-xoa");
  if (!kept) return null;
  const gone = JSON.parse(kept), bar = el("p", { className: "bar", role: "status" }, `Đã xóa ${gone.name}. `);
  bar.append(el("button", { type: "button", onclick: async () => {
    const answer = await post("khoi-phuc", gone);
    if (answer.status !== 200) return say(answer.message);
    sessionStorage.removeItem("nq57-da-xoa");
    location.reload();
  } }, "Hoàn tác"));
  return bar;
}

// The form

async function smaller(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 1_000_000) return file;
  const picture = await createImageBitmap(file), scale = Math.min(1, 2000 / Math.max(picture.width, picture.height));
  const canvas = el("canvas", { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", 0.88));
  return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, ".jpg"), { type: "image/jpeg" }) : file;
}

const problemText = found => `${found.severity === "error" ? "Lỗi" : "Nên xem"}: ${found.message} ${found.mend}`;
const noted = (note, problems) => note.replaceChildren(...problems.map(found =>
  el("p", { className: found.severity === "error" ? "error" : "warning" }, problemText(found))));

async function showForm(place) {
  const found = await ask(`bai?${new URLSearchParams(place)}`);
  if (found.status !== 200) return main.append(el("p", { role: "alert" }, found.message));
  new Editor(place, found).show();
}

class Editor {
  constructor(place, found) {
    Object.assign(this, { place, found, known: found.known, controls: [], restored: {}, timer: 0, busy: false, composing: false });
    const kept = JSON.parse(localStorage.getItem(this.shelf) ?? "null");
    if (kept) this.restored = this.fitted(kept.changes);
    this.notes = kept?.notes ?? [];
    this.evidence = kept?.evidence ?? found.evidence ?? [];
    this.context = { upload: (file, note) => this.upload(file, note), changed: () => this.changed() };
  }

  get shelf() { return `nq57-bai:${this.place.unit}/${this.place.kind}/${this.place.name ?? ""}`; }

  // A body stands under another key where it shares its file with the other keys.
  fitted(changes) {
    const { __than: below, noi_dung: among, ...rest } = changes, body = below ?? among;
    const key = this.found.form.order.includes("__than") ? "__than" : "noi_dung";
    return body === undefined ? rest : { ...rest, [key]: body };
  }

  show() {
    const { form } = this.found, begun = { ...this.found.values, ...this.restored };
    this.frame = el("iframe", { title: "Trang như bạn đọc sẽ thấy" });
    this.frame.setAttribute("sandbox", "allow-scripts allow-same-origin");
    this.general = el("div", { className: "note", role: "alert" });
    this.form = el("form", { onsubmit: event => { event.preventDefault(); this.save(); }, noValidate: true },
      el("h1", {}, this.place.name ? `Sửa: ${form.label}` : `Viết mới: ${form.label}`), tour(), this.returned(), this.paper(), this.general, ...this.lists());
    for (const [title, fields] of form.sections) {
      const made = fields.map(field => makeControl(field, begun[field.key], this.context));
      this.controls.push(...made);
      made.forEach(one => showEvidence(one, this.evidence));
      const open = title === form.sections[0][0] || fields.some(field => begun[field.key] !== undefined);
      this.form.append(el("details", { open }, el("summary", {}, title), ...made.map(one => one.node)));
    }
    this.form.append(this.buttons());
    this.listen();
    this.aside = el("section", { className: "preview", ariaLabel: "Xem trước" },
      el("p", { className: "hint" }, "Trang hiện ở đây khi bài không còn lỗi, như bạn đọc sẽ thấy."), this.frame);
    main.classList.add("two");
    main.append(this.form, this.aside);
    if (this.found.problems.length) noted(this.general, this.found.problems);
    if (Object.keys(this.restored).length) say("Đã lấy lại phần bạn viết dở lần trước, chưa lưu.");
    if (this.place.name || Object.keys(this.restored).length) this.changed();
  }

  lists() {
    const documents = this.found.documents.map(([number, title]) => el("option", { value: number }, title));
    const records = this.found.records.map(id => el("option", { value: id }));
    return [el("datalist", { id: "van-ban" }, ...documents), el("datalist", { id: "bai" }, ...records)];
  }

  returned() {
    const { state: where } = this.found;
    if (where !== "bị trả lại" && where !== "chờ duyệt") return "";
    const link = el("a", { href: linkTo("duyet", this.place) }, where === "bị trả lại" ? "Xem lý do" : "Xem bản đang chờ duyệt");
    return el("p", { className: "bar" }, `Bài này ${where}. `, link);
  }

  // A new document is filled from its paper, chosen or dropped here.
  paper() {
    if (this.place.kind !== "van-ban" || this.place.name) return "";
    const input = el("input", { type: "file", accept: ".pdf,.docx,.doc,.txt" });
    const box = labelled("Điền từ tệp văn bản", input, "Chọn hoặc thả tệp PDF, Word của văn bản: nq57 đọc và điền các ô, tệp được đính kèm. Đối chiếu với bản gốc trước khi lưu.");
    const note = el("div", { className: "note", role: "alert" });
    const take = async files => {
      if (!files.length) return;
      say(`Đang đọc ${files[0].name}…`);
      const { unit, kind } = this.place, query = new URLSearchParams({ unit, kind, file: files[0].name });
      const answer = await ask(`doc?${query}`, { method: "PUT", body: files[0] });
      if (!answer.file) { noted(note, answer.problems ?? []); say(answer.message || "Tệp bị từ chối."); return; }
      const changes = this.fitted({ ...this.changes(), ...answer.values });
      localStorage.setItem(this.shelf, JSON.stringify({ changes, notes: [["", answer.message], ...answer.notes].filter(one => one[1]), evidence: answer.evidence }));
      location.reload();
    };
    input.addEventListener("change", () => take(input.files));
    box.classList.add("drop");
    box.addEventListener("dragover", event => event.preventDefault());
    box.addEventListener("drop", event => { event.preventDefault(); take(event.dataTransfer.files); });
    const names = Object.fromEntries(this.found.form.sections.flatMap(([, fields]) => fields.map(one => [one.key, one.label])));
    const listed = this.notes.map(([key, text]) => el("li", {}, names[key] ? `${names[key]}: ` : "", text));
    box.append(note, listed.length ? el("div", { className: "bar" }, el("p", {}, "Cần đối chiếu:"), el("ul", {}, ...listed)) : "");
    return box;
  }

  // What may be done with a record that has a file.
  actions(button) {
    if (!this.place.name) return [];
    const own = this.found.state === "chưa gửi duyệt", open = made => this.form.append(made);
    const actions = session.review ? [button("Gửi duyệt", () => open(sendPanel(this)))] : [];
    if (this.place.kind) {
      actions.push(button("Nhân bản", () => this.copy("")), this.translations(), button("Đổi tên", () => open(this.renaming())), button("Gỡ bài", () => open(this.withdrawal())));
      if (!session.review || own) actions.push(button(session.review ? "Bỏ bản chưa gửi" : "Xóa bài", () => this.remove()));
    }
    return session.review ? [...actions, el("a", { href: linkTo("lich-su", this.place) }, "Lịch sử")] : actions;
  }

  renaming() {
    const title = el("input", { type: "text", value: this.place.name.replace(/\..*/, "") });
    return panel("Đổi tên bài trong địa chỉ", [labelled("Tên mới", title, "Gõ tiêu đề hay vài chữ; nq57 bỏ dấu. Ai mở địa chỉ cũ được chuyển tới địa chỉ mới.")], "Đổi tên", async () => {
      if (!(await this.saveAll())) return "Chưa lưu được nên chưa đổi tên.";
      const answer = await post("doi-ten", this.request({ title: title.value }));
      if (answer.status !== 200) return answer.message ?? "Chưa đổi được tên.";
      localStorage.removeItem(this.shelf);
      location.search = new URLSearchParams({ ...this.place, name: answer.name });
      return "";
    });
  }

  withdrawal() {
    const reason = el("input", { type: "text" }), other = el("input", { type: "text", list: "bai" });
    return panel("Gỡ bài khỏi chuyên mục", [labelled("Lý do, một câu cho bạn đọc", reason),
      labelled("Chuyển bạn đọc tới bài", other, "Bỏ trống: ở địa chỉ cũ chỉ còn lý do gỡ.")], "Gỡ", async () => {
      if (!reason.value.trim()) return "Gỡ bài phải ghi lý do.";
      const gone = { ngay: today(), ly_do: reason.value.trim(), chuyen_den: other.value.trim() };
      const answer = await post("luu", this.request({ changes: { ...this.changes(), go_bai: gone } }));
      if (answer.status !== 200) { this.showProblems(answer); return answer.message ?? "Chưa gỡ được."; }
      localStorage.removeItem(this.shelf);
      location.reload();
      return "";
    });
  }

  // Save what was typed, if anything was; whether all is saved.
  async saveAll() {
    if (!Object.keys(this.changes()).length) return true;
    await this.save();
    return !Object.keys(this.changes()).length;
  }

  buttons() {
    const button = (text, onclick, className = "") => el("button", { type: "button", onclick, className }, text);
    this.anyway = button("Lưu tạm dù còn lỗi", () => this.save(true));
    this.anyway.hidden = true;
    return el("div", { className: "actions" }, el("button", { className: "main" }, "Lưu (Ctrl+S)"), this.anyway,
      button("Bỏ phần chưa lưu", () => this.discard()), ...this.actions(button),
      el("a", { href: "/" }, "Về danh sách"));
  }

  translations() {
    if (/\..*\./.test(this.place.name)) return "";
    const select = el("select", { ariaLabel: "Dịch sang" }, el("option", { value: "" }, "Dịch sang…"),
      ...this.found.languages.map(([code, name]) => el("option", { value: code }, name)));
    select.addEventListener("change", event => {
      event.stopPropagation();
      if (select.value) this.copy(this.place.name.replace(/\.(\w+)$/, `.${select.value}.$1`));
    });
    return select;
  }

  // Another record that begins with this one's words, kept unsaved until somebody saves it.
  copy(name) {
    const { unit, kind } = this.place, place = { unit, kind, name };
    const shelf = `nq57-bai:${unit}/${kind}/${name}`;
    if (!localStorage.getItem(shelf)) {
      localStorage.setItem(shelf, JSON.stringify({ changes: { ...this.found.values, ...this.changes() } }));
    }
    location.search = new URLSearchParams(place);
  }

  listen() {
    this.form.addEventListener("compositionstart", () => (this.composing = true));
    this.form.addEventListener("compositionend", () => { this.composing = false; this.changed(); });
    this.form.addEventListener("input", () => this.changed());
    this.form.addEventListener("change", () => this.changed());
    addEventListener("keydown", event => {
      if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); this.save(); }
    });
  }

  changes() {
    const out = { ...this.restored };
    for (const one of this.controls.filter(each => each.isTouched())) out[one.key] = one.value() ?? "";
    return out;
  }

  // Nothing here writes into a control: whoever composes a letter must not be disturbed.
  changed() {
    const changes = this.changes();
    if (Object.keys(changes).length) localStorage.setItem(this.shelf, JSON.stringify({ changes, notes: this.notes, evidence: this.evidence }));
    else localStorage.removeItem(this.shelf);
    document.body.dataset.changes = Object.keys(changes).join(" ");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.trial(), WAIT);
  }

  request(more = {}) { return { name: "", ...this.place, known: this.known, changes: this.changes(), ...more }; }

  async trial() {
    if (this.busy || this.composing) { this.timer = setTimeout(() => this.trial(), WAIT); return; }
    this.busy = true;
    const answer = await post("thu", this.request());
    this.busy = false;
    this.showProblems(answer);
  }

  showProblems(answer) {
    const problems = answer.problems ?? [];
    for (const one of this.controls) {
      const own = problems.filter(found => found.key.split(".")[0] === one.key);
      noted(one.note, own);
      one.input.setAttribute("aria-invalid", String(own.some(found => found.severity === "error")));
    }
    const other = problems.filter(found => !this.controls.some(one => found.key.split(".")[0] === one.key));
    noted(this.general, other);
    if (answer.conflict) this.conflict(answer);
    else if (answer.message) this.general.prepend(el("p", { className: "error" }, answer.message));
    const errors = problems.filter(found => found.severity === "error").length;
    if (answer.status === 200) say(errors ? `Còn ${errors} lỗi.` : problems.length ? `Không có lỗi, ${problems.length} điều nên xem.` : "Không có lỗi.");
    this.anyway.hidden = !errors;
    if (answer.page) this.look(answer.page);
    document.body.dataset.trial = `${answer.status} ${errors}`;
  }

  look(page) {
    this.turn = (this.turn ?? 0) + 1;
    this.frame.src = `${this.found.frame}${page}?${this.turn}`;
  }

  async save(unsound = false) {
    clearTimeout(this.timer);
    while (this.busy) await new Promise(done => setTimeout(done, 20));
    this.busy = true;
    say("Đang lưu…");
    this.controls.forEach(one => one.mark());
    const answer = await post("luu", this.request({ unsound }));
    this.busy = false;
    this.showProblems(answer);
    if (answer.status !== 200) return say(answer.message ?? "Chưa lưu được.");
    localStorage.removeItem(this.shelf);
    this.controls.forEach(one => one.settle());
    this.restored = {};
    this.known = answer.known;
    const isNew = !this.place.name;
    this.place = { ...this.place, name: answer.name };
    history.replaceState(null, "", `?${new URLSearchParams(this.place)}`);
    document.body.dataset.saved = String(Number(document.body.dataset.saved ?? 0) + 1);
    const left = Object.keys(this.changes()).length;
    say(left ? "Đã lưu; phần vừa gõ thêm thì chưa." : "Đã lưu.");
    if (left) this.changed();
    if (isNew || session.review) this.offer();
  }

  // The buttons are drawn again, for a record that has a file now may be sent, copied and withdrawn.
  offer() {
    if (session.review) this.found.state = "chưa gửi duyệt";
    const focused = document.activeElement, old = this.form.querySelector(":scope > .actions"), fresh = this.buttons();
    const word = old.contains(focused) ? focused.textContent : "";
    old.replaceWith(fresh);
    if (word) [...fresh.querySelectorAll("button")].find(one => one.textContent === word)?.focus();
  }

  conflict(answer) {
    const mine = this.changes(), names = Object.fromEntries(this.found.form.sections.flatMap(([, fields]) => fields.map(one => [one.key, one.label])));
    const words = value => (typeof value === "string" ? value : JSON.stringify(value ?? "", null, 1));
    const rows = Object.keys(mine).map(key => el("tr", {}, el("th", { scope: "row" }, names[key] ?? key),
      el("td", {}, words(answer.values[key])), el("td", {}, words(mine[key]))));
    const keep = () => { this.known = answer.known; this.general.replaceChildren(); this.trial(); };
    const take = () => { localStorage.removeItem(this.shelf); location.reload(); };
    this.general.replaceChildren(el("div", { className: "conflict" }, el("p", { className: "error" }, answer.message),
      el("table", {}, el("tr", {}, el("th", { scope: "col" }, "Mục"), el("th", { scope: "col" }, "Bản vừa được lưu"), el("th", { scope: "col" }, "Bản của bạn")), ...rows),
      el("button", { type: "button", onclick: keep }, "Giữ chỗ tôi sửa, ghép vào bản mới"),
      el("button", { type: "button", onclick: take }, "Lấy bản mới, bỏ chỗ tôi sửa")));
    say(answer.message);
  }

  discard() {
    if (!confirm("Bỏ mọi thay đổi chưa lưu của bài này?")) return;
    localStorage.removeItem(this.shelf);
    location.reload();
  }

  async remove() {
    if (!confirm("Xóa bài này? Có thể hoàn tác ngay sau đó.")) return;
    const answer = await post("xoa", this.request());
    if (answer.status !== 200) return this.showProblems(answer);
    sessionStorage.setItem("nq57-da-xoa", JSON.stringify({ ...this.place, text: answer.text }));
    localStorage.removeItem(this.shelf);
    location.href = "/";
  }

  async upload(file, note) {
    say(`Đang kiểm tra tệp ${file.name}…`);
    const small = await smaller(file);
    const query = new URLSearchParams({ unit: this.place.unit, kind: this.place.kind, file: small.name });
    const answer = await ask(`tep?${query}`, { method: "PUT", body: small });
    noted(note, answer.problems ?? []);
    say(answer.file ? `Đã đặt tệp ${answer.file} cạnh bài.` : answer.message ?? "Tệp bị từ chối.");
    return answer.file ?? "";
  }
}

const refused = await enter();
if (session.name) document.querySelector("#nguoi").textContent = session.name;
const place = { unit: asked.get("unit") ?? "", kind: asked.get("kind") ?? "", name: asked.get("name") ?? "" };
const SEEN = { duyet: showComparison, "lich-su": showHistory };
if (refused) main.append(el("p", { role: "alert" }, refused));
else if (asked.has("xem")) await SEEN[asked.get("xem")]?.(place);
else if (asked.has("kind")) await showForm(place);
else await showList();
