import type { JSX } from 'preact'
import { openParagraph } from '../actions.ts'
import type { Fragment } from '../model/fragments.ts'
import type { ArticleRow, PageRow } from '../model/rows.ts'

interface ThreadsProps {
  readonly page: PageRow
  readonly fragments: readonly Fragment[]
  readonly articles: readonly ArticleRow[]
  readonly articleId: string
}

const WIDTH = 340
const HEIGHT = 150
const BAR = 10
/** More pieces than this are a texture, not a picture. */
const MOST = 400

interface Run {
  readonly articleId: string
  readonly order: number
  readonly paragraph: number
  readonly moved: boolean
  readonly start: number
  readonly length: number
}

/** Left the page from top to bottom, right the articles as read: what crosses was moved. */
export function Threads({ page, fragments, articles, articleId }: ThreadsProps): JSX.Element | null {
  const runs = runsOf(fragments)
  if (runs.length < 2 || runs.length > MOST) return null
  const rank = new Map(articles.map((article, index) => [article.article_id, index]))
  const reading = [...runs].sort(
    (a, b) => (rank.get(a.articleId) ?? 0) - (rank.get(b.articleId) ?? 0) || a.order - b.order,
  )
  const left = stack(runs)
  const right = stack(reading)
  return (
    <figure class="threads">
      <figcaption>
        <span>on the page</span>
        <span>as read</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${runs.length} pieces of ${page.page} in the order of the page and in reading order`}
      >
        {runs.map((run) => (
          <Thread
            key={run.start}
            run={run}
            left={left.get(run) ?? NOWHERE}
            right={right.get(run) ?? NOWHERE}
            own={run.articleId === articleId}
          />
        ))}
      </svg>
    </figure>
  )
}

interface Stretch {
  readonly top: number
  readonly bottom: number
}

const NOWHERE: Stretch = { top: 0, bottom: 0 }

/** Fragments with one number are one piece. */
function runsOf(fragments: readonly Fragment[]): readonly Run[] {
  const runs: Run[] = []
  for (const { articleId, order, paragraph, moved, first, start, end } of fragments) {
    const last = runs.at(-1)
    if (last && !first) runs[runs.length - 1] = { ...last, length: end - last.start }
    else runs.push({ articleId, order, paragraph, moved, start, length: end - start })
  }
  return runs
}

/** Heights by length, with a gap between two. */
function stack(runs: readonly Run[]): ReadonlyMap<Run, Stretch> {
  const gap = runs.length > 60 ? 0.5 : 2
  const total = runs.reduce((sum, run) => sum + run.length, 0) || 1
  const room = HEIGHT - gap * (runs.length - 1)
  const places = new Map<Run, Stretch>()
  let top = 0
  for (const run of runs) {
    const bottom = top + Math.max(0.5, (room * run.length) / total)
    places.set(run, { top, bottom })
    top = bottom + gap
  }
  return places
}

interface ThreadProps {
  readonly run: Run
  readonly left: Stretch
  readonly right: Stretch
  readonly own: boolean
}

function Thread({ run, left, right, own }: ThreadProps): JSX.Element {
  const [a, b, middle] = [BAR, WIDTH - BAR, WIDTH / 2]
  const ribbon =
    `M${a} ${left.top}C${middle} ${left.top} ${middle} ${right.top} ${b} ${right.top}` +
    `V${right.bottom}C${middle} ${right.bottom} ${middle} ${left.bottom} ${a} ${left.bottom}Z`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the text below is the way by keyboard
    <g
      class={`thread ${own ? `own tint-${run.order % 4}` : 'other'} ${run.moved ? 'moved' : ''}`}
      onClick={() => openParagraph(run.articleId, run.paragraph, 'raw')}
    >
      <path d={ribbon} />
      <rect x={0} y={left.top} width={BAR} height={Math.max(0.5, left.bottom - left.top)} />
      <rect x={b} y={right.top} width={BAR} height={Math.max(0.5, right.bottom - right.top)} />
      {own && right.bottom - right.top > 9 && (
        <text x={b - 5} y={(right.top + right.bottom) / 2 + 3.5} text-anchor="end">
          {run.order}
        </text>
      )}
    </g>
  )
}
