import { type Message, PipelineError } from '../document/index.ts'
import { isIsoDate } from './dates.ts'
import { readAll, type Source } from './source.ts'

/** `page.txt` has its facts in `page.meta.json`, an issue folder in `<folder>.meta.json` beside it or here inside it. */
export const SIDECAR_SUFFIX = '.meta.json'
export const FOLDER_SIDECAR = `issue${SIDECAR_SUFFIX}`

/** A sidecar is a handful of fields; more is another file by mistake. */
const MAX_SIDECAR_BYTES = 1024 * 1024

/** What a sidecar says; null where it says nothing. */
export interface Sidecar {
  readonly issueId: string | null
  readonly date: string | null
  readonly publication: string | null
  readonly place: string | null
  /** The page's printed name (`A03`); rows keep the file's name, the run's report records this one. */
  readonly page: string | null
  readonly url: string | null
  readonly lang: string | null
}

/** @throws PipelineError SIDECAR_INVALID - when the file is not a JSON object of the known fields in their types. */
export async function readSidecar(source: Source): Promise<{ sidecar: Sidecar; messages: Message[] }> {
  return parseSidecar(await readText(source), source.path)
}

async function readText(source: Source): Promise<string> {
  const { path } = source
  try {
    const tooLarge = () => invalid(path, `it is larger than ${MAX_SIDECAR_BYTES} bytes`)
    return new TextDecoder().decode(await readAll(source.open(), MAX_SIDECAR_BYTES, tooLarge))
  } catch (thrown) {
    if (!(thrown instanceof PipelineError) || thrown.code === 'SIDECAR_INVALID') throw thrown
    throw invalid(path, thrown.message)
  }
}

/** The text of a sidecar, checked field by field; unknown fields are left alone. */
export function parseSidecar(text: string, path: string): { sidecar: Sidecar; messages: Message[] } {
  const fields = parseObject(text.replace(/^\uFEFF/, ''), path)
  const date = stringField(fields, 'date', path)
  if (date !== null && !isIsoDate(date)) throw invalid(path, `"date" is ${quote(date)}, not a date like "2023-03-14"`)
  const issueId = stringField(fields, 'issue_id', path)
  if (issueId !== null && issueId.trim() === '') throw invalid(path, '"issue_id" is empty')
  const page = typeof fields['page'] === 'number' ? String(fields['page']) : stringField(fields, 'page', path)
  const language = languageField(stringField(fields, 'lang', path), path)
  const sidecar = {
    issueId,
    date,
    publication: stringField(fields, 'publication', path),
    place: stringField(fields, 'place', path),
    page,
    url: stringField(fields, 'url', path),
    lang: language.lang,
  }
  return { sidecar, messages: language.messages }
}

function parseObject(text: string, path: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown
    throw invalid(path, `it is not JSON (${thrown.message})`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid(path, 'it is not a JSON object')
  return value as Record<string, unknown>
}

function stringField(fields: Readonly<Record<string, unknown>>, name: string, path: string): string | null {
  const value = Object.hasOwn(fields, name) ? fields[name] : null
  if (value === null || value === undefined) return null
  if (typeof value !== 'string') throw invalid(path, `"${name}" is ${quote(value)}, not a string`)
  return value
}

export interface LanguageField {
  readonly lang: string | null
  readonly messages: Message[]
}

/** Language tags count by their first part (`zh-Hant`, `en-GB`); a language without rules is left to each paragraph's script. */
export function languageField(tag: string | null, path: string): LanguageField {
  if (tag === null) return { lang: null, messages: [] }
  const lang = tag.toLowerCase().split(/[-_]/)[0] ?? ''
  if (lang === 'zh' || lang === 'en') return { lang, messages: [] }
  const reason = `${path} gives the language ${quote(tag)}; there are rules for zh and en only.`
  return { lang: null, messages: [{ rule: 'io/language-unknown', severity: 'warning', reason }] }
}

function invalid(path: string, reason: string): PipelineError {
  return new PipelineError('SIDECAR_INVALID', `The sidecar ${path} cannot be used: ${reason}.`, { path })
}

function quote(value: unknown): string {
  return JSON.stringify(value).slice(0, 80)
}
