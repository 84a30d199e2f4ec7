#!/usr/bin/env bash
# What a newcomer does, from an empty folder: pipes, a batch, decisions, Chinese, feeds, the library. Stops at the first surprise.
#   bash tests/newcomer.sh [path of the command]
set -euo pipefail
gongwen=$(realpath -s "${1:-$(dirname "$0")/../.venv/bin/gongwen}")
python=$(dirname "$gongwen")/python
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
unset LC_ALL LC_MESSAGES GONGWEN_LANG
export LANG=C.UTF-8

step() { printf '%s\n' "$1"; }
has() { grep -- "$1" > /dev/null || { echo "not there: $1" >&2; exit 1; }; }

mkdir texts
printf '全县水利工作总结\n一、主要成绩\n208年修渠36公里，208年植树5公顷，209年再修渠4公里，投资258万元。\n二、存在问题\n资金还不够，队伍还不强。\n' > texts/report.txt
printf '<html><body><h1>关于清淤的通知</h1><p>各乡镇人民政府：</p><p>请做好河道清淤工作，年底前完成，确保安全。</p></body></html>' > texts/notice.html
: > texts/empty.txt

step 'one source through a pipe'
cat texts/notice.html | "$gongwen" clean - --to txt | has '河道清淤'
"$gongwen" clean texts/report.txt | has '<collection'
step 'a batch: one source is empty, so it ends with 1, or with 0 if asked'
"$gongwen" clean texts -o out --to txt,json,akn,docx --jobs 1 -q && exit 1
"$gongwen" clean texts -o out --to txt,json,akn,docx --jobs 1 -q --exit-zero
step 'it is valid, nothing disappeared, nothing is to be done again'
"$gongwen" validate out
"$gongwen" audit out | has 'every one'
test -z "$("$gongwen" status out --why)"
step 'in Chinese, by an option and by the locale'
"$gongwen" --lang zh status out | has '隔离'
LANG=zh_CN.UTF-8 "$gongwen" clean --help | has '用法'
step 'feeds and search'
"$gongwen" export out --to jsonl,md
"$gongwen" index out --db corpus.sqlite
"$gongwen" search corpus.sqlite 修渠 | has '主要成绩'
step 'the report, and a decision'
"$gongwen" report out
at=$("$python" -c 'print(open("texts/report.txt", encoding="utf-8").read().index("258"))')
mkdir ours
printf 'folder = "ours"\n' > ours.toml
printf 'report.txt\t%s\tset\t258\t2580\n' "$at" > ours/verdicts.tsv
"$gongwen" clean texts -o out --to txt,json,akn,docx --settings ours.toml --jobs 1 -q --exit-zero
has '2580' < out/report.txt.txt
has '"by": "settings"' < out/report.txt.xml.ledger.jsonl
step 'the library'
"$python" -c '
import gongwen, pathlib
result = gongwen.clean(pathlib.Path("texts/report.txt"))
print(result.documents[0].title, [section.title for section in result.documents[0].outline])
'
step 'all of it works'
