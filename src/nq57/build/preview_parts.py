"""What the preview adds to pages: the list of problems, the script that follows edits, the list of units.

It must not know how pages are made. A page's security policy lets nothing of this be in the page itself.
"""

EVENTS = "__nq57/thay-doi"
STYLE, SCRIPT, WORKER = "__nq57/xem-thu.css", "__nq57/xem-thu.js", "__nq57/nghe.js"
STALE = "Trang đang hiện là bản trước đó; nq57 tự đọc lại khi tệp thay đổi."
PROBLEMS = (
    '<details id="nq57-van-de" open>'
    "<summary>{count} vấn đề trong nội dung</summary><ol>{rows}</ol></details>"
)
PENDING = '<p class="nq57-nhap" role="note">{state}: bạn đọc không thấy bài này.</p>'
PENDING_LINK = '<a id="nq57-ban-nhap" href="/{tree}/{address}">{title} ({count})</a>'
OVERLAY = (
    f'<link rel="stylesheet" href="/{STYLE}">'
    "{trouble}{problems}"
    '<a id="nq57-xem-thu" href="/">Xem thử · đổi đơn vị</a>'
    f'<script src="/{SCRIPT}" data-ban="{{stamp}}"></script>'
)
# Browsers open six connections to a host: all tabs listen to one stream, held by a worker that they share.
# Where there is none, only the tab that is looked at listens. A version is "start.number"; a number that
# comes late is passed over, so that a page never loads itself again for an older one.
_LISTENING = """\
const mine = document.currentScript.dataset.ban.split(".");
const load = () => location.reload();
function told(version) {
  const [start, number] = version.split(".");
  if (start === mine[0] && Number(number) <= Number(mine[1])) return;
  if (document.hidden) document.addEventListener("visibilitychange", load, { once: true });
  else load();
}
addEventListener("pageshow", event => { if (event.persisted) load(); });
if (window.SharedWorker) {
  const port = new SharedWorker("/%(worker)s").port;
  port.onmessage = event => told(event.data);
  addEventListener("pagehide", () => port.postMessage("bye"));
} else {
  let source = null;
  const listen = () => {
    source?.close();
    source = document.hidden ? null : new EventSource("/%(events)s");
    if (source) source.onmessage = event => told(event.data);
  };
  document.addEventListener("visibilitychange", listen);
  listen();
}
"""
_SHARED = """\
const ports = new Set();
let last = "";
onconnect = ({ ports: [port] }) => {
  ports.add(port);
  port.onmessage = () => ports.delete(port);
  if (last) port.postMessage(last);
};
function listen() {
  const source = new EventSource("/%(events)s");
  source.onmessage = event => {
    last = event.data;
    for (const port of ports) port.postMessage(last);
  };
  source.onerror = () => {
    last = "";
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
  };
}
listen();
"""
_NAMES = {"worker": WORKER, "events": EVENTS}
TOOLS = {
    STYLE: """\
#nq57-van-de{position:fixed;right:1rem;bottom:1rem;z-index:99;max-width:34rem;max-height:60vh;overflow:auto;\
background:#fff;color:#222;padding:.6rem 1rem;border:2px solid #b3261e;border-radius:.4rem;\
font:14px/1.5 system-ui,sans-serif}
#nq57-xem-thu{position:fixed;left:1rem;bottom:1rem;z-index:99;background:#222;color:#fff;\
padding:.3rem .7rem;border-radius:.4rem;font:14px system-ui,sans-serif}
#nq57-ban-nhap{position:fixed;left:1rem;bottom:3.4rem;z-index:99;background:#7a5b00;color:#fff;\
padding:.3rem .7rem;border-radius:.4rem;font:14px system-ui,sans-serif}
.nq57-nhap{position:sticky;bottom:0;z-index:98;margin:0;padding:.6rem 1rem;background:#ffe9a8;color:#222;\
border-top:2px solid #7a5b00;font:16px/1.5 system-ui,sans-serif;text-align:center}
.nq57-tro-ngai{position:sticky;top:0;bottom:0;z-index:100;margin:0;padding:.6rem 1rem;background:#b3261e;\
color:#fff;font:16px/1.5 system-ui,sans-serif}
.nq57-muc-luc{font:18px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}
""",
    SCRIPT: _LISTENING % _NAMES,
    WORKER: _SHARED % _NAMES,
}
INDEX = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Xem thử chuyên mục NQ57</title>'
    '<body class="nq57-muc-luc">'
    "<h1>Xem thử chuyên mục NQ57</h1>{trouble}<ul>{rows}</ul>{overlay}</body></html>"
)
