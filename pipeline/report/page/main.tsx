import { render } from 'preact'
import { type PackedTable, REPORT_TABLES, type ReportFacts, type TableName } from '../data.ts'
import { App } from './app.tsx'
import { openBook } from './model/book.ts'
import { restore, setState } from './store.ts'
import './styles/page.css'
import { applyTheme } from './theme.ts'

// The data stand in the page as JSON that no browser runs; nothing is ever loaded.

function blockOf(name: string): unknown {
  const element = document.getElementById(`data-${name}`)
  const value: unknown = JSON.parse(element?.textContent ?? 'null')
  // Read once: the text would stay in memory beside its rows.
  element?.remove()
  return value
}

const facts = blockOf('facts') as ReportFacts
const tables = Object.fromEntries(REPORT_TABLES.map((name) => [name, blockOf(name) as PackedTable]))
const book = openBook(facts, tables as Record<TableName, PackedTable>)

restore(facts.folder)
applyTheme()
setState({ articleId: book.articles[0]?.article_id ?? null })
const app = document.getElementById('app')
app?.replaceChildren()
if (app) render(<App book={book} />, app)
