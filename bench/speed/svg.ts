// A page of drawings, written by hand: bars and one curve need no library.

const INK = '#222'
const FAINT = '#888'
const FONT = 'font-family="system-ui, sans-serif"'

export interface Bar {
  readonly label: string
  /** Parts beside one another from the left, each with its colour. */
  readonly parts: readonly { readonly value: number; readonly colour: string }[]
  readonly note: string
  /** A mark that the bar should stay before, or reach. */
  readonly aim?: number | undefined
}

const ROW = 22
const LABEL_WIDTH = 150
const NOTE_WIDTH = 150

/** Horizontal bars on one scale; returns the drawing and its height. */
export function bars(all: readonly Bar[], width: number): { readonly svg: string; readonly height: number } {
  const room = width - LABEL_WIDTH - NOTE_WIDTH
  const total = ({ parts }: Bar): number => parts.reduce((sum, { value }) => sum + value, 0)
  const most = Math.max(...all.map((bar) => Math.max(total(bar), bar.aim ?? 0)), 1e-9)
  const scale = (value: number): number => (room * value) / most
  const rows = all.map((bar, index) => {
    const y = index * ROW
    let x = LABEL_WIDTH
    const drawn = bar.parts.map(({ value, colour }) => {
      const from = x
      x += scale(value)
      return rect(from, y + 3, Math.max(scale(value), 0.5), ROW - 8, colour)
    })
    const aim =
      bar.aim === undefined ? '' : stroke(LABEL_WIDTH + scale(bar.aim), y, LABEL_WIDTH + scale(bar.aim), y + ROW - 2)
    return [words(LABEL_WIDTH - 8, y + 14, bar.label, 'end'), ...drawn, aim, words(x + 6, y + 14, bar.note)].join('')
  })
  return { svg: rows.join('\n'), height: all.length * ROW }
}

export interface Curve {
  readonly label: string
  readonly colour: string
  readonly points: readonly (readonly [x: number, y: number])[]
}

/** Curves over a logarithmic axis, from nothing upwards. */
export function curves(all: readonly Curve[], width: number, height: number): string {
  const [xs, ys] = [
    all.flatMap(({ points }) => points.map(([x]) => x)),
    all.flatMap(({ points }) => points.map(([, y]) => y)),
  ]
  const [low, high] = [Math.log(Math.min(...xs) * 0.7), Math.log(Math.max(...xs) * 1.4)]
  const top = Math.max(...ys) * 1.15
  const left = 60
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    left + ((Math.log(x) - low) / (high - low)) * (width - left - NOTE_WIDTH),
    height - 20 - (y / top) * (height - 30),
  ]
  const lines = all.map(({ label, colour, points }) => {
    const at = points.map(place)
    const path = at.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
    const [x, y] = at.at(-1) ?? [left, height]
    const dots = at.map(([cx, cy]) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" fill="${colour}"/>`)
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${words(x + 8, y + 4, label)}`
  })
  const ticks = [...new Set(xs)].map((x) =>
    words(place([x, 0])[0], height - 4, `${Number(x.toPrecision(2))} MB`, 'middle'),
  )
  const levels = levelsBelow(top).map((y) => {
    const [, at] = place([Math.min(...xs), y])
    return stroke(left, at, width - NOTE_WIDTH, at, '#ddd') + words(left - 8, at + 4, `${y}`, 'end')
  })
  return [...levels, ...ticks, ...lines].join('\n')
}

/** Round numbers, some four of them. */
function levelsBelow(top: number): number[] {
  const step = [50, 100, 200, 250, 500, 1000, 2000].find((size) => top / size <= 5) ?? 5000
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, index) => index * step)
}

export function group(y: number, content: string): string {
  return `<g transform="translate(0 ${y})">\n${content}\n</g>`
}

export function heading(y: number, text: string, under: string): string {
  return `<text x="10" y="${y}" ${FONT} font-size="15" font-weight="600" fill="${INK}">${escaped(text)}</text>
<text x="10" y="${y + 17}" ${FONT} font-size="12" fill="${FAINT}">${escaped(under)}</text>`
}

export function page(width: number, height: number, title: string, content: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="#fff"/>
${content.join('\n')}
</svg>
`
}

function words(x: number, y: number, text: string, anchor = 'start'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${FONT} font-size="12" text-anchor="${anchor}" fill="${INK}">${escaped(text)}</text>`
}

function rect(x: number, y: number, width: number, height: number, colour: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${colour}"/>`
}

function stroke(x1: number, y1: number, x2: number, y2: number, colour = '#c33'): string {
  return `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${colour}" stroke-width="1.5"/>`
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
