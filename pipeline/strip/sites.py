"""What sites are called and where they lie: for the expressions of this room, which all take it from here."""

from __future__ import annotations

from ..chinese.widths import CJK

#: What libraries of texts call themselves by.
LIBRARY = "(?:公文|文秘|范文|文库|论文|资料|文档|秘书)"
_SURE = "网|文库|文秘站|公文站|范文站|公众号"
#: What the name of a site ends with; alone over a text it may end otherwise too.
KEEPER, KEEPER_OVER_TEXT = f"(?:{_SURE})", f"(?:{_SURE}|网站|资料库|在线|(?:{LIBRARY}|法律|材料)之家)"
#: A whole address, as far as a page prints it.
ADDRESS = r"(?:https?://|www\.)[\w./-]{4,60}"
#: The end of the name of a host.
DOMAIN = r"\.(?:com|cn|net|org|cc|top|vip)(?:\.cn)?"
NAME = rf"[{CJK}]{{2,10}}{KEEPER}"
