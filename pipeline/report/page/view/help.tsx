import type { JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { KEYS } from '../keys.ts'
import { setState } from '../store.ts'

/** What the keys do. */
export function Help({ open }: { readonly open: boolean }): JSX.Element {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = box.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog ref={box} class="help" aria-labelledby="help-title" onClose={() => setState({ help: false })}>
      <h2 id="help-title">Keys</h2>
      <dl>
        {KEYS.map(({ keys, words }) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" class="strong">
          Close
        </button>
      </form>
    </dialog>
  )
}
