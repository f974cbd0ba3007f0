import { expect, it } from 'vitest'
import { planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const FOLDER = {
  'a.txt': '头版',
  'b.txt': '头版',
  'b.meta.json': '{"place": "Hong Kong"}',
  'c.jsonl': '{"id":"c","text":"头版","publication":"江州晚报"}\n',
}

it('defaults hold where flags, sidecars and files say nothing', async () => {
  const folder = tempFolder(FOLDER)
  const defaults = { place: 'Taiwan', publication: '临川日报' }
  const metaOf = async (overrides: object) => {
    const { entries } = await planInputs([folder], overrides)
    const issues = entries.filter((entry) => entry.kind === 'issue')
    const metas = await Promise.all(issues.map(async (issue) => (await readIssue(issue)).meta))
    return metas.map(({ place, publication }) => [place, publication])
  }
  expect(await metaOf({ defaults })).toEqual([
    ['Taiwan', '临川日报'],
    ['Hong Kong', '临川日报'],
    ['Taiwan', '江州晚报'],
  ])
  expect(await metaOf({ defaults, place: '上海' })).toEqual([
    ['上海', '临川日报'],
    ['上海', '临川日报'],
    ['上海', '江州晚报'],
  ])
})
