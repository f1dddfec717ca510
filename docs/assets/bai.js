// What a record's page does beyond being read: share its address, show pictures large, play media on a click.
// Nothing is asked of another host before a reader clicks.

import { noi } from "./loi.js";

const told = document.querySelector(".nq-share__told");

async function copy(address, said) {
  try {
    await navigator.clipboard.writeText(address);
    told.textContent = said;
  } catch {
    told.textContent = address;
  }
}

for (const button of document.querySelectorAll("[data-nq-copy]")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", () => copy(button.dataset.nqCopy, noi("Đã chép liên kết.")));
}

for (const button of document.querySelectorAll("[data-nq-share]")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", async () => {
    const address = button.dataset.nqShare;
    if (!navigator.share) return copy(address, noi("Đã chép liên kết: dán vào Zalo hoặc ứng dụng khác để gửi."));
    try {
      await navigator.share({ title: document.title, url: address });
    } catch (error) {
      if (error.name !== "AbortError") copy(address, noi("Đã chép liên kết."));
    }
  });
}

for (const box of document.querySelectorAll("[data-nq-player]")) {
  box.querySelector("a").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    Object.assign(frame, { src: box.dataset.nqPlayer, title: box.dataset.nqTitle, allowFullscreen: true });
    frame.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    box.replaceChildren(frame);
    frame.focus();
  });
}

// Pictures: Enter or a click opens one large; arrows or a swipe leads to the next; Escape closes.
const photos = [...document.querySelectorAll("a.nq-photo")];
if (photos.length) {
  const room = document.createElement("dialog");
  room.className = "nq-room";
  room.setAttribute("aria-label", noi("Xem ảnh"));
  room.innerHTML =
    `<img alt=""><p role="status"></p><div><button type="button" value="-1">${noi("Ảnh trước")}</button>` +
    `<button type="button" value="1">${noi("Ảnh sau")}</button><a download>${noi("Tải ảnh gốc")}</a>` +
    `<button type="button" value="0">${noi("Đóng")}</button></div>`;
  document.body.append(room);
  const [image, words, link] = ["img", "p", "a"].map((name) => room.querySelector(name));
  const [before, after, close] = room.querySelectorAll("button");
  let at = 0;
  let from = NaN;
  // On a slow line the former picture goes at once, for the words below are the next one's; the small copy
  // holds the place of the large one, so that a finger finds it and nothing jumps when that comes.
  const hang = (photo, shown) => {
    const size = ["width", "height"].map((side) => Number(shown.getAttribute(side)));
    image.removeAttribute("src");
    if (size[0] && size[1]) [image.width, image.height] = size;
    image.style.backgroundImage = shown.currentSrc ? `url("${shown.currentSrc}")` : "";
    Object.assign(image, { src: photo.href, alt: shown.alt });
  };
  image.draggable = false;
  image.addEventListener("load", () => ["width", "height", "style"].forEach((name) => image.removeAttribute(name)));
  const show = (index) => {
    at = (index + photos.length) % photos.length;
    const shown = photos[at].querySelector("img");
    hang(photos[at], shown);
    link.href = photos[at].href;
    words.textContent = photos.length > 1 ? `${at + 1}/${photos.length}. ${shown.alt}` : shown.alt;
  };
  before.hidden = after.hidden = photos.length < 2;
  close.addEventListener("click", () => room.close());
  before.addEventListener("click", () => show(at - 1));
  after.addEventListener("click", () => show(at + 1));
  room.addEventListener("close", () => photos[at].focus());
  room.addEventListener("click", (event) => event.target === room && room.close());
  room.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(at - 1);
    if (event.key === "ArrowRight") show(at + 1);
  });
  image.addEventListener("pointerdown", (event) => { from = event.clientX; });
  image.addEventListener("pointercancel", () => { from = NaN; });
  image.addEventListener("pointerup", (event) => {
    if (Math.abs(event.clientX - from) > 40) show(at + (event.clientX < from ? 1 : -1));
    from = NaN;
  });
  photos.forEach((photo, index) =>
    photo.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(index);
      room.showModal();
    }),
  );
}

// Maps of communes: a field that leaves only the tiles whose names hold what is typed, accents or not.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
for (const map of document.querySelectorAll("[data-nq-map]")) {
  const tiles = [...map.querySelectorAll(".nq-tiles > li:not(.nq-tiles__gap)")];
  const named = tiles.map((tile) => [tile, folded(tile.querySelector("span").textContent)]);
  const find = document.createElement("p");
  find.className = "nq-tilemap__find";
  find.innerHTML =
    `<label>${noi("Tìm phường, xã")} <input type="search" autocomplete="off"></label><span role="status"></span>`;
  const [field, count] = [find.querySelector("input"), find.querySelector("span")];
  field.addEventListener("input", () => {
    const wanted = folded(field.value.trim());
    for (const [tile, name] of named) tile.hidden = !name.includes(wanted);
    count.textContent = wanted ? noi("{count} nơi", { count: tiles.filter((tile) => !tile.hidden).length }) : "";
  });
  map.querySelector(".nq-legend").after(find);
}

// Parts of a recording lead to their second.
for (const part of document.querySelectorAll("[data-nq-second]")) {
  const words = part.querySelector("span");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "nq-button" });
  button.textContent = words.textContent;
  words.replaceWith(button);
  button.addEventListener("click", () => {
    const player = part.closest(".nq-listen__one").querySelector("audio");
    player.currentTime = Number(part.dataset.nqSecond);
    player.play();
  });
}

// The browser's own voice, where no recording is at hand.
if (window.speechSynthesis && document.querySelector(".nq-record") && !document.querySelector(".nq-record audio"))
  import("./nghe.js").catch(() => {});
