// An infographic's files are drawn beside its page: their sizes come from the host, once they are in sight.

const lists = document.querySelectorAll(".nq-downloads");
const tell = async (link) => {
  const { ok, headers } = await fetch(link.href, { method: "HEAD" });
  const size = Number(headers.get("Content-Length"));
  if (!ok || !size || headers.get("Content-Encoding")) return; // squeezed on its way: another size than on disk
  const words = size < 1e6 ? `${Math.round(size / 1000)} KB` : `${(size / 1e6).toFixed(1).replace(".", ",")} MB`;
  link.parentElement.querySelector(".nq-note").append(`, ${words}`);
};
const watch = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    for (const link of target.querySelectorAll("a[download]")) tell(link).catch(() => {}); // a folder has no host
  }
});
for (const list of lists) watch.observe(list);
