// Opens search: from the button in the header, by key, or in the page of results. What searches is
// fetched when a reader means to search; on a telephone's own line a page costs this file alone before.
import { noi } from "./loi.js";

const place = document.querySelector(".nq-find");
const root = place ? new URL(place.action) : null;
// Where addresses of results begin: above the page of search, in another language higher.
const base = place ? new URL(place.dataset.goc ?? "..", place.dataset.goc ? location : root) : null;
const listed = document.querySelector("[data-tim]");
const REST = 2000; // milliseconds
const kept = {};
let opened;
let again = "";

/** Whether single letters open search; switched in the box. */
const letters = {
  on: true,
  keep(on) {
    letters.on = on;
    localStorage.nq57PhimTat = on ? "" : "0";
  },
};
try {
  letters.on = localStorage.nq57PhimTat !== "0";
} catch {
  // kept nowhere
}

/** A promise, the same until it fails. */
function once(name, make) {
  return (kept[name] ??= make().catch((error) => {
    delete kept[name];
    throw error;
  }));
}

const openBox = () => once("box", () => import("./tim-kiem/hop.js"));

/** What finds; a new one instead of one that has `lost` a piece. */
function openEngine(lost) {
  if (lost && lost === opened) delete kept.engine;
  return once("engine", async () => {
    const parts = [
      ...["may", "chu"].map((name) => import(`./tim-kiem/${name}.js`)),
      import(new URL(`may/pagefind.js${again}`, root)),
      fetch(new URL("chi-muc.json", root), { cache: "no-cache" }).then((answer) => answer.json()),
    ];
    again = `?${Date.now()}`; // a later one is fresh
    const [engine, , program, told] = await Promise.all(parts);
    return (opened = await engine.open(root, program, told));
  });
}

function ahead() {
  for (const part of [openBox(), openEngine()]) part.catch(() => {}); // told later
}

async function show(event) {
  event?.preventDefault();
  ahead();
  try {
    (await openBox()).openDialog(root, base, openEngine, letters);
  } catch {
    place.submit(); // to the page of results
  }
}

async function fill() {
  ahead();
  try {
    (await openBox()).fillPage(listed, root, base, openEngine, letters);
  } catch {
    listed.innerHTML = `${noi("Chưa tải được ô tìm kiếm.")} <button>${noi("Thử lại")}</button>`;
    listed.lastChild.onclick = fill;
  }
}

function typing(target) {
  return target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
}

if (place) {
  place.addEventListener("submit", show);
  for (const sign of ["pointerenter", "focusin"]) place.addEventListener(sign, ahead, { once: true, passive: true });
  document.addEventListener("keydown", (event) => {
    const plain = ["/", "f", "s"].includes(event.key) && !(event.ctrlKey || event.metaKey || event.altKey);
    const known = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if ((plain && letters.on && !typing(event.target)) || known) {
      const box = listed?.querySelector("input");
      if (box) {
        event.preventDefault();
        box.focus();
      } else show(event);
    }
  });
  // At rest, and only on a line that is fast and not metered: a pasted query finds all there.
  const line = navigator.connection;
  if (line?.effectiveType === "4g" && line.type !== "cellular" && !line.saveData) {
    addEventListener("load", () => setTimeout(() => requestIdleCallback(ahead), REST), { once: true });
  }
  const asked = document.querySelector("[data-hoi]");
  if (asked) import("./tim-kiem/hoi.js").then((box) => box.fill(asked, root)).catch(() => asked.remove());
  if (listed) fill();
  else if (history.state?.tim) show(); // back from a result
}
