/* The register's form: finds, filters and sorts documents over the JSON beside the page.
   Without this script the page is a table in pages, with lists by year and issuer. */
import { noi } from "./loi.js";

(() => {
  const form = document.querySelector("[data-nq-finder]");
  const table = document.querySelector(".nq-register");
  if (!form || !table) return;
  const body = table.tBodies[0];
  const status = form.querySelector("[role=status]");
  const others = [...document.querySelectorAll(".nq-pager")];
  const given = [...body.childNodes];
  const source = new URL(form.dataset.nqFinder, document.baseURI);
  const step = 50;
  const choices = ["loai", "co_quan_ban_hanh", "cap", "nam", "chu_de", "hieu_luc"];
  let data = null;
  let shown = step;

  // Words as people type them: without accents, "1169qđ-ttg" as 1169, qd, ttg, numbers without zeros in front.
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[đð]/g, "d");
  const words = (text) => (fold(text).match(/[a-z]+|[0-9]+/g) || []).map((word) => word.replace(/^0+(?=[0-9])/, ""));
  const fused = (text) => words(text).join("");
  const isNumber = (word) => /^[0-9]/.test(word);

  const load = async () => {
    if (data) return data;
    const answer = await fetch(source);
    if (!answer.ok) throw new Error(String(answer.status));
    data = (await answer.json()).van_ban.map((row, order) => ({
      ...row,
      order,
      nam: row.ngay_ban_hanh.slice(0, 4),
      number: words(row.so_ky_hieu),
      fused: fused(row.so_ky_hieu),
      words: words([row.so_ky_hieu, row.loai, row.trich_yeu, row.co_quan_ban_hanh, row.ngay_ban_hanh.slice(0, 4)].join(" ")),
    }));
    return data;
  };

  // Letters match the beginning of a word, figures a whole number; the last word may still be unfinished.
  const matches = (wanted, among, open) =>
    wanted.every((word, at) =>
      among.some((one) =>
        isNumber(word) && !(open && at === wanted.length - 1) ? one === word : one.startsWith(word)));

  const asked = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));

  // How a row answers: 0 bears that very number, 1 figures or letters like it, 2 the words, 3 does not.
  const distance = (row, wanted, open) => {
    const whole = wanted.join("");
    const very = wanted.includes(row.number[0]);
    if (matches(wanted, row.number, open)) return very ? 0 : 1;
    const at = whole.length > 2 ? row.fused.indexOf(whole) : -1;
    if (at >= 0 && !(isNumber(whole) && isNumber(row.fused[at - 1] || ""))) return 1;
    return matches(wanted, row.words, open) ? 2 - very : 3;
  };

  // A day as people write it: 12/6/2025, ngày 12 tháng 6 năm 2025.
  const aDay = /(?:ngày\s*)?(?<![\d/.-])(\d{1,2})(?:\s*[/.-]\s*|\s*tháng\s*)(\d{1,2})(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})(?![\d/.-])/iu;
  // A month: tháng 6/2025, tháng 6 năm 2025, or 6/2025 alone; a number or a subject may say the same.
  const aMonth = /(?:trong\s*)?tháng\s*(\d{1,2})(?:\s*[/.-]\s*|\s*năm\s*)(\d{4})(?![\d/.-])/iu;
  const aloneMonth = /^\s*(0?[1-9]|1[0-2])\s*[/-]\s*((?:19|20)\d\d)\s*$/;
  const iso = (parts) => parts.slice(1).reverse().map((part) => part.padStart(2, "0")).join("-");
  const dated = (text) => {
    const day = text.match(aDay);
    return [day ? text.replace(day[0], " ") : text, day && iso(day)];
  };
  const ofMonth = (rows, text) => {
    const month = text.match(aMonth) || text.match(aloneMonth);
    if (!month) return [];
    const beside = words(text.replace(month[0], " "));
    return rows.filter((row) => row.ngay_ban_hanh.startsWith(iso(month)) && matches(beside, row.words, true));
  };

  const found = (rows, query) => {
    const among = rows.filter((row) =>
      choices.every((name) => !query[name] || [].concat(row[name]).includes(query[name])));
    const told = (query.q || "").normalize("NFC");
    const [text, day] = dated(told);
    const wanted = words(text);
    const kept = new Map(among
      .filter((row) => !day || row.ngay_ban_hanh === day)
      .map((row) => [row, wanted.length ? distance(row, wanted, !/\s$/.test(told)) : 0])
      .filter(([, far]) => far < 3));
    for (const row of day ? [] : ofMonth(among, told)) kept.set(row, Math.min(kept.get(row) ?? 1, 1));
    // A whole citation was pasted, with words that the register does not have: its numbers are enough.
    const numbers = text.match(/\d+\p{L}?(?:\s?[/–-]\s?[\p{L}\d&]+)+/gu) || [];
    for (const number of numbers.filter((one) => /\p{L}/u.test(one)).map(words)) {
      const bears = (row) => matches(number, row.number, false);
      if (![...kept.keys()].some(bears)) among.filter(bears).forEach((row) => kept.set(row, 0));
    }
    return [...kept.keys()].sort((a, b) => kept.get(a) - kept.get(b) || ranked(a, b, query.sap) || a.order - b.order);
  };

  const ranked = (a, b, key) => {
    if (!key) return 0;
    const [one, other] = [a[key], b[key]];
    if (!one || !other) return one ? -1 : other ? 1 : 0;
    return one.localeCompare(other, "vi", { numeric: true });
  };

  const made = (name, attributes, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const badge = (kind, text) => [" ", made("span", { class: `nq-badge nq-badge--${kind}` }, text)];
  const link = (row, text) => made("a", { href: new URL(row.dia_chi, source).href }, text);

  const paper = (file) => made("a", {
    class: "nq-file",
    href: new URL(file.dia_chi, source).href,
    ...(file.doc_duoc ? {} : { download: "" }),
    "aria-label": `${file.ten}, ${file.loai}, ${file.kich_thuoc}`,
  }, `${file.loai}, ${file.kich_thuoc}`);

  // The same line as the template's macro `register_row` makes.
  const line = (row) => {
    const type = row.trich_yeu.startsWith(row.loai) ? [] : [made("span", { class: "nq-type" }, row.loai), " "];
    return made("tr", { role: "row" },
      made("th", { scope: "row", role: "rowheader" }, row.so_ky_hieu ? link(row, row.so_ky_hieu) : noi("Chưa có số")),
      made("td", { role: "cell", "data-label": noi("Ngày ban hành") },
        row.ngay ? made("time", { datetime: row.ngay_ban_hanh }, row.ngay) : noi("Chưa rõ")),
      made("td", { role: "cell", "data-label": noi("Trích yếu") }, ...type,
        row.so_ky_hieu ? row.trich_yeu : link(row, row.trich_yeu),
        ...(row.nhan_hieu_luc ? badge(row.hieu_luc, row.nhan_hieu_luc) : []),
        ...(row.kiem_chung ? [] : badge("verify", noi("Chưa kiểm chứng đầy đủ"))),
        ...(row.tep || []).flatMap((file) => [" ", paper(file)])),
      made("td", { role: "cell", "data-label": noi("Cơ quan ban hành") }, row.co_quan_ban_hanh));
  };

  const more = made("button", { type: "button", class: "nq-button nq-more" }, noi("Hiện thêm {count} văn bản", { count: step }));
  table.after(more);
  more.hidden = true;

  const remember = (query) => {
    const address = new URL(location.href);
    address.search = new URLSearchParams(query).toString();
    history.replaceState({ shown }, "", address);
  };

  const headed = (key) => {
    for (const [at, name] of ["so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "co_quan_ban_hanh"].entries()) {
      const head = table.tHead.rows[0].cells[at];
      if (key === name) head.setAttribute("aria-sort", "ascending");
      else if (!key && name === "ngay_ban_hanh") head.setAttribute("aria-sort", "descending");
      else head.removeAttribute("aria-sort");
    }
  };

  const show = async () => {
    const query = asked();
    const plain = !Object.keys(query).length;
    remember(query);
    for (const node of others) node.hidden = !plain;
    if (plain) {
      body.replaceChildren(...given);
      headed("");
      status.textContent = "";
      more.hidden = true;
      return;
    }
    try {
      const rows = found([...(await load())], query);
      if (JSON.stringify(asked()) !== JSON.stringify(query)) return; // asked again while it loaded
      body.replaceChildren(...rows.slice(0, shown).map(line));
      headed(query.sap);
      more.hidden = rows.length <= shown;
      status.textContent = rows.length ? noi("Tìm thấy {count} văn bản.", { count: rows.length }) : noi("Không có văn bản nào như vậy. Thử gõ ít chữ hơn hoặc bỏ bớt điều kiện lọc.");
    } catch {
      body.replaceChildren(...given);
      status.textContent = noi("Chưa tải được danh mục; xem các trang bên dưới.");
      for (const node of others) node.hidden = false;
    }
  };

  const again = () => {
    shown = step;
    show();
  };
  form.addEventListener("input", again);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(again));
  more.addEventListener("click", async () => {
    const before = shown;
    shown += step;
    await show();
    body.rows[before]?.querySelector("a")?.focus();
  });

  // On wide screens the heads of the columns sort too; a telephone shows no heads.
  const wide = matchMedia("(min-width: 45em)");
  const heads = ["so_ky_hieu", "ngay_ban_hanh", "trich_yeu", "co_quan_ban_hanh"].map((name, at) => {
    const head = table.tHead.rows[0].cells[at];
    const label = head.textContent;
    const button = made("button", { type: "button", class: "nq-sort" }, label);
    button.addEventListener("click", () => {
      form.elements.sap.value = form.elements.sap.value === name ? "" : name;
      again();
    });
    return () => head.replaceChildren(wide.matches ? button : label);
  });
  const dress = () => heads.forEach((head) => head());
  wide.addEventListener("change", dress);
  dress();

  headed("");
  const wanted = new URLSearchParams(location.search);
  for (const [name, value] of wanted) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  shown = history.state?.shown || step; // back from a document: as many lines as before
  if (Object.keys(asked()).length) show();
})();
