import type { MessagePort } from 'node:worker_threads'
import type { Session } from '../ner/session.ts'
import type { VectorSession } from '../ner/vector-session.ts'
import type { Layout } from '../seam/vectors.ts'
import { plainError } from './plain-error.ts'
import type { Answer, Dialogue, Question, Topic } from './protocol.ts'
import { createRunner } from './queue.ts'
import { createScoreQueue } from './score-queue.ts'
import { createVectorQueue } from './vector-queue.ts'

/** Sessions that are being opened; null for one that nobody will ask. */
export interface OpeningSessions {
  readonly tagger: Promise<Session> | null
  readonly seams: Promise<VectorSession<Layout>> | null
  /** Rows of several requests may share a batch of the tagger. */
  readonly mixed: boolean
}

/** Answers whoever is connected, from one session of each model. */
export const createServer = ({
  tagger,
  seams,
  mixed,
}: OpeningSessions): { readonly connect: (port: MessagePort) => void } => {
  const runner = createRunner()
  const opened = <T>(session: Promise<T> | null): Promise<T> => session ?? Promise.reject(new Error('not loaded'))
  const scores = opened(tagger).then((session) => {
    const queue = createScoreQueue(session, mixed)
    runner.join(queue)
    return queue
  })
  const vectors = opened(seams).then((session) => {
    const queue = createVectorQueue(session)
    runner.join(queue)
    return queue
  })
  for (const queue of [scores, vectors]) queue.catch(() => undefined)
  let arrivals = 0

  const answer = async (question: Question): Promise<Dialogue[Topic]['gets']> => {
    const arrival = arrivals
    arrivals += 1
    switch (question.topic) {
      case 'tagger': {
        const { id2label, maxPieces, special } = await opened(tagger)
        return { id2label, maxPieces, special }
      }
      case 'layout':
        return (await opened(seams)).layout
      case 'pieces': {
        const { tokenise } = await opened(tagger)
        return question.asks.map(tokenise)
      }
      case 'scores': {
        const answered = (await scores).add(question.asks, arrival)
        runner.wake()
        return answered
      }
      case 'vectors': {
        const answered = (await vectors).add(question.asks, arrival)
        runner.wake()
        return answered
      }
    }
  }

  return {
    connect: (port) => {
      port.on('message', (question: Question) => {
        const { number } = question
        const say = (reply: Answer, transfer: readonly ArrayBuffer[] = []) => port.postMessage(reply, transfer)
        answer(question).then(
          (gets) => say({ number, gets }, gets instanceof Float32Array ? [gets.buffer as ArrayBuffer] : []),
          (thrown: unknown) => say({ number, failure: plainError(thrown) }),
        )
      })
    },
  }
}
