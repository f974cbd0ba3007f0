import { type Message, PipelineError, type ReaderText } from '../document/index.ts'
import { layOutPage, type PrintedPage } from './pdf-page.ts'
import { PDF_LIMITS, type PdfLimits, readPdfText } from './pdf-thread.ts'

/** What a PDF holds: its pages that have text, in order, and what is odd about them. */
export interface PdfContents {
  readonly pages: readonly { readonly name: string; readonly text: ReaderText }[]
  readonly messages: readonly Message[]
}

interface PdfFile {
  readonly name: string
  readonly path: string
  readonly bytes: Uint8Array
}

/** So few turned characters are a photographer’s name up the side of a picture. */
const FEW_TURNED = 40

/**
 * Reads the text layer of a PDF, and where on paper it stands: docs/decisions/0020-pdf-geometry.md. A page of a file of several is named
 * `name.pdf#2`.
 *
 * @throws PipelineError INPUT_ENCRYPTED, INPUT_DAMAGED, INPUT_TOO_LARGE, INPUT_NO_TEXT
 */
export async function readPdf(file: PdfFile, limits: PdfLimits = PDF_LIMITS): Promise<PdfContents> {
  const read = await readPdfText(file.bytes, file.path, limits)
  const printed = read.map((page) => {
    const name = read.length > 1 ? `${file.name}#${page.number}` : file.name
    return { name, page: layOutPage(page) }
  })
  const pages = printed.filter(({ page }) => page.layout.blocks.length > 0)
  if (pages.length === 0) {
    const reason = `${file.path} has no text layer: its pages are pictures, or empty. It needs OCR first: give it with a text layer, or as text.`
    throw new PipelineError('INPUT_NO_TEXT', reason, { path: file.path })
  }
  return {
    pages: pages.map(({ name, page }) => ({
      name,
      text: { text: page.text, encoding: 'utf-8', layout: page.layout },
    })),
    messages: printed.flatMap(({ name, page }) => oddities(name, page)),
  }
}

function oddities(page: string, { layout, turned }: PrintedPage): Message[] {
  if (layout.blocks.length === 0)
    return [warning('io/pdf-page-without-text', page, 'The page has no text layer and is left out: it needs OCR.')]
  const messages: Message[] = []
  if (layout.writing === 'vertical')
    messages.push({
      rule: 'io/pdf-vertical',
      severity: 'info',
      reason: 'The page is set in vertical lines: they are read from top to bottom, right to left.',
      page,
    })
  if (turned > FEW_TURNED)
    messages.push(
      warning(
        'io/pdf-turned-text',
        page,
        `${turned} characters run in another direction than the rest of the page: they stand behind it.`,
      ),
    )
  return messages
}

function warning(rule: string, page: string, reason: string): Message {
  return { rule, severity: 'warning', reason, page }
}
