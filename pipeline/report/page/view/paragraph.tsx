import type { JSX } from 'preact'
import { type MarkedRow, sureness } from '../model/rows.ts'
import { type Mark, type Segment, segmentsOf } from '../model/segments.ts'
import { kindWordsOf } from '../words.ts'

interface ParagraphTextProps {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly rowOf: (id: string) => MarkedRow | undefined
  /** The chosen row, where it is marked here. */
  readonly chosen: string | null
  /** The row that a tab key comes to. */
  readonly tabStop: string | null
  readonly ruled: ReadonlyMap<string, string>
}

/** Under this a row is drawn as doubtful. */
export const DOUBTFUL = 0.65

/** A paragraph's text with its marks; what is not marked is plain text. */
export function ParagraphText(props: ParagraphTextProps): JSX.Element {
  const { text, marks } = props
  const started = new Set<string>()
  return (
    <>
      {segmentsOf(text.length, marks).map((segment) =>
        segment.marks.length === 0 ? (
          text.slice(segment.start, segment.end)
        ) : (
          <MarkedText
            key={`${segment.start}-${segment.marks.map(({ id }) => id).join()}`}
            segment={segment}
            started={started}
            {...props}
          />
        ),
      )}
    </>
  )
}

interface MarkedTextProps extends ParagraphTextProps {
  readonly segment: Segment
  /** Rows whose first stretch has been drawn. */
  readonly started: Set<string>
}

function MarkedText({ segment, started, text, rowOf, chosen, tabStop, ruled }: MarkedTextProps): JSX.Element {
  const { start, end, marks } = segment
  const inner = marks.at(-1)
  const row = inner && rowOf(inner.id)
  if (row?.table === 'repairs') return <Seam marked={row} chosen={chosen === row.id} tabStop={tabStop === row.id} />
  const begins = marks.filter((mark) => mark.first && mark.start === start && !started.has(mark.id))
  for (const mark of begins) started.add(mark.id)
  const ends = marks.filter((mark) => mark.last && mark.end === end)
  const classes = ['mark', ...marks.flatMap((mark) => classesOf(mark, rowOf(mark.id), ruled))]
  if (begins.some(({ table }) => table === 'quotes')) classes.push('quote-begins')
  if (ends.some(({ table }) => table === 'quotes')) classes.push('quote-ends')
  if (marks.some(({ id }) => id === chosen)) classes.push('chosen')
  const ids = marks.map(({ id }) => id).join(' ')
  const first = begins.at(-1)
  return first ? (
    // biome-ignore lint/a11y/useSemanticElements: a button would not break over lines as text does
    <span
      class={classes.join(' ')}
      data-ids={ids}
      data-first={begins.map(({ id }) => id).join(' ')}
      role="button"
      tabIndex={begins.some(({ id }) => id === tabStop) ? 0 : -1}
      aria-pressed={begins.some(({ id }) => id === chosen)}
      aria-describedby="tip"
    >
      {text.slice(start, end)}
    </span>
  ) : (
    <span class={classes.join(' ')} data-ids={ids}>
      {text.slice(start, end)}
    </span>
  )
}

function classesOf(mark: Mark, row: MarkedRow | undefined, ruled: ReadonlyMap<string, string>): string[] {
  if (!row) return []
  const classes = [row.table === 'claims' ? 'claim' : 'quote']
  if ((sureness(row) ?? 0) < DOUBTFUL) classes.push(`${classes[0]}-doubtful`)
  if (row.table === 'claims' && row.row.checks.some((check) => /:(contradicted|conflict)$/.test(check))) {
    classes.push('contradicted')
  }
  const ruling = ruled.get(mark.id)
  if (ruling) classes.push(`ruled-${ruling}`)
  return classes
}

interface SeamProps {
  readonly marked: Extract<MarkedRow, { table: 'repairs' }>
  readonly chosen: boolean
  readonly tabStop: boolean
}

const SEAM_SIGNS: Readonly<Record<string, string>> = {
  'same-paragraph': '┊',
  'moved-block': '⤵',
  'paragraph-boundary': '⤵',
  jump: '↪',
  fragment: '✂',
}

/** A mended place: what kind of mending, and how sure, in two digits. */
function Seam({ marked, chosen, tabStop }: SeamProps): JSX.Element {
  const { kind, score, certain } = marked.row
  const sure =
    score === null
      ? '?'
      : score
          .toFixed(2)
          .replace(/^0/, '')
          .replace(/^1\.00$/, '1.0')
  const said = certain || score === null ? sure : `${sure}?`
  return (
    <button
      type="button"
      class={['seam', certain ? '' : 'uncertain', chosen ? 'chosen' : ''].join(' ')}
      data-sign={SEAM_SIGNS[kind] ?? '┊'}
      data-ids={marked.id}
      data-first={marked.id}
      tabIndex={tabStop ? 0 : -1}
      aria-pressed={chosen}
      aria-describedby="tip"
      aria-label={`${kindWordsOf(marked)}, score ${said}`}
    >
      {said}
    </button>
  )
}
