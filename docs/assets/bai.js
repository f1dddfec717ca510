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
