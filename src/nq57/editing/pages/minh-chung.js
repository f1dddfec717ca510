// Where an import read the value of a control: the paper's own words, below it, with page and line.
import { el } from "/o-nhap.js";

const whereRead = one =>
  [one.page && `trang ${one.page}`, one.line && `dòng ${one.line}`, one.sure].filter(Boolean).join(", ");

function line(one) {
  const words = one.text ? `Bản gốc: “${one.text}” (${whereRead(one)}).` : `Không có dòng nào trên bản gốc (${one.sure}).`;
  return el("p", { className: one.ask ? "hint asked" : "hint" }, words, one.ask ? ` ${one.ask}` : "");
}

export function showEvidence(control, evidence) {
  const rows = evidence.filter(one => one.key === control.key);
  if (!rows.length) return;
  const id = `ban-goc-${control.key}`, lines = rows.map(line);
  const node = rows.length === 1
    ? el("div", { id, className: "evidence" }, ...lines)
    : el("details", { id, className: "evidence" }, el("summary", { className: "hint" }, `Đọc ở ${rows.length} chỗ trên bản gốc`), ...lines);
  control.node.append(node);
  const described = control.input.getAttribute("aria-describedby");
  control.input.setAttribute("aria-describedby", [described, id].filter(Boolean).join(" "));
}
