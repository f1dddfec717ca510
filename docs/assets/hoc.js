// A lesson's page: steps to tick off, a sheet to print. What was read and ticked is kept in this browser alone.

import { noi, spoken } from "./loi.js";

const kept = (name, none) => {
  try {
    return JSON.parse(localStorage[name]) ?? none;
  } catch {
    return none; // nothing yet, or kept nowhere
  }
};
const keep = (name, value) => {
  try {
    localStorage[name] = JSON.stringify(value);
  } catch {
    // kept nowhere
  }
};
const MOST = 200; // lessons; khung.js marks the cards of those that were read
const here = location.pathname;
keep("nq57DaXem", [here, ...kept("nq57DaXem", []).filter((path) => path !== here)].slice(0, MOST));

const steps = [...document.querySelectorAll(".nq-steps > li")];
const ticks = () => kept("nq57Buoc", {}); // read each time: another tab may have added to it
const done = ticks();
steps.forEach((step, place) => {
  const box = document.createElement("input");
  Object.assign(box, { type: "checkbox", checked: (done[here] ?? []).includes(place), ariaLabel: noi("Đã làm bước {number}", { number: place + 1 }), lang: spoken });
  box.addEventListener("change", () => {
    const ticked = steps.flatMap((one, at) => (one.querySelector("input").checked ? [at] : []));
    keep("nq57Buoc", Object.fromEntries([[here, ticked], ...Object.entries(ticks()).filter(([path]) => path !== here)].slice(0, MOST)));
  });
  step.append(box);
});

const print = document.querySelector("[data-nq-print]");
print.closest("ul").hidden = false;
print.addEventListener("click", async () => {
  // The sheet bears the code of its page, which readers without paper open in the page itself.
  const code = document.querySelector(".nq-share details");
  if (code) {
    code.open = true;
    await code.querySelector("img").decode().catch(() => undefined); // without it the sheet is whole, too
  }
  window.print();
});
