"""Loads everything that a worker needs before there is work: imports modules and compiles expressions."""

from __future__ import annotations

import gc
from importlib import import_module

from ..flow import process
from ..model import Done, Source
from ..settings import Settings
from ..write import WRITERS
from ..write.ledger import write_ledger
from . import expressions

#: A text with what most texts have, so that cleaning it compiles most expressions.
_SPECIMEN = """关于做好校舍检修的通知
各乡镇人民政府，县直各单位：
为做好2019年校舍检修，现通知如下：
一、基本情况
全县有学校12所，投入3.5万元，比上年增长2.1%。同志们：要把“安全”放在前面。
（一）分工。各校自查，县里抽查。
1.时间。5月20日前报送。
2.要求。一是看得细，二是改得快。
附件：检修名册
县教育局
2019年4月3日
"""


def load() -> None:
    """Clean a specimen and throw the result away. After that, what later texts need is in memory and never collected."""
    import_module(".work", __package__)
    expressions.recall()
    done = process(Source("", _SPECIMEN.encode()), Settings())
    if isinstance(done, Done):
        WRITERS["xml"].write(done)
        write_ledger(done, "")
    expressions.keep()
    gc.freeze()
