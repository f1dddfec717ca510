// What a record's page does beyond being read: share its address, show pictures large, play media on a click.
// Nothing is asked of another host before a reader clicks.

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
  button.addEventListener("click", () => copy(button.dataset.nqCopy, "Đã chép liên kết."));
}

for (const button of document.querySelectorAll("[data-nq-share]")) {
  button.closest("li").hidden = false;
  button.addEventListener("click", async () => {
    const address = button.dataset.nqShare;
    if (!navigator.share) return copy(address, "Đã chép liên kết: dán vào Zalo hoặc ứng dụng khác để gửi.");
    try {
      await navigator.share({ title: document.title, url: address });
    } catch (error) {
      if (error.name !== "AbortError") copy(address, "Đã chép liên kết.");
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
  room.setAttribute("aria-label", "Xem ảnh");
  room.innerHTML =
    '<img alt=""><p role="status"></p><div><button type="button" value="-1">Ảnh trước</button>' +
    '<button type="button" value="1">Ảnh sau</button><a download>Tải ảnh gốc</a><button type="button" value="0">Đóng</button></div>';
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
  find.innerHTML = '<label>Tìm phường, xã <input type="search" autocomplete="off"></label><span role="status"></span>';
  const [field, count] = [find.querySelector("input"), find.querySelector("span")];
  field.addEventListener("input", () => {
    const wanted = folded(field.value.trim());
    for (const [tile, name] of named) tile.hidden = !name.includes(wanted);
    count.textContent = wanted ? `${tiles.filter((tile) => !tile.hidden).length} nơi` : "";
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

// “Nghe bài này”: the browser's own voice reads the page, a sentence after the other. Nothing is sent or loaded.
// There is no button where a recording is at hand, or where this machine has no voice for the page's language.
const record = document.querySelector(".nq-record");
const voices = window.speechSynthesis;
if (record && voices && !record.querySelector("audio")) {
  const language = (record.querySelector("h1").lang || document.documentElement.lang || "vi").toLowerCase();
  const own = () => voices.getVoices().find((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  const blocks = "h1, .nq-lead, .nq-steps li, .nq-body :is(h2, h3, p, li, blockquote)";
  const sentences = () =>
    [...record.querySelectorAll(blocks)]
      .filter((block) => !block.querySelector("p, li"))
      .flatMap((block) => (block.textContent.match(/[^.!?…]+[.!?…]*(?=\s|$)|\S+/g) ?? []).map((text) => ({ block, text: text.trim() })))
      .filter((said) => said.text);
  const row = Object.assign(document.createElement("p"), { className: "nq-voice" });
  const named = (words) => Object.assign(document.createElement("button"), { type: "button", className: "nq-button", textContent: words });
  const start = named("Nghe bài này");
  const stop = named("Thôi đọc");
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
    rest("Nghe bài này");
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
    if (start.textContent === "Tạm dừng") return rest("Đọc tiếp");
    if (!left.length) left = sentences();
    turn += 1;
    start.textContent = "Tạm dừng";
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
}
