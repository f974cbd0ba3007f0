import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type InputPlan, planInputs, readIssue } from '../../../pipeline/io/index.ts'
import { encodeLegacy } from '../../support/encode-legacy.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { type ZipMember, zip } from '../../support/zip.ts'

/** `id: page=text` for an issue that can be read, `id! CODE` for what is refused. */
async function outline(plan: InputPlan): Promise<string[]> {
  return Promise.all(
    plan.entries.map(async (entry) => {
      if (entry.kind === 'refused') return `${entry.issueId}! ${entry.error.code}`
      try {
        const { pages } = await readIssue(entry)
        return `${entry.issueId}: ${pages.map(({ origin, bytes }) => `${origin.page}=${Buffer.from(bytes)}`).join(' ')}`
      } catch (thrown) {
        return `${entry.issueId}! ${(thrown as { code: string }).code}`
      }
    }),
  )
}

async function planFile(name: string, content: Uint8Array): Promise<InputPlan> {
  return planInputs([path.join(tempFolder({ [name]: content }), name)])
}

async function outlineZip(members: readonly ZipMember[]): Promise<string[]> {
  return outline(await planFile('day.zip', zip(members)))
}

const text = (name: string, content: string): ZipMember => ({ name, content })

describe('a zip archive', () => {
  const MEMBERS = [text('b.txt', 'b'), text('day/10.txt', 'x'), text('day/2.txt', 'y'), text('a.txt.gz', '')]

  it('given as an input is read as a folder: files are issues of one page, folders issues', async () => {
    const members = [...MEMBERS.slice(0, 3), { name: 'a.txt.gz', content: gzipSync('a') }]
    expect(await outlineZip(members)).toEqual(['a: a.txt.gz=a', 'b: b.txt=b', 'day: 2.txt=y 10.txt=x'])
  })

  it('in a folder stands for the subfolder that it would unpack to', async () => {
    const folder = tempFolder({
      'a.txt': 'a',
      'day.zip': zip([text('2.txt', 'y'), text('1.txt', 'x'), text('sub/1.txt', 'z')]),
      'day.meta.json': '{"date": "2020-01-02"}',
      'eve.zip': zip([text('eve/1.txt', 'e')]),
    })
    const plan = await planInputs([folder])
    expect(await outline(plan)).toEqual(['a: a.txt=a', 'day: 1.txt=x 2.txt=y', 'day/sub: 1.txt=z', 'eve: 1.txt=e'])
    expect(plan.entries[1]).toMatchObject({ meta: { date: '2020-01-02' } })
  })

  it('brings its sidecars, and what systems put beside files is passed over', async () => {
    const folder = tempFolder({
      'day.zip': zip([
        text('1.txt', 'x'),
        text('1.meta.json', '{"date": "2020-01-02", "page": "A01"}'),
        text('issue.meta.json', '{"publication": "甲报"}'),
        text('__MACOSX/._1.txt', 'rubbish'),
        text('.DS_Store', 'rubbish'),
        text('picture.jpg', 'rubbish'),
      ]),
    })
    const plan = await planInputs([folder])
    expect(plan.entries).toMatchObject([
      { issueId: 'day', meta: { date: '2020-01-02', publication: '甲报' }, pages: [{ name: '1.txt', label: 'A01' }] },
    ])
    expect(plan.messages.map(({ rule }) => rule)).toEqual(['io/file-skipped'])
  })

  it.each(['gb18030', 'big5'] as const)('has names in %s that nothing marks', async (encoding) => {
    const name = encoding === 'big5' ? '經濟日報要聞第二版.txt' : '海湾日报要闻第二版.txt'
    const members = [{ name: encodeLegacy(name, encoding), content: 'x' }]
    expect(await outlineZip(members)).toEqual([`${name.slice(0, -4)}: ${name}=x`])
  })

  it('has names in UTF-8 that nothing marks', async () => {
    expect(await outlineZip([{ name: Buffer.from('海湾.txt'), content: 'x' }])).toEqual(['海湾: 海湾.txt=x'])
  })

  it('has backslashes in its names', async () => {
    expect(await outlineZip([text('day\\1.txt', 'x'), { ...text('day\\', ''), method: 0 }])).toEqual(['day: 1.txt=x'])
  })
})

