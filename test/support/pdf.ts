/** A stretch of text on a page: points from the left and from the upper edge to its baseline. */
export interface Shown {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
  /** A baseline that runs up the page. */
  readonly turned?: boolean
}

interface Options {
  readonly width?: number
  readonly height?: number
  /** Lines run from top to bottom. */
  readonly vertical?: boolean
  readonly encrypted?: boolean
}

/** Writes a PDF of one page for each list: Han text in a font that is not embedded and found by its character map, Latin in Helvetica. */
export function writePdf(pages: readonly (readonly Shown[])[], options: Options = {}): Uint8Array {
  const { width = 600, height = 800, vertical = false, encrypted = false } = options
  const kids = pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-${vertical ? 'V' : 'H'} /DescendantFonts [5 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
    ...pages.flatMap((shown, i) => {
      const content = shown.map((one) => showText(one, height)).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${7 + 2 * i} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
  ]
  return assemble(objects, encrypted)
}

function showText({ x, y, size, text, turned }: Shown, height: number): string {
  const latin = /^[\x20-\x7e]*$/.test(text)
  const codes = latin
    ? `(${text.replace(/[\\()]/g, '\\$&')})`
    : `<${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`
  const matrix = turned ? '0 1 -1 0' : '1 0 0 1'
  return `BT /${latin ? 'F1' : 'F2'} ${size} Tf ${matrix} ${x} ${height - y} Tm ${codes} Tj ET`
}

function assemble(objects: readonly string[], encrypted: boolean): Uint8Array {
  let file = '%PDF-1.4\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const secret = '0'.repeat(64)
  const lock = encrypted
    ? ` /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >> /ID [<00> <00>]`
    : ''
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${lock} >>\nstartxref\n${file.length}\n%%EOF\n`
  return new TextEncoder().encode(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`)
}

interface Setting {
  readonly x: number
  readonly y: number
  readonly size: number
  /** Characters on a line, lines in a column, columns. */
  readonly width: number
  readonly lines: number
  readonly gutter: number
}

/** Sets paragraphs in columns, from the first line of the first column on, each paragraph indented by two characters. */
export function setColumns(paragraphs: readonly string[], { x, y, size, width, lines, gutter }: Setting): Shown[][] {
  const printed = paragraphs.flatMap((text) => {
    const first = text.slice(0, width - 2)
    const rest = Array.from({ length: Math.ceil((text.length - first.length) / width) }, (_, i) =>
      text.slice(first.length + i * width, first.length + (i + 1) * width),
    )
    return [{ text: first, indent: 2 }, ...rest.map((line) => ({ text: line, indent: 0 }))]
  })
  const columns: Shown[][] = []
  for (const [at, { text, indent }] of printed.entries()) {
    const column = Math.floor(at / lines)
    const shown = {
      x: x + column * (width * size + gutter) + indent * size,
      y: y + (at % lines) * size * 1.5,
      size,
      text,
    }
    const own = columns[column]
    if (own) own.push(shown)
    else columns.push([shown])
  }
  return columns
}
