"""Official texts with a known outline, and the ways in which pages damage them. All texts are invented."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from gongwen.chinese.numerals import spell

VERBS = ("抓好", "强化", "推进", "完善", "落实", "规范", "巩固", "拓展")
THINGS = (
    "春耕备耕",
    "河道清淤",
    "仓储物流",
    "校舍维修",
    "村医培训",
    "茶园管护",
    "灌渠改造",
    "养老服务",
    "夜市秩序",
    "书屋建设",
)
TAILS = ("工作机制", "重点环节", "基础条件", "队伍建设", "保障能力", "责任链条")
SENTENCES = (
    "各村要把任务分到组、落到户，做到有人管、有人问。",
    "今年以来，全镇投入资金三百余万元，群众反映很好。",
    "对工作拖沓的，要及时提醒，限期整改到位。",
    "大家要多到田间地头走一走，听听老乡怎么说。",
    "凡是定下来的事，就要一抓到底，见到成效。",
    "这项工作点多面广，需要各部门密切配合。",
)


@dataclass
class Node:
    """A heading, what is below it, and its list of 一是 …, if any."""

    marker: str
    heading: str
    level: int
    run_in: bool
    children: list[Node] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


def marker(family: str, number: int) -> str:
    return {"cjk-comma": f"{spell(number)}、", "cjk-paren": f"（{spell(number)}）", "arabic-dot": f"{number}.",
            "arabic-paren": f"（{number}）"}[family]  # fmt: skip


def outline(rng: random.Random, depth: int, families: tuple[str, ...], level: int = 1) -> list[Node]:
    """Siblings of one level with everything below them."""
    nodes = []
    for number in range(1, rng.randint(2, 5) + 1):
        heading = rng.choice(VERBS) + rng.choice(THINGS) + (rng.choice(TAILS) if rng.random() < 0.5 else "")
        deeper = depth > 1 and rng.random() < 0.7
        node = Node(marker(families[0], number), heading, level, run_in=not deeper and level > 1 and rng.random() < 0.6)
        if deeper:
            node.children = outline(rng, depth - 1, families[1:], level + 1)
        elif rng.random() < 0.3:
            node.items = [rng.choice(VERBS) + rng.choice(THINGS) for _ in range(rng.randint(2, 4))]
        nodes.append(node)
    return nodes


def body(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(SENTENCES) for _ in range(count))


def lines_of(rng: random.Random, nodes: list[Node]) -> list[str]:
    """The text of an outline, one line per paragraph."""
    lines = []
    for node in nodes:
        items = "".join(f"{spell(i)}是{item}。{body(rng, 1)}" for i, item in enumerate(node.items, 1))
        if node.run_in:
            lines.append(f"{node.marker}{node.heading}。{body(rng, rng.randint(1, 3))}{items}")
        else:
            lines.append(f"{node.marker}{node.heading}")
            if not node.children or rng.random() < 0.3:
                lines.append(body(rng, rng.randint(1, 3)) + items)
        lines += lines_of(rng, node.children)
    return lines


def flat(nodes: list[Node]) -> list[tuple[int, str, str]]:
    """(level, marker, heading) of every heading, in text order."""
    return [x for node in nodes for x in ((node.level, node.marker, node.heading), *flat(node.children))]


def all_items(nodes: list[Node]) -> list[str]:
    return [x for node in nodes for x in (*(i for i in node.items), *all_items(node.children))]


@dataclass(frozen=True)
class Official:
    """A text as written, and what its outline is."""

    title: str
    lines: tuple[str, ...]
    headings: tuple[tuple[int, str, str], ...]
    items: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


ORDERS = (
    ("cjk-comma", "cjk-paren", "arabic-dot", "arabic-paren"),
    ("cjk-comma", "arabic-dot", "arabic-paren"),
    ("cjk-paren", "arabic-dot", "arabic-paren"),
    ("cjk-comma", "cjk-paren", "arabic-paren"),
)


def official(seed: int) -> Official:
    """The text that belongs to ``seed``."""
    rng = random.Random(seed)
    families = rng.choice(ORDERS)
    nodes = outline(rng, min(rng.randint(1, 4), len(families)), families)
    title = f"在全镇{rng.choice(THINGS)}工作会议上的讲话"
    opening = [title, "同志们：", "今天我们召开这个会议，主要是安排下一步的工作。下面，我讲几点意见。"]
    closing = ["同志们，任务已经明确，让我们一起把它干好！"]
    lines = (*opening, *lines_of(rng, nodes), *closing)
    return Official(title, lines, tuple(flat(nodes)), tuple(all_items(nodes)))


# --- damage ----------------------------------------------------------------------------------------------------------


def indented(text: Official) -> str:
    """Blank lines and indents, as pages print them."""
    return "\n\n".join("　　" + line for line in text.lines)


def unbroken(text: Official) -> str:
    """Everything after the salutation on one line; a heading without an end mark gets the colon that speakers put."""
    title, salute, *rest = text.lines
    return "\n".join((title, salute, "".join(line if line[-1] in "。！？：" else line + "。" for line in rest)))


def half_width(text: Official) -> str:
    return text.text.translate(str.maketrans("，：；（）！？", ",:;()!?"))


def glued(text: Official, seed: int) -> str:
    """Some full top headings stand at the end of the paragraph before them."""
    rng = random.Random(seed)
    lines = list(text.lines[:4])
    for line in text.lines[4:]:
        top = line[1:2] == "、" and not line.endswith("。")
        if top and lines[-1].endswith("。") and rng.random() < 0.5:
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)
