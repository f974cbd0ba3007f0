import type { Span } from '../../pipeline/document/index.ts'

/** `某社某地3月5日电（记者某某）`, `本报讯（记者某某）`, `【本报记者某某报道】`, `（中央社记者某某台北1日电）`. */
const DATELINE = new RegExp(
  [
    '^\\s*(?:',
    '[（(【〔\\[][^）)】〕\\]\\n]{0,30}(?:电|讯|报道|报导|记者)[^）)】〕\\]\\n]{0,12}[）)】〕\\]]',
    '|[^，。：“”\\n]{0,24}?\\d{1,2}日(?:专)?电(?:题)?',
    '|[^，。：“”\\n]{0,16}\\d{1,2}日[^，。：“”\\n]{0,8}消息',
    '|本报[^，。：“”\\n]{0,6}[讯电]',
    ')(?:\\s*[（(][^）)\\n]{0,40}[）)])?(?:\\s*(?:本报)?记者[^，。：“”\\n]{2,10}(?:报道|报导)[：:]?)?\\s*',
  ].join(''),
  'u',
)

/** The paragraph without the dateline that opens it: nobody named there speaks. */
export function skipDateline(folded: string, paragraph: Span): Span {
  const head = folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 120))
  const length = DATELINE.exec(head)?.[0].length ?? 0
  return { start: paragraph.start + length, end: paragraph.end }
}
