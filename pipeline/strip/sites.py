"""What sites are called and where they lie: for the expressions of this room, which all take it from here."""

from __future__ import annotations

from ..chinese.stamps import CLOCK, FIGURED_DAY
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

#: 青禾日报 2021-04-05: where and on which day the page was published, with no key.
_ISSUER = rf"[{CJK}]{{1,14}}(?:报|网|网站|通讯社|电视台|客户端|杂志|发布|新闻|融媒体?中心|公众号|编辑部|宣传部)"
_ON = rf"{FIGURED_DAY}(?:\s{{1,4}}{CLOCK})?"
DATED = rf"(?:({_ISSUER})\s{{1,8}}{_ON}|{_ON}\s{{1,8}}({_ISSUER}))"
