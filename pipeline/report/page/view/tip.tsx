import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Book } from '../model/book.ts'
import { type MarkedRow, wordsOf } from '../model/rows.ts'
import { kindWordsOf, percent, periodWords, valueWords } from '../words.ts'

interface Shown {
  readonly rows: readonly MarkedRow[]
  readonly box: DOMRect
}

/** What a mark means, beside the mark: on hover and on focus. One listener serves every mark of the page. */
export function Tip({ book }: { readonly book: Book }): JSX.Element {
  const [shown, setShown] = useState<Shown | null>(null)
  const card = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const show = (event: Event) => {
      // A tap opens the panel, which says it all.
      if (event instanceof PointerEvent && event.pointerType === 'touch') return
      const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-ids]') : null
      const rows = (mark?.dataset['ids'] ?? '').split(' ').flatMap((id) => book.row(id) ?? [])
      const pointed = event instanceof PointerEvent && mark ? boxAt(mark, event.clientY) : mark?.getBoundingClientRect()
      setShown(rows.length > 0 && pointed ? { rows: rows.toReversed(), box: pointed } : null)
    }
    const showFocused = (event: Event) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) show(event)
    }
    const hide = () => setShown(null)
    const onEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    document.addEventListener('pointerover', show)
    document.addEventListener('focusin', showFocused)
    document.addEventListener('click', hide, true)
    document.addEventListener('scroll', hide, true)
    document.addEventListener('keydown', onEscape)
    return () => {
      document.removeEventListener('pointerover', show)
      document.removeEventListener('focusin', showFocused)
      document.removeEventListener('click', hide, true)
      document.removeEventListener('scroll', hide, true)
      document.removeEventListener('keydown', onEscape)
    }
  }, [book])

  useLayoutEffect(() => {
    const element = card.current
    if (!element || !shown) return
    const { width, height } = element.getBoundingClientRect()
    const { left, top, bottom } = shown.box
    const below = bottom + 8 + height < innerHeight || top < height + 8
    element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
    element.style.top = `${below ? bottom + 8 : top - height - 8}px`
  }, [shown])

  return (
    <div ref={card} id="tip" role="tooltip" class={shown ? 'tip shown' : 'tip'} aria-hidden={shown === null}>
      {shown?.rows.slice(0, 3).map((row) => (
        <TipRow key={row.id} marked={row} />
      ))}
    </div>
  )
}

/** Of a mark over several lines the line that is pointed at. */
function boxAt(mark: Element, y: number): DOMRect {
  const lines = [...mark.getClientRects()]
  return lines.find((line) => line.top <= y && y <= line.bottom) ?? mark.getBoundingClientRect()
}

function TipRow({ marked }: { readonly marked: MarkedRow }): JSX.Element {
  return (
    <div class={`tip-row of-${marked.table}`}>
      <div class="tip-kind">
        {kindWordsOf(marked)} <span class="tip-sure">{sureWords(marked)}</span>
      </div>
      {marked.table === 'claims' && (
        <>
          <div class="tip-main">{valueWords(marked.row)}</div>
          <div lang="zh">{marked.row.subject ?? '(no subject)'}</div>
          <TipLine words={[marked.row.region, periodWords(marked.row.period_start, marked.row.period_end)]} />
          <TipLine words={[marked.row.modality === 'target' ? 'target' : null, marked.row.claimant]} />
          <TipLine words={marked.row.checks} />
        </>
      )}
      {marked.table === 'quotes' && (
        <>
          <div class="tip-main">{marked.row.speaker ?? '(speaker left open)'}</div>
          <TipLine words={marked.row.titles} />
          <TipLine words={[`“${marked.row.cue}”`, marked.row.stance]} />
        </>
      )}
      {marked.table === 'repairs' && (
        <>
          <div class="tip-words">{wordsOf(marked)}</div>
          <TipLine words={marked.row.evidence} />
        </>
      )}
    </div>
  )
}

function TipLine({ words }: { readonly words: readonly (string | null)[] }): JSX.Element | null {
  const said = words.filter((word) => word !== null && word !== '')
  return said.length === 0 ? null : <div class="tip-line">{said.join(' · ')}</div>
}

function sureWords(marked: MarkedRow): string {
  if (marked.table !== 'repairs') return `${percent(marked.row.confidence)} sure`
  const { score, certain } = marked.row
  return score === null ? 'other half not found' : `score ${score.toFixed(2)}${certain ? '' : ', uncertain'}`
}
