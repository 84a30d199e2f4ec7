"""Simplified or traditional: told by characters that only one of the two has."""

from __future__ import annotations

from ..regex import regex

_TRADITIONAL = regex(
    "[個們來時會國對發學後經動開問體業員當過還實現進種產說關題點間機樣與無長將從應數電線務規責設區義農總濟議續領導變]"
)
_SIMPLIFIED = regex(
    "[个们来时会国对发学后经动开问体业员当过还实现进种产说关题点间机样与无长将从应数电线务规责设区义农总济议续领导变]"
)
#: The characters that the words of the grammar have in the two scripts: kinds of texts, bodies, offices, forms of address.
_PAIRS = (
    "關关 於于 發发 號号 會会 議议 報报 總总 結结 計计 劃划 規规 條条 辦办 決决 綱纲 細细 則则 "
    "預预 說说 請请 實实 驗验 見见 覆复 復复 導导 專专 員员 縣县 區区 鄉乡 鎮镇 國国 務务 廳厅 "
    "處处 黨党 組组 軍军 團团 體体 聯联 協协 學学 醫医 銀银 構构 機机 單单 眾众 領领 書书 記记 "
    "長长 經经 開开 閉闭 詞词 賀贺 簡简 選选 編编 冊册 錄录 獻献 講讲 話话 評评 審审 個个 們们 "
    "進进 產产 給给 對对 從从 變变 轉转 電电 動动 數数 繳缴 執执 強强 點点 無无 過过 將将 應应 "
    "與与 當当 營营 業业 據据 來来 時时 續续 門门 間间 問问 題题 線线 種种 樣样 還还 現现 後后 "
    "農农 濟济 設设 責责 顯显 試试 際际 項项 達达 連连 運运 優优 儀仪 認认 證证 訴诉 訟讼 約约 "
    "訂订 離离 職职 監监 檢检 環环 護护 衛卫 財财 稅税 權权 屬属 陳陈 劉刘 張张 趙赵 吳吴 孫孙 "
    "馬马 許许 鄧邓 蘇苏 盧卢 賈贾 蔣蒋 閻阎 鄭郑 馮冯 蕭萧 餘余 葉叶 鍾钟 錢钱 湯汤 龍龙 萬万 "
    "譚谭 鄒邹 陸陆 韓韩 稱称 節节 補补 啟启 樓楼 鐵铁 礦矿 橋桥 車车 漁渔 氣气 彙汇 匯汇 錶表 "
    "頒颁 佈布 標标 術术 級级 紀纪 終终 網网 綜综 績绩 織织 費费 資资 質质 購购 貿贸 詢询 諮咨 訊讯 訪访 該该 詳详 "
    "諾诺 謝谢 釋释 須须 類类 願愿 養养 駐驻 "
    "廣广 師师 廠厂 場场 隊队 戶户 幹干 親亲 愛爱 衆众 "
)
_FOLD = {pair[0]: pair[1] for pair in _PAIRS.split()}
_FOLDED = regex(f"[{''.join(_FOLD)}]")


def language(text: str) -> str:
    """``zh-Hans`` or ``zh-Hant``, by which characters are in the majority in the first 5,000."""
    head = text[:5_000]
    traditional = len(_TRADITIONAL.findall(head))
    return "zh-Hant" if traditional and traditional > len(_SIMPLIFIED.findall(head)) else "zh-Hans"


def simplified(text: str) -> str:
    """``text`` with the traditional characters of the grammar's words folded, at the same length.

    For looking at a text only: nothing that is folded leaves the program.

    >>> simplified("平安縣人民政府關於印發供水管理辦法的通知")
    '平安县人民政府关于印发供水管理办法的通知'
    """
    if not _FOLDED.search(text):  # as in most lines
        return text
    for character in set(_FOLDED.findall(text)):  # few: to translate the text takes ten times as long
        text = text.replace(character, _FOLD[character])
    return text
