// What every page of the editor asks the program with, and who is asking.
const SECRET = "nq57-phien";
if (location.hash.length > 20) {
  localStorage.setItem(SECRET, location.hash.slice(1));
  history.replaceState(null, "", location.pathname + location.search);
}
export const session = { token: "", name: "", review: false, remote: false };

export async function ask(path, options = {}) {
  const headers = { "X-NQ57-Phien": session.token || (localStorage.getItem(SECRET) ?? ""), ...options.headers };
  try {
    const answer = await fetch(`/api/${path}`, { ...options, headers });
    const text = await answer.text();
    try { return { status: answer.status, ...JSON.parse(text) }; }
    catch { return { status: answer.status, message: text }; }
  } catch {
    return { status: 0, message: "Không nối được với chương trình nq57. Bài đang viết vẫn giữ trong trình duyệt này." };
  }
}
export const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

// Who is here; a sentence when nobody may be.
export async function enter() {
  const answer = await ask("phien");
  if (answer.status !== 200) return answer.message;
  Object.assign(session, answer);
  return "";
}
export const today = () => {
  const now = new Date(), two = number => String(number).padStart(2, "0");
  return `${two(now.getDate())}/${two(now.getMonth() + 1)}/${now.getFullYear()}`;
};
