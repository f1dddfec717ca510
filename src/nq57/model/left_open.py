"""What a new record says where only a person knows what to say; readers must never see it.

It must not know who writes new records, nor who looks for what was left.
"""

TO_FILL = "(điền vào đây)"
TO_FILL_SLUG = "dien-vao-day"  # where blanks and brackets may not be, as in an address
TO_WRITE = "Viết nội dung ở đây, mỗi đoạn cách nhau một dòng trống."
SAMPLE = "Đây là bài mẫu: hãy sửa hoặc xóa tệp này."
EVERY = (TO_FILL, TO_FILL_SLUG, TO_WRITE, SAMPLE)
