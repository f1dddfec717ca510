// Three steps for somebody who opens the editor for the first time, told where each is done.
import { el } from "/o-nhap.js";

const KEPT = "nq57-huong-dan";
const STEPS = [
  ["Tìm hoặc viết mới", "Gõ vài chữ của tên bài vào ô Tìm, hoặc chọn loại bài rồi bấm Bắt đầu viết."],
  ["Điền biểu mẫu", "Điền các ô bên trái; trang như bạn đọc sẽ thấy hiện ở bên phải, lỗi hiện ngay dưới ô."],
  ["Lưu, rồi gửi duyệt", "Ctrl+S để lưu. Bài chưa lên trang cho đến khi được duyệt; nơi không có người duyệt thì bỏ dấu Bản nháp rồi lưu."],
];

export function tour() {
  const at = Number(localStorage.getItem(KEPT) ?? 0);
  if (!(at < STEPS.length)) return "";
  const box = el("section", { className: "bar tour", ariaLabel: "Hướng dẫn lần đầu" });
  const show = step => {
    localStorage.setItem(KEPT, String(step));
    if (step >= STEPS.length) return box.remove();
    const [title, text] = STEPS[step];
    box.replaceChildren(el("p", {}, el("strong", {}, `Bước ${step + 1} trên ${STEPS.length}: ${title}. `), text),
      el("button", { type: "button", onclick: () => show(step + 1) }, step + 1 < STEPS.length ? "Bước sau" : "Đã hiểu"),
      step + 1 < STEPS.length ? el("button", { type: "button", onclick: () => show(STEPS.length) }, "Bỏ qua") : "");
  };
  show(at);
  return box;
}
