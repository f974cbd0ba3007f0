import { mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type InputPlan, planInputs } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** `id: page page` for an issue, `id! CODE` for a refusal. */
function outline(plan: InputPlan): string[] {
  return plan.entries.map((entry) =>
    entry.kind === 'issue'
      ? `${entry.issueId}: ${entry.pages.map(({ name }) => name).join(' ')}`
      : `${entry.issueId}! ${entry.error.code}`,
  )
}

async function planFiles(files: Readonly<Record<string, string>>): Promise<InputPlan> {
  return planInputs([tempFolder(files)])
}

async function metaOf(files: Readonly<Record<string, string>>, overrides = {}) {
  const [entry] = (await planInputs([tempFolder(files)], overrides)).entries
  if (entry?.kind !== 'issue') throw new Error(entry?.error.message)
  return entry.meta
}

describe('issues of a folder', () => {
  it('makes every file an issue of one page and every subfolder an issue, pages in name order', async () => {
    const plan = await planFiles({ 'b.txt': '', 'a.TXT': '', 'day/p10.txt': '', 'day/p2.txt': '' })
    expect(outline(plan)).toEqual(['a: a.TXT', 'b: b.txt', 'day: p2.txt p10.txt'])
  })

  it('passes over companions in silence and other files with a warning', async () => {
    const plan = await planFiles({
      'a.txt': '',
      'a.meta.json': '{}',
      'manifest.jsonl': '',
      'README.md': '',
      'readme.txt': '',
      '.b.txt': '',
      'c.jpg': '',
      'd.jpg': '',
    })
    expect(outline(plan)).toEqual(['a: a.txt'])
    expect(plan.messages).toMatchObject([
      { rule: 'io/file-skipped', reason: expect.stringMatching(/2 files \(\.jpg\).*c\.jpg/) },
    ])
  })

  it('names issues below a subfolder by their path, and warns of an empty one', async () => {
    const folder = tempFolder({ 'paper/2023-03-14/1.txt': '', 'paper/2023-03-15/1.txt': '' })
    mkdirSync(path.join(folder, 'empty'))
    const plan = await planInputs([folder])
    expect(outline(plan)).toEqual(['paper/2023-03-14: 1.txt', 'paper/2023-03-15: 1.txt'])
    expect(plan.messages.map(({ rule }) => rule)).toEqual(['io/folder-empty'])
  })

  it('keeps the first of two issues with one id', async () => {
    const plan = await planFiles({
      'a.txt': '',
      'a/1.txt': '',
      'b.txt': '',
      'b.meta.json': '{"issue_id": "c"}',
      'c.txt': '',
    })
    expect(outline(plan)).toEqual(['a: a.txt', 'c: b.txt', 'c! INPUT_DUPLICATE_ID', 'a! INPUT_DUPLICATE_ID'])
  })
})

describe('who an issue is', () => {
  const sidecar = JSON.stringify({ date: '2020-01-02', publication: '甲报', lang: 'zh' })

  it('believes flags, then the sidecar, then the name', async () => {
    expect(await metaOf({ '2023-03-14.txt': '' })).toMatchObject({ date: '2023-03-14', publication: null })
    const files = { '2023-03-14.txt': '', '2023-03-14.meta.json': sidecar }
    expect(await metaOf(files)).toMatchObject({ date: '2020-01-02', publication: '甲报', lang: 'zh' })
    expect(await metaOf(files, { date: '2021-01-01', publication: '乙报' })).toMatchObject({
      date: '2021-01-01',
      publication: '乙报',
    })
  })

  it.each(['day.meta.json', 'day/issue.meta.json', 'day/1.meta.json'])('reads a folder by %s', async (name) => {
    expect(await metaOf({ 'day/1.txt': '', 'day/2.txt': '', [name]: sidecar })).toMatchObject({
      issueId: 'day',
      date: '2020-01-02',
    })
  })

  it('takes a date from the folder that the file stands in', async () => {
    expect(await metaOf({ '20230314/1.txt': '', '20230314/2.txt': '' })).toMatchObject({
      issueId: '20230314',
      date: '2023-03-14',
    })
  })

  it('keeps the printed name of a page beside its file name', async () => {
    const [entry] = (await planFiles({ 'x.txt': '', 'x.meta.json': '{"page": "A03"}' })).entries
    expect(entry).toMatchObject({ pages: [{ name: 'x.txt', label: 'A03' }] })
  })
})

