import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { openFound } from '../ner/load.ts'
import { openVectorSession } from '../ner/vector-session.ts'
import type { Layout } from '../seam/vectors.ts'
import { plainError } from './plain-error.ts'
import type { ModelSpec, Report } from './protocol.ts'
import { createServer } from './serve.ts'

// The program of the thread that has the models: it opens a session of each and answers the threads that read issues.

const { recogniser, seams, threads } = workerData as ModelSpec

const vectors = seams === null ? null : openVectorSession<Layout>(seams.folder, threads)
const tagger = recogniser === null ? null : openFound(recogniser, threads)
const server = createServer({ tagger, seams: vectors, mixed: recogniser?.embedded === true })

parentPort?.on('message', (port: MessagePort) => server.connect(port))

const report = (what: Report) => parentPort?.postMessage(what)
Promise.all([vectors, tagger]).then(
  () => report({ kind: 'ready' }),
  (thrown: unknown) => report({ kind: 'failed', failure: plainError(thrown) }),
)
