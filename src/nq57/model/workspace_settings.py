"""The keys of `nq57.yml`: what an operator switches for all units, and who is told of what happens.

It must not open the file. Which command or address is told is an operator's to say, never content's.
"""

from typing import Annotated

from pydantic import Field

from nq57.model.fields import Part
from nq57.model.values import Language, OneOf, Term, Text, Texts, Url, YesNo

PUBLISHED, REFUSED, EXPIRING = "da-dang", "bi-tu-choi", "sap-het-han"
OCCASIONS = (
    Term(PUBLISHED, "Đã đăng"),
    Term(REFUSED, "Bị từ chối"),
    Term(EXPIRING, "Sắp hết hạn"),
)


class Notice(Part):
    """One who is told: a command gets JSON on its standard input, an address gets it by POST."""

    occasions: Texts = Field(
        (), alias="khi", description="Khi nào: da-dang, bi-tu-choi, sap-het-han; bỏ trống: cả ba"
    )
    command: Texts = Field((), alias="lenh", description="Lệnh và các tham số, mỗi mục một dòng")
    webhook: Url | None = Field(None, alias="webhook", description="Địa chỉ nhận JSON")
    webhook_name: Text | None = Field(
        None, alias="webhook_bien", description="Biến môi trường giữ địa chỉ, khi địa chỉ có mã bí mật"
    )


SOUND_FORMS = (Term("wav", "WAV"), Term("mp3", "MP3"))


class VoiceSettings(Part):
    """What reads texts aloud in one language: a command from text to WAV."""

    language: Language = Field("vi", alias="ngon_ngu", description="Mã ngôn ngữ mà lệnh đọc được")
    command: Annotated[Texts, Field(min_length=1)] = Field(
        alias="lenh",
        description="Lệnh và các tham số; nhận chữ ở đầu vào hoặc tệp {txt}, ghi WAV ra {wav} hoặc đầu ra",
    )
    form: Annotated[str, OneOf(SOUND_FORMS)] = Field(
        "wav", alias="dinh_dang", description="Dạng tệp tiếng; MP3 nhỏ hơn bảy lần, cần cài nq57[am-thanh]"
    )


class WorkspaceFields(Part):
    """The keys of `nq57.yml`."""

    search: YesNo = Field(True, alias="tim_kiem", description="Chuyên mục có ô tìm kiếm")
    drawings: YesNo = Field(False, alias="do_hoa", description="Infographic có thêm ảnh và bản in")
    cards: YesNo = Field(False, alias="anh_chia_se", description="Ảnh hiện ra khi địa chỉ bài được chia sẻ")
    sizes: YesNo = Field(False, alias="bien_the_anh", description="Ảnh có thêm cỡ nhỏ và dạng mới")
    expiry_days: Annotated[Text, Field(pattern=r"^\d{1,3}$")] = Field(
        "7", alias="bao_truoc", description="Báo trước khi bài hết hạn bấy nhiêu ngày"
    )
    voices: tuple[VoiceSettings, ...] = Field((), alias="lenh_doc", description="Lệnh đọc chữ thành tiếng")
    notices: tuple[Notice, ...] = Field(
        (), alias="bao_tin", description="Báo cho ai khi đăng, bị từ chối, sắp hết hạn"
    )
