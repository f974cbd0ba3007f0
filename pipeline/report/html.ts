import { createHash } from 'node:crypto'
import type { ReportFacts } from './data.ts'
import type { OutputContents } from './read-output.ts'

/** The bundled script and style sheet of the page. */
export interface PageAssets {
  readonly script: string
  readonly style: string
}

/**
 * The whole page as pieces of text. It runs one script and one style sheet, both named by their hash, and may load
 * nothing: what a newspaper page holds is data and can do nothing.
 */
export function* reportHtml({ tables, facts }: OutputContents, { script, style }: PageAssets): Generator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(titleOf(facts))}</title>
<style>${style}</style>
</head>
<body>
<div id="app"><noscript>This report is drawn by the script it holds: please allow scripts for this file.</noscript></div>
`
  yield dataBlock('facts', facts)
  for (const [name, table] of Object.entries(tables)) yield dataBlock(name, table)
  yield `<script>${script}</script>\n</body>\n</html>\n`
}

function titleOf({ folder, chosen }: ReportFacts): string {
  return `Broadsheet: ${folder}${chosen === null ? '' : ` (${chosen})`}`
}

function policyFor(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function dataBlock(name: string, value: unknown): string {
  return `<script type="application/json" id="data-${name}">${inertJson(value)}</script>\n`
}

const ACTIVE = /[<>&\u2028\u2029]/g

/** JSON in which no character can end the block it stands in, or begin a comment. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    ACTIVE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
