import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

interface WindowListProps<T> {
  readonly items: readonly T[]
  /** Pixels: every row has the same height, so that a place is a product. */
  readonly rowHeight: number
  readonly keyOf: (item: T) => string
  readonly render: (item: T, index: number) => ComponentChildren
  readonly label: string
  readonly className?: string
  /** Index to bring into sight when it changes. */
  readonly follow?: number
  readonly role?: 'list' | 'table' | 'rowgroup'
}

/** Rows drawn above and below those in sight. */
const MARGIN = 8

/** A list of any length of which only the rows in sight are in the document. */
export function WindowList<T>(props: WindowListProps<T>): JSX.Element {
  const { items, rowHeight, keyOf, render, label, className = '', follow, role = 'list' } = props
  const box = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = box.current
    if (!element || follow === undefined || follow < 0) return
    const at = follow * rowHeight
    if (at < element.scrollTop || at + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = Math.max(0, at - element.clientHeight / 3)
    }
  }, [follow, rowHeight, items])

  const first = Math.max(0, Math.floor(top / rowHeight) - MARGIN)
  const last = Math.min(items.length, Math.ceil((top + height) / rowHeight) + MARGIN)
  return (
    <section
      ref={box}
      class={`window ${className}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
      tabIndex={0}
      aria-label={label}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div class="window-all" role={role} style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, at) => (
          <div
            key={keyOf(item)}
            class="window-row"
            role={role === 'list' ? 'listitem' : 'row'}
            {...(role === 'list'
              ? { 'aria-setsize': items.length, 'aria-posinset': first + at + 1 }
              : { 'aria-rowindex': first + at + 2 })}
            style={{ top: `${(first + at) * rowHeight}px`, height: `${rowHeight}px` }}
          >
            {render(item, first + at)}
          </div>
        ))}
      </div>
    </section>
  )
}
