"""The terms under which a library shows its copy, after the text: 本作品…属于公有领域."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View

START = regex(r"^[ \t\u3000]*(?:本作品|此作品|本文件|该作品)(?:是|来自|在|原|由|为|依据|根据|采用)", re.M)
TERMS = regex("公有[领領]域|维基文库|維基文庫|[Pp]ublic domain|知识共享|创作共用|CC[ -]BY|不适用(?:于)?(?:该法|著作权)")
LONGEST = 3000  # characters of such terms


def judge(view: View) -> Iterator[Edit]:
    text = view.lines.string
    size = len(text)
    for match in START.finditer(text, max(0, size - LONGEST)):
        if match.start() > size * 0.2 and len(set(TERMS.findall(text, match.end()))) >= 2:
            yield Edit(match.start(), size, "")
            return


RULE = Rule(
    "strip/licence",
    judge,
    HIGH,
    why="A library's terms for its copy: the text is over, and what follows speaks of 公有领域.",
    needs=("本作品", "此作品", "本文件", "该作品"),
    examples=(
        Example(
            "各位代表：\n让我们团结起来，努力奋斗！\n本作品是\n法律\n，根据《\n著作权法\n》第五条，不适用于该法，属于\n公有领域\n。\nPublic domain",
            becomes="各位代表：\n让我们团结起来，努力奋斗！\n",
        ),
        Example("第八条 作品的保护期届满，进入公有领域。\n第九条 本办法自公布之日起施行。"),
        Example("本作品在全省评比中获一等奖，深受好评。\n谢谢大家！"),
    ),
)
