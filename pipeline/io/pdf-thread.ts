import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { PipelineError } from '../document/index.ts'

/** A stretch of text that a page's program shows in one go: one glyph, a word, or a line. */
export interface TextItem {
  readonly text: string
  /** Where its baseline begins: points from the page's left and upper edge. */
  readonly x: number
  readonly y: number
  /** Along the baseline. */
  readonly length: number
  /** Font size in points. */
  readonly size: number
  /** The direction of the baseline, clockwise, in quarter turns: 0 is as one reads. */
  readonly turns: 0 | 1 | 2 | 3
  /** Glyphs stand below each other, upright. */
  readonly vertical: boolean
}

export interface PageText {
  /** From 1. */
  readonly number: number
  readonly width: number
  readonly height: number
  readonly items: readonly TextItem[]
}

/** Bounds beyond which a file is no newspaper, or was made to harm. */
export interface PdfLimits {
  readonly pages: number
  readonly itemsPerPage: number
  readonly charactersPerPage: number
  readonly milliseconds: number
  readonly megabytes: number
}

export const PDF_LIMITS: PdfLimits = {
  pages: 400,
  itemsPerPage: 200_000,
  charactersPerPage: 400_000,
  milliseconds: 120_000,
  megabytes: 1024,
}

type Answer =
  | { readonly kind: 'page'; readonly page: PageText }
  | { readonly kind: 'limit'; readonly what: string }
  | { readonly kind: 'failed'; readonly name: string; readonly reason: string }
  | { readonly kind: 'done' }

/*
 * pdf.js runs in a thread of its own: a file made to harm may take all its time or memory, and neither can be taken back from
 * code that runs here. What pdf.js asks of a browser (classes for drawing) is stubbed there and nowhere else, and the native canvas that it would
 * load is kept out: nothing is drawn. Fonts and character maps are read from the package's own folder; nothing is fetched.
 *
 * The program is text, because a thread cannot load TypeScript, and this file runs as such in tests and compiled elsewhere.
 */
const PROGRAM = `
const { parentPort, workerData } = require('node:worker_threads')
const modules = require('node:module')
const load = modules._load
modules._load = (name, ...rest) => (name === '@napi-rs/canvas' ? {} : load(name, ...rest))
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {}
globalThis.fetch = () => Promise.reject(new Error('nothing is fetched'))
const { library, folder, bytes, limits } = workerData
const say = (answer) => parentPort.postMessage(answer)

async function read() {
  const { getDocument, Util } = await import(library)
  const document = await getDocument({
    data: bytes, cMapUrl: folder + 'cmaps/', cMapPacked: true, standardFontDataUrl: folder + 'standard_fonts/',
    isEvalSupported: false, useWasm: false, useWorkerFetch: false, useSystemFonts: false, disableFontFace: true,
    enableXfa: false, verbosity: 0,
  }).promise
  if (document.numPages > limits.pages) return say({ kind: 'limit', what: document.numPages + ' pages' })
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const reader = page.streamTextContent().getReader()
    const items = []
    // A font's style comes with the first chunk that uses it, and where chunks end is a matter of time.
    const styles = {}
    let characters = 0
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      Object.assign(styles, chunk.value.styles)
      for (const item of chunk.value.items) {
        if (!item.str) continue
        characters += item.str.length
        const [a, b, , , x, y] = Util.transform(transform, item.transform)
        const size = Math.hypot(item.transform[2], item.transform[3])
        const vertical = styles[item.fontName]?.vertical === true
        const turns = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4
        items.push({ text: item.str, x, y, length: vertical ? Math.abs(item.height) : item.width, size, turns, vertical })
      }
      if (items.length > limits.itemsPerPage || characters > limits.charactersPerPage) {
        return say({ kind: 'limit', what: 'a page of more than ' + limits.charactersPerPage + ' characters' })
      }
    }
    say({ kind: 'page', page: { number, width, height, items } })
    page.cleanup()
  }
  say({ kind: 'done' })
}
read().catch((error) => say({ kind: 'failed', name: String(error?.name), reason: String(error?.message) }))
`

/**
 * Takes the text of all pages out of a PDF, with its places.
 *
 * @throws PipelineError INPUT_ENCRYPTED, INPUT_DAMAGED, INPUT_TOO_LARGE
 */
export function readPdfText(
  bytes: Uint8Array,
  inputPath: string,
  limits: PdfLimits = PDF_LIMITS,
): Promise<readonly PageText[]> {
  return new Promise((resolve, reject) => {
    const pages: PageText[] = []
    const worker = startThread(bytes, limits)
    const end = (settle: () => void) => {
      clearTimeout(clock)
      worker.removeAllListeners()
      // What is still thrown while it is being stopped is of no interest.
      worker.on('error', () => {})
      void worker.terminate().then(settle, settle)
    }
    const fail = (error: PipelineError) => end(() => reject(error))
    const seconds = limits.milliseconds / 1000
    const clock = setTimeout(() => fail(tooMuch(inputPath, `more than ${seconds} seconds`)), limits.milliseconds)
    worker.on('message', (answer: Answer) => {
      if (answer.kind === 'page') pages.push(answer.page)
      else if (answer.kind === 'done') end(() => resolve(pages))
      else fail(answer.kind === 'limit' ? tooMuch(inputPath, answer.what) : failure(answer, inputPath))
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const exhausted = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      fail(
        exhausted
          ? tooMuch(inputPath, `more than ${limits.megabytes} MB of memory`)
          : failure({ reason: error.message }, inputPath),
      )
    })
    worker.on('exit', () => fail(failure({ reason: 'the reader stopped' }, inputPath)))
  })
}

function startThread(bytes: Uint8Array, limits: PdfLimits): Worker {
  const require = createRequire(import.meta.url)
  const folder = `${path.dirname(require.resolve('pdfjs-dist/package.json'))}/`
  const library = pathToFileURL(path.join(folder, 'legacy/build/pdf.mjs')).href
  return new Worker(PROGRAM, {
    eval: true,
    workerData: { library, folder, bytes: new Uint8Array(bytes), limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  })
}

function failure({ name, reason }: { name?: string; reason: string }, inputPath: string): PipelineError {
  if (name === 'PasswordException') {
    const message = `${inputPath} is encrypted: save a copy without a password and give that.`
    return new PipelineError('INPUT_ENCRYPTED', message, { path: inputPath })
  }
  const message = `${inputPath} is not a PDF that can be read (${reason}): get the file again, or give the page as plain text.`
  return new PipelineError('INPUT_DAMAGED', message, { path: inputPath })
}

function tooMuch(inputPath: string, what: string): PipelineError {
  const message = `${inputPath} takes ${what}, more than any newspaper's PDF: split it, or give its pages as plain text.`
  return new PipelineError('INPUT_TOO_LARGE', message, { path: inputPath })
}
