// Opens search: from the button in the header, by key, or in the page of results. What searches is
// fetched when a reader means to search; on a telephone's own line this file is all that a page costs before.
const place = document.querySelector(".nq-find");
const root = place ? new URL(place.action) : null;
const listed = document.querySelector("[data-tim]");
const REST = 2000; // milliseconds
let ready;

/** All that a search needs, asked for at once: the box, what finds, its program, what the section tells of itself. */
function load() {
  if (ready) return ready;
  const [box, engine] = ["hop", "may", "chu"].map((name) => import(`./tim-kiem/${name}.js`));
  const program = import(new URL("may/pagefind.js", root));
  const told = fetch(new URL("chi-muc.json", root), { cache: "no-cache" }).then((answer) => answer.json());
  const opened = Promise.all([engine, program, told]).then(([made, ...parts]) => made.open(root, ...parts));
  opened.catch(() => {}); // told to the reader by the box
  ready = box.then((made) => ({ box: made, engine: opened }));
  return ready;
}

async function show(event) {
  event?.preventDefault();
  const { box, engine } = await load();
  box.openDialog(root, engine);
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

if (place) {
  place.addEventListener("submit", show);
  for (const sign of ["pointerenter", "focusin"]) place.addEventListener(sign, load, { once: true, passive: true });
  document.addEventListener("keydown", (event) => {
    const plain = ["/", "f", "s"].includes(event.key) && !(event.ctrlKey || event.metaKey || event.altKey);
    const known = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
    if ((plain && !typing(event.target)) || known) {
      // In the page of results the box stands there already.
      if (listed) {
        event.preventDefault();
        listed.querySelector("input").focus();
      } else show(event);
    }
  });
  // When the page is at rest, and only on a line that is fast and not dear: a pasted query finds all there.
  const line = navigator.connection;
  if (line?.effectiveType === "4g" && line.type !== "cellular" && !line.saveData) {
    addEventListener("load", () => setTimeout(() => requestIdleCallback(load), REST), { once: true });
  }
  if (listed) load().then(({ box, engine }) => box.fillPage(listed, root, engine));
}
