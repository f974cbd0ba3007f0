import { makeFolder } from '../support/temp-folder.ts'

type Row = Readonly<Record<string, unknown>>

const PLACE = { issue_id: 'i-1', issue_date: '2024-05-20', publication: '测试报', page: '01.txt' }

/** A claim row on the words of a paragraph. */
export function claimRow(id: string, articleId: string, paragraph: number, text: string, words: string): Row {
  const start = [...text.slice(0, text.indexOf(words))].length
  return {
    claim_id: id,
    ...PLACE,
    article_id: articleId,
    article_title: null,
    paragraph,
    sentence: text,
    text: words,
    start,
    end: start + [...words].length,
    kind: 'amount',
    value: 7,
    value_high: null,
    value_text: null,
    comparator: 'eq',
    unit: '吨',
    unit_code: 't',
    subject: '产量',
    indicator: '产量',
    region: null,
    whole: null,
    direction: null,
    basis: null,
    period_start: null,
    period_end: null,
    modality: 'actual',
    claimant: null,
    quote_id: null,
    same_as: null,
    checks: [],
    check_ids: [],
    reprint_of: null,
    review: null,
    confidence: 0.9,
  }
}

export function articleRow(id: string, title: string, paragraphs: readonly string[]): Row {
  let at = 0
  return {
    ...PLACE,
    article_id: id,
    title,
    byline: [],
    paragraphs: paragraphs.map((text) => {
      const start = at
      at += [...text].length + 1
      return { text, kind: 'body', raw_spans: [[start, at - 1]] }
    }),
    reprint_of: null,
  }
}

export function pageRow(paragraphs: readonly string[]): Row {
  return {
    issue_id: 'i-1',
    page: '01.txt',
    page_label: null,
    path: '01.txt',
    format: 'text',
    text: paragraphs.join('\n'),
  }
}

/** An output folder that holds these rows. */
export function outputFolder(tables: Readonly<Record<string, readonly Row[]>>): string {
  const lines = (rows: readonly Row[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  return makeFolder(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.jsonl`, lines(rows)])))
}