describe('a hostile archive', () => {
  const good = text('good.txt', 'x')

  it.each<[string, ZipMember, string]>([
    ['a name that climbs out', text('../../evil.txt', 'x'), 'evil! INPUT_OUTSIDE'],
    ['a name that climbs out by backslashes', text('..\\evil.txt', 'x'), 'evil! INPUT_OUTSIDE'],
    ['an absolute name', text('/etc/evil.txt', 'x'), 'evil! INPUT_OUTSIDE'],
    ['a name with a drive', text('C:\\evil.txt', 'x'), 'evil! INPUT_OUTSIDE'],
    ['a link', { ...text('evil.txt', '/etc/passwd'), mode: 0xa1ff }, 'evil! INPUT_OUTSIDE'],
    ['an encrypted member', { ...text('evil.txt', 'x'), flags: 1 }, 'evil! INPUT_ENCRYPTED'],
    ['an unknown method', { ...text('evil.txt', 'x'), method: 14 }, 'evil! INPUT_UNSUPPORTED'],
    ['an archive in it', { name: 'evil.zip', content: zip([good]) }, 'evil! INPUT_UNSUPPORTED'],
    ['a name that stands twice', text('good.txt', 'y'), 'good! INPUT_DUPLICATE_ID'],
    ['a wrong checksum', { ...text('evil.txt', 'x'), crc: 1 }, 'evil! INPUT_DAMAGED'],
    ['data that is not packed as it says', { ...text('evil.txt', 'x'), method: 0, claimedSize: 9 }, 'INPUT_DAMAGED'],
    ['more than it says', { ...text('evil.txt', 'x'.repeat(5000)), claimedSize: 9 }, 'evil! INPUT_DAMAGED'],
    ['more than an issue', text('evil.txt', 'x'.repeat(17 * 1024 * 1024)), 'evil! INPUT_TOO_LARGE'],
  ])('%s: that member is refused, the others are read', async (_case, member, expected) => {
    const found = await outlineZip([good, member])
    if (expected === 'INPUT_DAMAGED') expect(found).toEqual(['day! INPUT_DAMAGED'])
    else expect(found.sort()).toEqual([expected, 'good: good.txt=x'].sort())
  })

  it.each<[string, Uint8Array, string]>([
    ['no archive', Buffer.from('no archive'), 'INPUT_DAMAGED'],
    ['an empty file', Buffer.alloc(0), 'INPUT_DAMAGED'],
    ['a truncated archive', zip([good]).subarray(0, -9), 'INPUT_DAMAGED'],
    ['an archive of nothing', zip([]), 'INPUT_NOT_FOUND'],
    ['too many members', zip(Array.from({ length: 65_000 }, () => good).slice(0, 1), 65_000), 'INPUT_DAMAGED'],
    ['members that share bytes', zip([good, { ...text('b.txt', 'x'), offset: 0 }]), 'ARCHIVE_LIMIT'],
    ['a bomb', zip([{ ...text('a.txt', 'x'.repeat(1000)), claimedSize: 2 ** 31 }]), 'ARCHIVE_LIMIT'],
    ['folders without end', zip([text(`${'a/'.repeat(5000)}a.txt`, 'x')]), 'ARCHIVE_LIMIT'],
  ])('%s: it is refused as a whole', async (_case, bytes, code) => {
    const plan = await planFile('day.zip', bytes)
    expect(await outline(plan)).toEqual([`day! ${code}`])
    expect(plan.entries[0]).toMatchObject({ error: { message: expect.stringContaining('day.zip') } })
  })
})

describe('a gzip file', () => {
  it('is read as what it holds, and goes by its name without both endings', async () => {
    const folder = tempFolder({ 'x.txt.gz': gzipSync('海湾'), 'x.meta.json': '{"date": "2020-01-02"}', 'y.gz': 'z' })
    const plan = await planInputs([folder])
    expect(await outline(plan)).toEqual(['x: x.txt.gz=海湾'])
    expect(plan.entries).toMatchObject([{ meta: { date: '2020-01-02' } }])
    expect(plan.messages.map(({ rule }) => rule)).toEqual(['io/file-skipped'])
  })

  it.each([
    ['cut off', gzipSync('海湾'.repeat(50)).subarray(0, 25), 'INPUT_DAMAGED'],
    ['no gzip', Buffer.from('海湾'), 'INPUT_DAMAGED'],
    ['empty', Buffer.alloc(0), 'INPUT_DAMAGED'],
    ['changed', gzipSync('海湾', { level: 0 }).fill(0x41, 15, 17), 'INPUT_DAMAGED'],
    ['larger than an issue', gzipSync(Buffer.alloc(2 ** 25, 'x')), 'INPUT_TOO_LARGE'],
  ])('%s: a dead letter', async (_case, bytes, code) => {
    expect(await outline(await planFile('x.txt.gz', bytes))).toEqual([`x! ${code}`])
  })
})
