// Opens search: from the button in the header, by key, or in the page of results. What searches is
// fetched when a reader means to search; on a telephone's own line this file is all that a page costs before.
const place = document.querySelector(".nq-find");
const root = place ? new URL(place.action) : null;
const listed = document.querySelector("[data-tim]");
const REST = 2000; // milliseconds
const LETTERS = "nq57-phim-tat";
const kept = {};
let tries = 0;
let opened;

/** A promise, the same each time until it fails: what failed is asked for again by whoever comes next. */
function once(name, make) {
  kept[name] ??= make().catch((error) => {
    delete kept[name];
    throw error;
  });
  return kept[name];
}

function openBox() {
  return once("box", () => import("./tim-kiem/hop.js"));
}

/** What finds: asked for all at once, and fresh where an older copy would not fit; anew instead of one that
 * has lost a piece. */
function openEngine(lost) {
  if (lost && lost === opened) delete kept.engine;
  return once("engine", async () => {
    const again = tries ? `?${tries}` : "";
    tries += 1;
    const [engine] = ["may", "chu"].map((name) => import(`./tim-kiem/${name}.js`));
    const program = import(new URL(`may/pagefind.js${again}`, root));
    const told = fetch(new URL("chi-muc.json", root), { cache: "no-cache" }).then((answer) => answer.json());
    const [{ open }, ...parts] = await Promise.all([engine, program, told]);
    opened = await open(root, ...parts);
    tries = 1;
    return opened;
  });
}

function ahead() {
  for (const part of [openBox(), openEngine()]) part.catch(() => {}); // told when a reader searches
}

/** The dialog; where it cannot be had, the page of results, which is another try. */
async function show(event) {
  event?.preventDefault();
  ahead();
  try {
    (await openBox()).openDialog(root, openEngine);
  } catch {
    place.submit();
  }
}

async function fill() {
  ahead();
  try {
    (await openBox()).fillPage(listed, root, openEngine);
  } catch {
    const again = Object.assign(document.createElement("button"), { type: "button", textContent: "Thử lại" });
    again.addEventListener("click", fill);
    listed.replaceChildren("Chưa tải được ô tìm kiếm. ", again);
  }
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

/** Whether single letters open search: readers may switch that off in the box. */
function lettersOpen() {
  try {
    return localStorage.getItem(LETTERS) !== "0";
  } catch {
    return true;
  }
}

if (place) {
  place.addEventListener("submit", show);
  for (const sign of ["pointerenter", "focusin"]) place.addEventListener(sign, ahead, { once: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // the letter is not done
    const plain = ["/", "f", "s"].includes(event.key) && !(event.ctrlKey || event.metaKey || event.altKey);
    const known = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if ((plain && !typing(event.target) && lettersOpen()) || known) {
      const box = listed?.querySelector("input[type=search]"); // in the page of results it stands there already
      if (box) {
        event.preventDefault();
        box.focus();
      } else show(event);
    }
  });
  // When the page is at rest, and only on a line that is fast and not dear: a pasted query finds all there.
  const line = navigator.connection;
  if (line?.effectiveType === "4g" && line.type !== "cellular" && !line.saveData) {
    addEventListener("load", () => setTimeout(() => requestIdleCallback(ahead), REST), { once: true });
  }
  if (listed) fill();
  else if (history.state?.tim) show(); // back from a result
}
