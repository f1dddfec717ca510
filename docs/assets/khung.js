// The frame of every page: light or dark, the drawer, the contents beside a text, the way back to the top.
// It keeps the hooks of Material's templates and takes the place of the theme's own script, of which
// a section uses this much. Without it every page is whole: parts in the footer, contents as links.
"use strict";
{
  const html = document.documentElement;
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  html.classList.replace("no-js", "js");

  // Light or dark: what the reader chose on this device, else what the system says.
  const options = all(".md-option");
  function dress(chosen, keep) {
    const color = {};
    for (const name of ["media", "scheme", "primary", "accent"]) {
      color[name] = chosen.getAttribute(`data-md-color-${name}`);
      document.body.setAttribute(`data-md-color-${name}`, color[name]);
    }
    for (const option of options) option.nextElementSibling.hidden = option !== chosen; // the way to the other
    chosen.checked = true;
    if (keep) __md_set("__palette", { index: options.indexOf(chosen), color });
  }
  if (options.length) {
    const ofSystem = () => options.find((option) => matchMedia(option.dataset.mdColorMedia).matches) ?? options[0];
    const kept = () => {
      try {
        return options[__md_get("__palette")?.index];
      } catch {
        return undefined; // kept nowhere
      }
    };
    for (const option of options) {
      option.addEventListener("change", () => dress(option, true));
      matchMedia(option.dataset.mdColorMedia).addEventListener("change", () => kept() || dress(ofSystem()));
    }
    dress(kept() ?? ofSystem());
  }

  // The drawer closes by Escape and when the window grows.
  const drawer = document.getElementById("__drawer");
  const close = () => {
    drawer.checked = false;
  };
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  matchMedia("(min-width: 76.25em)").addEventListener("change", close);

  // The contents mark where the reader is; the way back shows when they turn upwards.
  const links = all("[data-md-component=toc] a[href^='#']");
  const heads = links.map((link) => aimed(link.hash));
  const upwards = document.querySelector(".md-top");
  let before = scrollY;
  let waiting = false;
  function follow() {
    waiting = false;
    const last = heads.findLastIndex((head) => head && head.getBoundingClientRect().top < 80);
    links.forEach((link, place) => {
      link.classList.toggle("md-nav__link--passed", place < last);
      link.classList.toggle("md-nav__link--active", place === last);
    });
    if (last >= 0) within(links[last]);
    if (upwards) upwards.hidden = scrollY < innerHeight || scrollY >= before;
    before = scrollY;
  }
  /** Keep a link of the contents in sight, without moving the page. */
  function within(link) {
    const pane = link.closest(".nq-toc");
    const [outer, inner] = [pane.getBoundingClientRect(), link.getBoundingClientRect()];
    if (inner.bottom > outer.bottom || inner.top < outer.top) pane.scrollTop += inner.top - outer.top - outer.height / 2;
  }
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(follow);
    waiting = true;
  }, { passive: true });
  follow();
  upwards?.addEventListener("click", () => {
    scrollTo({ top: 0 });
    document.querySelector(".md-skip")?.focus({ preventScroll: true });
  });

  // Lessons that were read in this browser before are marked where cards lead to them.
  try {
    const seen = JSON.parse(localStorage.nq57DaXem ?? "[]");
    const read = all(".nq-card__title a, .nq-item a").filter((link) => seen.includes(link.pathname));
    if (read.length) import("./loi.js").then(({ noi }) => read.forEach((link) => {
      const mark = Object.assign(document.createElement("span"), { className: "nq-badge nq-badge--checked", textContent: noi("Đã xem") });
      link.closest("li").querySelector(".nq-card__kicker")?.append(" ", mark);
    }));
  } catch {
    // kept nowhere
  }

  // What an address names behind `#`.
  function aimed(hash) {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // no address
    }
  }

  // What is folded opens for the address that leads to it, and on paper.
  function unfold() {
    const goal = location.hash && aimed(location.hash);
    for (let fold = goal && goal.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) {
        fold.open = true;
        goal.scrollIntoView();
      }
    }
  }
  addEventListener("hashchange", unfold);
  unfold();
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}