describe('files given by themselves', () => {
  it('is an issue, with the sidecar beside it', async () => {
    const folder = tempFolder({ 'a.txt': '', 'a.meta.json': '{"issue_id": "first"}', 'b.txt': '' })
    expect(outline(await planInputs([path.join(folder, 'b.txt'), path.join(folder, 'a.txt')]))).toEqual([
      'b: b.txt',
      'first: a.txt',
    ])
  })

  it('says what can be read instead', async () => {
    const plan = await planInputs([path.join(tempFolder({ 'a.docx': '' }), 'a.docx')])
    expect(plan.entries).toMatchObject([
      { error: { code: 'INPUT_UNSUPPORTED', message: expect.stringContaining('.txt') } },
    ])
  })
})

describe('bad input', () => {
  it('refuses what is missing or empty, and reads the rest', async () => {
    const folder = tempFolder({ 'good/a.txt': '', 'empty/.keep': '' })
    const at = (name: string) => path.join(folder, name)
    expect(outline(await planInputs([at('nowhere'), at('empty'), at('good'), at('good/a.txt/x')]))).toEqual([
      'nowhere! INPUT_NOT_FOUND',
      'empty! INPUT_NOT_FOUND',
      'a: a.txt',
      'x! INPUT_NOT_FOUND',
    ])
  })

  it('refuses an issue whose sidecar is broken, and reads the rest', async () => {
    const plan = await planFiles({ 'a.txt': '', 'a.meta.json': '{', 'b.txt': '', 'c/1.txt': '', 'c/1.meta.json': '[]' })
    expect(outline(plan)).toEqual(['a! SIDECAR_INVALID', 'b: b.txt', 'c! SIDECAR_INVALID'])
  })

  it('never follows a link in a circle, out of the folder or to nowhere', async () => {
    const outside = tempFolder({ 'secret.txt': '', 'pages/1.txt': '' })
    const folder = tempFolder({ 'a.txt': '', 'day/1.txt': '' })
    const link = (target: string, name: string) => symlinkSync(target, path.join(folder, name))
    link('self.txt', 'self.txt')
    link('..', 'day/up')
    link('.', 'here')
    link(path.join(outside, 'secret.txt'), 'leak.txt')
    link(path.join(outside, 'pages'), 'pages')
    link('missing.txt', 'dangling.txt')
    link('a.txt', 'alias.txt')
    link('day', 'again')
    const plan = await planInputs([folder])
    expect(outline(plan)).toEqual([
      'a: a.txt',
      'alias: alias.txt',
      'day: 1.txt',
      'up! INPUT_LOOP',
      'dangling! INPUT_NOT_FOUND',
      'here! INPUT_LOOP',
      'leak! INPUT_OUTSIDE',
      'pages! INPUT_OUTSIDE',
      'self! INPUT_LOOP',
    ])
    expect(plan.messages.map(({ rule }) => rule)).toEqual(['io/folder-linked'])
  })

  it('refuses a page whose sidecar leads out of the folder: without it the rows would be wrong', async () => {
    const outside = tempFolder({ 'x.json': '{"date": "2020-01-02"}' })
    const folder = tempFolder({ 'a.txt': '' })
    symlinkSync(path.join(outside, 'x.json'), path.join(folder, 'a.meta.json'))
    expect(outline(await planInputs([folder]))).toEqual(['a! INPUT_OUTSIDE'])
    expect(outline(await planInputs([path.join(folder, 'a.txt')]))).toEqual(['a! INPUT_OUTSIDE'])
  })
})
