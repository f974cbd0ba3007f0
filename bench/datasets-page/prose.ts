// What docs/datasets.md says beside what the tables themselves say.

export const LEAD = `# Datasets

<!-- Generated from pipeline/schema/tables by \`npm run docs\`. Change the descriptions there, and this text in bench/datasets-page. -->

What \`broadsheet run\` writes, table by table and field by field. The same descriptions stand in the data itself: \`datapackage.json\` (a
[Data Package](https://datapackage.org), for programs that load tables), \`schemas/<table>.schema.json\` (JSON Schema 2020-12 of every JSON Lines file) and, in each Parquet
file, the key \`json_schema\`. How to load it all with pandas, R, DuckDB, SQLite and Excel: [loading.md](loading.md).

## Rules for all tables

- **Offsets** count Unicode code points, as Python, R and DuckDB do, half-open: \`text[start:end]\`. They are places in the \`text\` of a paragraph unless the field says otherwise.
- **Null** (an empty cell in the CSV) means that the text gives no value. Nothing is guessed to fill a cell.
- **Ids** are made from the issue and the place in the raw text, never from rules or versions: they survive an upgrade, and corrections and joins hang on them.
- **JSON Lines are the data**; the CSV is what a spreadsheet can show of them. It is UTF-8 with a byte order mark (\`--no-bom\` leaves it out) and CRLF. A text that begins with
  \`=\`, \`+\`, \`-\`, \`@\`, a tab or a carriage return has an apostrophe before it, so that no spreadsheet computes a newspaper's words. The members of a list are joined by \`；\`; where
  a member holds that mark, or a bracket at the beginning, the cell is a JSON array, which begins with \`[\`.
- **Parquet** (\`--parquet\`) has dates as dates, lists as lists, and what nests deeper as JSON.
- **Order**: issues by date, those without one first, then by id; within an issue the order of the text. The same input gives the same bytes.
- The same tables stand under \`issues/<issue>/\`, one issue each; the files of the output folder are those files one after the other.
  \`issue.json\` beside them is the program's own record of the finished issue, and no interface.

\`\`\`
articles ─┬─ claims ──┬─ claim-checks       each row of claims, quotes, … has the article_id of its article
pages ────┤           │                     claims.quote_id → quotes, quotes.speaker_id → speakers
          ├─ quotes ──┴─ speakers           pages is what all raw places point into
          ├─ entities
          └─ repairs
\`\`\``

export const SHARED_LEAD = `## Every row

Rows repeat what they need to be read alone. These fields stand in every table that has articles, and are not repeated below.
\`article_id\` leads to \`articles\`, \`issue_id\` and \`page\` together to \`pages\`.`

/** What a table's reader should know beside its fields. */
export const NOTES: Readonly<Record<string, string>> = {
  articles: 'How reprints are told: [decision 0023](decisions/0023-reprints-and-alarms.md).',
  repairs:
    'How and why: [decision 0013](decisions/0013-record-of-repairs.md). `broadsheet repairs` shows the table for the eye; every row that is not `certain` is a warning of the run too.',
  claims:
    'What counts as a claim: [decision 0006](decisions/0006-claims.md). How indicators are made and claims checked: [decision 0015](decisions/0015-indicators-and-checks.md). How numbers are read: [numeral-conventions.md](numeral-conventions.md). How often they are right: [quality.md](quality.md).',
  'claim-checks': 'What is checked, and against what: [decision 0015](decisions/0015-indicators-and-checks.md).',
  quotes: 'What counts as a statement, and where it ends: [decision 0007](decisions/0007-quotes.md).',
  speakers:
    'How mentions become one person, and namesakes two: [decision 0014](decisions/0014-speakers.md). Over several issues join on `issue_id` and `speaker_id`: with `--speakers` one id has a row in every issue that names the speaker.',
  entities: 'The model and how good it is: [decision 0004](decisions/0004-ner-model.md).',
  pages:
    'Written by every run that repairs (`--until repair` and full runs). A page that is no plain text is here as its reader understood it.',
  normalised: 'Only `--until normalise` writes it.',
  'dead-letter': 'The run is then `partial`, and its exit code 2.',
  'corrections-report': 'Only runs with `--corrections` write it. `run.json` counts the outcomes.',
  'speakers-register':
    'The file that `--speakers` names: JSON Lines, read and exchanged whole, and best kept with the data that carries its ids. It lies where you say, not in the output folder. No counts stand in it, so that a run over the same issue again changes nothing.',
  run: 'One JSON object. `status` and `alarms` are what a morning job looks at.',
}
