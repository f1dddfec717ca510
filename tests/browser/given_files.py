"""Files that a person gives the editor: a photo, a paper, a list. It must not know what becomes of them."""

import io

from PIL import Image
from playwright.sync_api import FilePayload
from tests.paper_files import make_pdf


def given_files() -> dict[str, FilePayload]:
    """The files by what they are."""
    out = io.BytesIO()
    Image.linear_gradient("L").resize((1200, 800)).convert("RGB").save(out, "JPEG")
    return {
        "photo": FilePayload(name="Ảnh lớp học (1).JPG", mimeType="image/jpeg", buffer=out.getvalue()),
        "paper": FilePayload(name="Kế hoạch.pdf", mimeType="application/pdf", buffer=make_pdf()),
        "list": FilePayload(name="Danh sách.pdf", mimeType="application/pdf", buffer=make_pdf()),
    }
