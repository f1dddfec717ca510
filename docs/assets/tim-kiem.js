// Opens search: from the button in the header, by key, or in the page of results. What searches is
// fetched only when a reader means to search; until then this file is all that a page costs.
const place = document.querySelector(".nq-find");
const root = place ? new URL(place.action) : null;
const listed = document.querySelector("[data-tim]");
let ready;

function load() {
  ready ??= Promise.all(["hop", "may", "chu"].map((name) => import(`./tim-kiem/${name}.js`))).then(
    ([box, engine]) => ({ box, engine: engine.open(root) }),
  );
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
  if (listed) load().then(({ box, engine }) => box.fillPage(listed, root, engine));
}
