"""What can be wrong with translations beside their originals.

It must not know where a problem is found; `problems` gathers these with all others.
"""

from nq57.model.messages.wording import error, warning

TRANSLATIONS = {
    "ban-dich-mo-coi": error(
        "Bản dịch này không có bản tiếng Việt cùng tên.",
        "Tạo tệp “{name}” hoặc đổi tên bản dịch.",
        "This translation has no Vietnamese original.",
        'Create "{name}" or rename the translation.',
    ),
    "ban-dich-cu": warning(
        "Bản tiếng Việt đã sửa ngày {changed}, sau bản dịch này ({made}).",
        "Dịch lại chỗ đã sửa rồi ghi ngày mới vào ban_dich: ngay; bản dịch vẫn đúng thì ghi ngày xem lại.",
        "The Vietnamese text changed on {changed}, after this translation ({made}).",
        "Translate what changed and write the day into ban_dich: ngay; where it still holds, too.",
    ),
}
