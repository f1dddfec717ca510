"""What is said for units, organs' codes, letters and signs, as data for `spoken`.

It must not hold abbreviations of running text: those are the vocabulary's, and a workspace may add its own.
"""

UNITS = {
    "%": "phần trăm",
    "‰": "phần nghìn",
    "°C": "độ C",
    "ºC": "độ C",
    "km²": "ki lô mét vuông",
    "km2": "ki lô mét vuông",
    "m²": "mét vuông",
    "m2": "mét vuông",
    "m³": "mét khối",
    "m3": "mét khối",
    "km": "ki lô mét",
    "cm": "xen ti mét",
    "mm": "mi li mét",
    "m": "mét",
    "ha": "héc ta",
    "kg": "ki lô gam",
    "mg": "mi li gam",
    "ml": "mi li lít",
    "kWh": "ki lô oát giờ",
    "MWh": "mê ga oát giờ",
    "kW": "ki lô oát",
    "MW": "mê ga oát",
    "kWp": "ki lô oát đỉnh",
    "MWp": "mê ga oát đỉnh",
    "KB": "ki lô bai",
    "MB": "mê ga bai",
    "GB": "gi ga bai",
    "TB": "tê ra bai",
    "Kbps": "ki lô bít trên giây",
    "Mbps": "mê ga bít trên giây",
    "Gbps": "gi ga bít trên giây",
    "Mb/s": "mê ga bít trên giây",
    "Gb/s": "gi ga bít trên giây",
    "MHz": "mê ga héc",
    "GHz": "gi ga héc",
    "Hz": "héc",
    "đ": "đồng",
    "₫": "đồng",
    "VNĐ": "đồng",
    "VND": "đồng",
    "USD": "đô la Mỹ",
    "EUR": "ơ rô",
    "€": "ơ rô",
}
"""Units right behind a number. A lone `g` or `l` is left out: it may be grams or the hour."""

MONEY = frozenset(("VND", "VNĐ", "USD", "EUR"))
"""Units that are said wherever they are."""

BOUNDS = {"≥": "tối thiểu", ">=": "tối thiểu", "≤": "tối đa", "<=": "tối đa", ">": "trên", "<": "dưới"}
BOUNDS |= {"≈": "khoảng", "~": "khoảng", "±": "cộng trừ", "+": "cộng"}

LETTERS = {
    "a": "a",
    "b": "bê",
    "c": "xê",
    "d": "dê",
    "đ": "đê",
    "e": "e",
    "f": "ép phờ",
    "g": "gờ",
    "h": "hát",
    "i": "i",
    "j": "gi",
    "k": "ca",
    "l": "lờ",
    "m": "mờ",
    "n": "nờ",
    "o": "o",
    "p": "pê",
    "q": "quy",
    "r": "rờ",
    "s": "sờ",
    "t": "tê",
    "u": "u",
    "v": "vê",
    "w": "vê kép",
    "x": "ích xì",
    "y": "y",
    "z": "dét",
}
ADDRESS_SIGNS = {
    ".": "chấm",
    "/": "gạch chéo",
    "-": "gạch ngang",
    "_": "gạch dưới",
    "@": "a còng",
    ":": "hai chấm",
    "?": "hỏi chấm",
    "=": "dấu bằng",
    "&": "dấu và",
    "#": "dấu thăng",
    "%": "dấu phần trăm",
    "+": "dấu cộng",
    "~": "dấu ngã",
    ",": "dấu phẩy",
}

_OFFICES = {
    "NV": "Nội vụ",
    "XD": "Xây dựng",
    "YT": "Y tế",
    "GDĐT": "Giáo dục và Đào tạo",
    "TP": "Tư pháp",
    "VHTTDL": "Văn hóa, Thể thao và Du lịch",
    "NNMT": "Nông nghiệp và Môi trường",
    "TNMT": "Tài nguyên và Môi trường",
    "NNPTNT": "Nông nghiệp và Phát triển nông thôn",
    "GTVT": "Giao thông vận tải",
    "KHĐT": "Kế hoạch và Đầu tư",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "DTTG": "Dân tộc và Tôn giáo",
    "TTTT": "Thông tin và Truyền thông",
    "KHCN": "Khoa học và Công nghệ",
}
ORGANS = {
    **{f"B{code}": f"Bộ {name}" for code, name in _OFFICES.items()},
    **{f"S{code}": f"Sở {name}" for code, name in _OFFICES.items()},
    "SNgV": "Sở Ngoại vụ",
    "STC": "Sở Tài chính",
    "SCT": "Sở Công Thương",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "TW": "Trung ương",
    "CP": "Chính phủ",
    "TTg": "Thủ tướng Chính phủ",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "CTN": "Chủ tịch nước",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPQH": "Văn phòng Quốc hội",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "KTNN": "Kiểm toán nhà nước",
    "NHNN": "Ngân hàng Nhà nước",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "VPUBND": "Văn phòng Ủy ban nhân dân",
    "ĐU": "Đảng ủy",
    "HU": "Huyện ủy",
    "VPTW": "Văn phòng Trung ương Đảng",
    "BCĐTW": "Ban Chỉ đạo Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "BNCTW": "Ban Nội chính Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "BTGDVTW": "Ban Tuyên giáo và Dân vận Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
}
"""Codes that mean one organ in a document's number. `TU` may be a province's or a city's committee."""

LEGAL_ORGANS = {"BTC": "Bộ Tài chính", "BCT": "Bộ Công Thương"}
"""Codes that mean a ministry where the number has a year, as circulars have; others elsewhere."""

NAMES = frozenset(
    (
        *("ISO", "IEC", "QR", "OTP", "PIN", "SIM", "SMS", "URL", "PDF", "GPS", "API", "ATM", "USB", "LED"),
        *("ASEAN", "APEC", "WTO", "UNESCO", "UNICEF", "WHO", "OECD", "EU", "UNDP", "RFID", "NFC", "VPN"),
        *("VTV", "VOV", "VNPT", "FPT", "CMC", "SEO", "HTML", "CSV", "JSON", "RSS", "XML", "WIFI", "STEM"),
        *("COVID", "ICT", "IT", "AR", "VR", "LCD", "ID", "HD", "OK", "VIP", "FAQ"),
        *("LAN", "WAN", "IP", "PC", "TV", "CD", "DVD", "CEO", "CPU", "GPU", "RAM", "SSD", "MOOC", "STEAM"),
    )
)
"""Foreign names and short forms that are said as they are written."""
