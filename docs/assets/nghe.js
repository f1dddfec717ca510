// “Nghe bài này”: the browser's own voice reads the page, a sentence after the other. Nothing is sent or loaded.
// There is no button where a recording is at hand, or where this machine has no voice for the page's language.
import { noi } from "./loi.js";

const record = document.querySelector(".nq-record");
const voices = window.speechSynthesis;
const language = (record.querySelector("h1").lang || document.documentElement.lang || "vi").toLowerCase().split("-")[0];
const own = () => voices.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
const blocks = "h1, .nq-lead, .nq-steps li, .nq-body :is(h2, h3, p, li, blockquote)";
const sentences = () =>
  [...record.querySelectorAll(blocks)]
    .filter((block) => !block.querySelector("p, li"))
    .flatMap((block) => (block.textContent.match(/[^.!?…]+[.!?…]*(?=\s|$)|\S+/g) ?? []).map((text) => ({ block, text: text.trim() })))
    .filter((said) => said.text);
const row = Object.assign(document.createElement("p"), { className: "nq-voice" });
const named = (words) => Object.assign(document.createElement("button"), { type: "button", className: "nq-button", textContent: words });
const start = named(noi("Nghe bài này"));
const stop = named(noi("Thôi đọc"));
let left = [];
let turn = 0; // of whatever was begun: what an older one says is not heeded
const mark = (block) => {
  for (const old of record.querySelectorAll(".nq-reading")) old.classList.remove("nq-reading");
  block?.classList.add("nq-reading");
};
const rest = (words) => {
  turn += 1;
  voices.cancel();
  start.textContent = words;
};
const end = () => {
  rest(noi("Nghe bài này"));
  left = [];
  mark();
  stop.hidden = true;
};
const next = () => {
  if (!left.length) return end();
  const mine = turn;
  const { block, text } = left[0];
  const said = Object.assign(new SpeechSynthesisUtterance(text), { lang: language, voice: own() ?? null, rate: 0.95 });
  said.onend = () => {
    if (mine !== turn) return;
    left.shift();
    next();
  };
  said.onerror = () => mine === turn && end();
  mark(block);
  voices.speak(said);
};
start.addEventListener("click", () => {
  if (start.textContent === noi("Tạm dừng")) return rest(noi("Đọc tiếp"));
  if (!left.length) left = sentences();
  turn += 1;
  start.textContent = noi("Tạm dừng");
  stop.hidden = false;
  next();
});
stop.addEventListener("click", () => {
  end();
  start.focus();
});
stop.hidden = true;
row.append(start, " ", stop);
const offer = () => own() && !row.isConnected && record.querySelector(".nq-head").append(row);
offer();
voices.addEventListener?.("voiceschanged", offer);
addEventListener("pagehide", end);
