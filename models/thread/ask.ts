import type { MessagePort } from 'node:worker_threads'
import { errorFrom } from './plain-error.ts'
import type { Answer, Dialogue, Question, Topic } from './protocol.ts'

/** Asks the model thread, and gives every answer to who asked for it. */
export interface Asker {
  readonly ask: <T extends Topic>(
    topic: T,
    asks: Dialogue[T]['asks'],
    transfer?: readonly ArrayBufferLike[],
  ) => Promise<Dialogue[T]['gets']>
  /** The line from now on; what was not answered on the one before never will be. */
  readonly use: (port: MessagePort | null) => void
}

interface Pending {
  readonly resolve: (gets: never) => void
  readonly reject: (thrown: unknown) => void
}

export const createAsker = (): Asker => {
  const pending = new Map<number, Pending>()
  let line: MessagePort | null = null
  let asked = 0
  const take = (answer: Answer) => {
    const asker = pending.get(answer.number)
    pending.delete(answer.number)
    if ('failure' in answer) asker?.reject(errorFrom(answer.failure))
    else asker?.resolve(answer.gets as never)
  }
  return {
    ask: (topic, asks, transfer = []) =>
      new Promise((resolve, reject) => {
        if (line === null) throw new Error('There is no line to the models')
        asked += 1
        pending.set(asked, { resolve, reject })
        line.postMessage({ number: asked, topic, asks } as Question, transfer as readonly ArrayBuffer[])
      }),
    use: (port) => {
      line?.close()
      for (const { reject } of pending.values()) reject(new Error('The line to the models was closed'))
      pending.clear()
      line = port
      line?.on('message', take)
    },
  }
}
