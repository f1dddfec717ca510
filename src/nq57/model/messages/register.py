"""The sentences of the register: citations, references and relations between documents.

It must not know where anything is found; `{names}` are filled from the problem's details.
"""

from nq57.model.messages.wording import error, warning

REGISTER = {
    "tham-chieu-la": error(
        "Tham chiếu [[{value}]] không dẫn tới văn bản nào trong kho mà đơn vị này thấy.",
        "Kiểm tra lại số, ký hiệu; văn bản chưa có trong kho thì nhập trước, hoặc bỏ dấu [[ ]].",
        "The reference [[{value}]] leads to no document of the register that this unit sees.",
        "Check the number; register the document first, or remove the [[ ]].",
    ),
    "tham-chieu-mo-ho": error(
        "Tham chiếu [[{value}]] có thể là nhiều văn bản: {candidates}.",
        "Ghi mã bài thay cho số, ví dụ [[{first}|{value}]], hoặc thêm ngày, cơ quan ban hành.",
        "The reference [[{value}]] may mean several documents: {candidates}.",
        "Write one record's id instead of the number, as [[{first}|{value}]], or add day or issuer.",
    ),
    "tham-chieu-hong": error(
        "Tham chiếu [[{value}]] ghi chưa đúng nên trang sẽ hiện nguyên hai dấu ngoặc.",
        "Ghi [[số, ký hiệu]] hoặc [[số, ký hiệu|chữ thường]]; sau dấu | không có chữ đậm, nghiêng, thẻ.",
        "The reference [[{value}]] is malformed: readers would see its brackets.",
        "Write [[number]] or [[number|plain words]], without emphasis or tags inside.",
    ),
    "tham-chieu-sai-cho": error(
        "Tham chiếu [[{value}]] nằm trong tiêu đề, tóm tắt, trích yếu, thẻ HTML hoặc liên kết khác.",
        "Chuyển ra phần chữ của nội dung; trong tóm tắt, trích yếu chỉ cần ghi đủ số, máy tự liên kết.",
        "The reference [[{value}]] stands in a title, summary, subject, heading, HTML tag or another link.",
        "Move it into the body's running text; in a summary or subject the number alone is linked.",
    ),
    "vien-dan-la": warning(
        "“{value}” được nhắc đến nhưng chưa có trong kho. Bài: {records}.",
        "Nếu số ghi đúng thì nhập văn bản ấy vào kho; nếu sai thì sửa số. Chữ trong bài vẫn giữ nguyên.",
        'The document "{value}" is mentioned but not registered. In: {records}.',
        "Register the document, or mend its number; the text stays as it is.",
    ),
    "vien-dan-la-nhieu": warning(
        "Bài nhắc đến {count} văn bản chưa có trong kho: {values}.",
        "Văn bản nào cần cho chuyên mục thì nhập vào kho, số nào ghi sai thì sửa; “nq57 cite TỆP” "
        "liệt kê từng chỗ. Chữ trong bài vẫn giữ nguyên.",
        "The text mentions {count} documents that are not registered: {values}.",
        'Register those that the section needs, mend wrong numbers; "nq57 cite FILE" lists each place. '
        "The text stays as it is.",
    ),
    "vien-dan-mo-ho": warning(
        "“{value}” có thể là nhiều văn bản trong kho: {candidates}. Bài: {records}.",
        "Ghi thêm ngày, cơ quan ban hành, hoặc tham chiếu rõ bằng [[mã bài|chữ hiển thị]].",
        '"{value}" may mean several registered documents: {candidates}. In: {records}.',
        "Add the date or the issuer, or refer to one by [[id|words]].",
    ),
    "vien-dan-trai": warning(
        "“{value}” ghi ngày hoặc cơ quan khác với văn bản trong kho: {candidates}. Bài: {records}.",
        "Đối chiếu với bản gốc rồi sửa bài viết hoặc sửa văn bản trong kho.",
        '"{value}" gives another date or issuer than the register: {candidates}. In: {records}.',
        "Compare with the original and mend the text or the register.",
    ),
    "vien-dan-hong": warning(
        "“{value}” giống số văn bản bị hỏng khi quét; có thể là: {candidates}. Bài: {records}.",
        "Xem bản gốc rồi ghi lại số, ký hiệu cho đúng.",
        '"{value}" looks like a number damaged by a scan; it may be: {candidates}. In: {records}.',
        "Look at the original and write the number again.",
    ),
    "quan-he-mo-ho": warning(
        "“{value}” ở khóa {key} có thể là nhiều văn bản trong kho: {candidates}.",
        "Ghi mã bài của một văn bản thay cho số, hoặc ghi thêm ngày, cơ quan ban hành sau số.",
        'The document "{value}" at {key} may be one of several in the register: {candidates}.',
        "Write the id of one, or add its day or issuer to the number.",
    ),
    "quan-he-vuot-cap": warning(
        "Văn bản cấp {level} không thể {verb} văn bản cấp {other_level} (“{value}”);"
        " trang không tính hiệu lực theo quan hệ này.",
        "Kiểm tra khóa cap của hai văn bản; triển khai văn bản cấp trên thì ghi “thi hành”.",
        'A document of a lower level cannot do this to one above it ("{value}"); no effect is derived.',
        "Check cap of both documents and the predicate: to carry out a higher document is thi hành.",
    ),
    "quan-he-tu-than": warning(
        "Văn bản {verb} chính nó (“{value}”).",
        "Kiểm tra lại số, ký hiệu của văn bản kia.",
        'The document relates to itself ("{value}").',
        "Check the number of the other document.",
    ),
    "quan-he-nguoc": warning(
        "Văn bản này ban hành {order} “{value}” nên không thể {verb} văn bản ấy.",
        "Kiểm tra ngày ban hành của hai văn bản và chiều của quan hệ.",
        'This document and "{value}": the one that is said to act on the other was issued before it.',
        "Check both dates and the direction of the relation.",
    ),
    "quan-he-vong": warning(
        "Quan hệ đi thành vòng: {path}.",
        "Bỏ hoặc đảo chiều một quan hệ trong vòng.",
        "The relations go round in a circle: {path}.",
        "Remove or turn one of them.",
    ),
    "an-lam-sai-hieu-luc": warning(
        "Đơn vị ẩn {value} nhưng vẫn hiện {other}, mà văn bản bị ẩn {verb} văn bản ấy.",
        "Ẩn cả hai, hoặc bỏ dòng này; nếu không, trang của đơn vị không biết văn bản kia đã hết hiệu lực.",
        "The unit hides {value} but shows {other}, which the hidden one ends.",
        "Hide both, or neither: otherwise the unit's pages do not know that the other has ended.",
    ),
    "hieu-luc-nguoc": warning(
        "Ngày ở khóa {later} sớm hơn ngày ở khóa {earlier}.",
        "Đối chiếu hai ngày với bản gốc.",
        "The day of {later} is before that of {earlier}.",
        "Compare both days with the original.",
    ),
    "hieu-luc-trai": warning(
        "Tình trạng ghi là “{stated}” nhưng theo ngày và quan hệ trong kho là “{derived}” ({because}).",
        "Sửa khóa tinh_trang, hoặc sửa ngày, quan hệ cho đúng; trang hiện theo kho.",
        'The stated effect is "{stated}", but dates and relations tell "{derived}" ({because}).',
        "Mend tinh_trang, or the dates and relations; pages show what the register tells.",
    ),
}
