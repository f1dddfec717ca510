// A slideshow for a public screen: works from a folder on a USB stick as well as from a host.
// Keys: arrows, space, Page Up and Down, Home, End; P pauses, F fills the screen. With `?chay=1` it runs
// without a hand, also where less motion is asked for: slides then change without fading. `?gio=1` shows the
// clock, `?lich=07:00-11:30,13:30-17:00` the hours outside which the screen is dark.

const slides = [...document.querySelectorAll(".slide")];
const told = document.querySelector("#vi-tri");
const pause = document.querySelector("#dung");
const seconds = Number(document.body.dataset.seconds);
let at = 0;
const stage = document.querySelector("main");
let running = /[?&]chay=1\b/.test(location.search) || !matchMedia("(prefers-reduced-motion: reduce)").matches;
let shown = 0;
let timer = 0;

function wait() {
  clearTimeout(timer);
  const film = slides[at].querySelector("video");
  if (running && !film) timer = setTimeout(() => show(at + 1), seconds * 1000);
  if (running) keepAwake();
}

/** Between two rounds: a later version that the host has, once it has arrived whole. */
async function renew() {
  if (!location.protocol.startsWith("http")) return;
  const ask = async (address, cache) => (await fetch(address, { cache, signal: AbortSignal.timeout(9000) })).text();
  const version = (await ask("ban.txt", "no-store")).trim();
  if (!/^[0-9a-f]{16}$/.test(version) || version === document.body.dataset.version) return;
  if ((await ask(location.pathname, "reload")).includes(version)) location.reload();
}

/** The screen stays on; without a lock for that, as on a host without TLS, by a film that runs. */
let lock = null;
async function keepAwake() {
  if (document.hidden || lock) return;
  lock = {};
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.onrelease = () => { lock = null; };
  } catch {
    const canvas = document.createElement("canvas");
    const film = document.createElement("video");
    Object.assign(film, { className: "wake", muted: true, srcObject: canvas.captureStream(1) });
    document.body.append(film);
    setInterval(() => canvas.getContext("2d").fillRect(0, 0, 1, 1), 1000);
    film.play();
  }
}
document.addEventListener("visibilitychange", () => running && keepAwake());

function show(index) {
  const old = slides[at].querySelector("video");
  if (old) old.pause();
  if (index >= slides.length) renew().catch(() => {}); // the host is away
  at = (index + slides.length) % slides.length;
  slides.forEach((slide, number) => { slide.hidden = number !== at; });
  // Some pixels aside with each slide, that nothing burns itself into the screen.
  const turn = shown++;
  stage.style.translate = `${Math.round(4 * Math.sin(turn))}px ${Math.round(4 * Math.cos(turn))}px`;
  told.textContent = `${at + 1}/${slides.length}`;
  history.replaceState(null, "", `#${at + 1}`);
  const film = slides[at].querySelector("video");
  if (film && running) film.play().catch(() => { timer = setTimeout(() => show(at + 1), seconds * 1000); });
  wait();
}

function toggle() {
  running = !running;
  pause.textContent = running ? "Dừng" : "Chạy tiếp";
  const film = slides[at].querySelector("video");
  if (film && running) film.play().catch(() => {});
  else film?.pause();
  if (!running) lock?.release?.();
  wait();
}

// Captions stand in the page, for a browser takes no file of captions from a folder: [hours:]minutes:seconds.
const CUE = /(?:(\d+):)?(\d+):([\d.]+) --> (?:(\d+):)?(\d+):([\d.]+)[^\n]*\n([^]*)/;
function caption(film) {
  const track = film.addTextTrack("captions", "Phụ đề", "vi");
  for (const block of film.dataset.captions.replace(/\r\n?/g, "\n").split(/\n{2,}/)) {
    const [, ...part] = CUE.exec(block) ?? [];
    const seconds = (first) => (part[first] ?? 0) * 3600 + part[first + 1] * 60 + Number(part[first + 2]);
    if (part.length) track.addCue(new VTTCue(seconds(0), seconds(3), part[6].trim()));
  }
  track.mode = "showing";
}
document.querySelectorAll("video[data-captions]").forEach(caption);

// The clock and the hours of the show, by the screen's own time.
const asked = new URLSearchParams(location.search);
const hours = (asked.get("lich") ?? "").split(",").map((span) => span.split("-"))
  .filter((span) => span.length === 2 && span.every((time) => /^[0-2]?\d:[0-5]\d$/.test(time)))
  .map((span) => span.map((time) => time.padStart(5, "0")));
const clock = document.querySelector("#gio");
function strike() {
  const now = new Date();
  const time = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
  clock.textContent = `${time} · ${now.getDate()}/${now.getMonth() + 1}/${now.getFullYear()}`;
  const within = ([first, last]) => (first <= last ? first <= time && time < last : first <= time || time < last);
  const open = !hours.length || hours.some(within);
  document.body.classList.toggle("dark", !open);
}
clock.hidden = asked.get("gio") !== "1";
if (hours.length || !clock.hidden) {
  strike();
  setInterval(strike, 1000);
}

function fill() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.();
}

const keys = {
  ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1),
  ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
  Home: () => show(0), End: () => show(slides.length - 1),
  p: toggle, P: toggle, f: fill, F: fill,
};
addEventListener("keydown", (event) => {
  const onButton = event.target.closest?.("button, video") && event.key === " ";
  if (onButton || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
document.querySelector("#truoc").addEventListener("click", () => show(at - 1));
document.querySelector("#sau").addEventListener("click", () => show(at + 1));
document.querySelector("#day").addEventListener("click", fill);
pause.addEventListener("click", toggle);
for (const film of document.querySelectorAll("video")) {
  for (const sign of ["ended", "error"]) film.addEventListener(sign, () => running && show(at + 1));
}

let from = null;
addEventListener("pointerdown", (event) => { from = event.clientX; });
addEventListener("pointerup", (event) => {
  if (from !== null && Math.abs(event.clientX - from) > 60) show(at + (event.clientX < from ? 1 : -1));
});

let still = 0;
function awake() {
  document.body.classList.remove("still");
  clearTimeout(still);
  still = setTimeout(() => document.body.classList.add("still"), 3000);
}
addEventListener("pointermove", awake);
addEventListener("keydown", awake);

pause.textContent = running ? "Dừng" : "Chạy tiếp";
show((Number(location.hash.slice(1)) || 1) - 1);
awake();
