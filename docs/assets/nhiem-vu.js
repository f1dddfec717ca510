/* The form above the tasks: hides the rows that do not fit, and headings that have none left.
   Without this script the page is tables by unit and plan, the late and the soon due first. */
import { noi } from "./loi.js";

(() => {
  const form = document.querySelector("[data-nq-tasks]");
  const rows = [...document.querySelectorAll("tr[data-nq-task]")];
  if (!form || !rows.length) return;
  const status = form.querySelector("[role=status]");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[đð]/g, "d");
  const names = new Map(rows.map((row) => [row, fold(row.querySelector("th").textContent)]));
  const soon = new Set([...document.querySelectorAll("#sap-den-han ~ ul a")].map((link) => link.href));

  // A task's own day decides; the page lists what is due in thirty days of its own.
  const due = {
    "qua-han": (row) => row.dataset.nqTask.endsWith("-qua-han"),
    "sap-den": (row) => soon.has(row.querySelector("th a").href),
    "co-ngay": (row) => row.dataset.han !== "",
  };
  const tests = {
    giai_doan: (row, value) => row.dataset.nqTask === value || row.dataset.nqTask.startsWith(`${value}-`),
    han: (row, value) => due[value](row),
    chu_tri: (row, value) => row.dataset.chuTri.split("|").includes(value),
    nhom: (row, value) => row.dataset.nhom === value,
    ke_hoach: (row, value) => row.dataset.keHoach === value,
    q: (row, value) => fold(value).split(/\s+/).every((word) => names.get(row).includes(word)),
  };

  const asked = () => [...new FormData(form)].filter(([name, value]) => tests[name] && value.trim());

  // A table without rows goes, and so do the headings that stand for nothing else.
  const tidy = () => {
    for (const section of document.querySelectorAll(".nq-work")) {
      for (const table of section.querySelectorAll("table")) {
        const empty = ![...table.tBodies[0].rows].some((row) => !row.hidden);
        table.hidden = empty;
        const above = table.previousElementSibling;
        if (above && above.matches("h3")) above.hidden = empty;
      }
      section.hidden = ![...section.querySelectorAll("table")].some((table) => !table.hidden);
    }
  };

  const narrow = () => {
    const wanted = asked();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every(([name, value]) => tests[name](row, value.trim()));
      shown += !row.hidden;
    }
    for (const list of document.querySelectorAll(".nq-due")) list.hidden = wanted.length > 0;
    tidy();
    status.textContent = wanted.length ? noi("{shown} trong {all} nhiệm vụ", { shown, all: rows.length }) : "";
    const query = new URLSearchParams(wanted).toString();
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(narrow));
  if (asked().length) narrow();
})();
