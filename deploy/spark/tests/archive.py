"""An invented archive for tests: two papers, some days, namesakes, reprints, bad lines."""

from __future__ import annotations

import json
from pathlib import Path

PAPERS = ("海湾日报", "甲/乙 晚报")
DAYS = ("2024-05-20", "2024-05-21", "2024-05-22")

# One agency report that several papers print: the later ones are reprints.
AGENCY = (
    "海湾市统计局局长林小满表示，上半年全市软件产品收入达到310亿元，同比增长8.7%，"
    "其中云服务收入占27%，比上年提高2个百分点。他介绍，港口新区落户企业1200多家，"
    "带动就业超过3万人，平均月薪约9500元。渔业、造船和旅游三个行业的订单也好于预期，"
    "码头工人不必再为淡季发愁，邻近县镇的年轻人陆续返乡开店。下半年将新建两座充电站。"
)

# A person of one name and two offices, one with a short name, one in both papers.
PEOPLE = (
    "海湾市教育局局长王小明说：“今年新建学校{}所，增加学位2.6万个。”",
    "湾区钢铁公司董事长王小明指出，公司产量增长{}%，出口不足3万吨。",
    "记者从市交通局获悉，轻轨全长{}公里，投资约80亿元。局长陈大河介绍，明年通车。",
    "约翰·史密斯表示，订单增加了{}份。史密斯还说，价格下降5%。",
)

# A paragraph that a column broke, and a share of what stands beside it.
BROKEN = (
    "海湾港前4个月吞吐量增长",
    "海湾港务局局长赵一川介绍，前4个月海湾港集装箱吞吐量为200万标箱，同比增长8.7%，外贸航线恢复得比预",
    "期更快，内河航线平稳。2024年，工业投资达到400亿元。其中技术改造投资100亿元，占工业投资的25%。",
)


def write_archive(path: Path) -> list[dict[str, str]]:
    """Writes the archive; its documents."""
    documents = []
    for number, (day, paper) in enumerate(
        (day, paper) for day in DAYS for paper in PAPERS
    ):
        for page in range(4):
            figure = 10 * number + page
            body = [AGENCY] if page == 0 else []
            body += [person.format(figure + 3) for person in PEOPLE[page:]] * (1 + page)
            text = "\n\n".join(["=产量 统计", *body])
            documents.append(
                {
                    "id": f"{day}-{number % 2}-{page}",
                    "date": day,
                    "publication": paper,
                    "text": text,
                }
            )
    broken = "\n\n".join(BROKEN)
    for number, paper in enumerate(PAPERS):
        documents.append(
            {
                "id": f"broken-{number}",
                "date": DAYS[1],
                "publication": paper,
                "text": broken,
            }
        )
    documents.append({"id": "undated", "text": "某公司表示，利润增长一倍。"})
    documents.append({"id": "empty", "date": DAYS[0], "text": " "})
    write_lines(path, documents)
    return documents


def write_lines(path: Path, documents: list[dict[str, str]]) -> None:
    """A line a document, and one that is none; `origin` says what `run` calls the line."""
    lines = [
        json.dumps({**document, "origin": f"{path.name}:{i}"}, ensure_ascii=False)
        for i, document in enumerate(documents, 1)
    ]
    path.write_text("\n".join([*lines, ""]), "utf-8")
