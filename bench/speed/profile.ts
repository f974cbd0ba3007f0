// Where the time goes: the sampling profiler of V8 over the chain, by stage and by function.
import { Session } from 'node:inspector/promises'
import type { RawIssue } from '../../pipeline/document/index.ts'
import { composePipeline, DIST_URL, issueRows, loadRecogniser, loadSeamReader } from './built.ts'
import { costOf } from './measure.ts'
import { figure, printTable, rounded } from './print.ts'
import { type Hot, hottestOf } from './profile-tree.ts'
import { issueOf, longText, pageSource, readSeed } from './texts.ts'

const ARTICLES = 2_000
const MEGABYTES = 10
const MB = 1_000_000
/** One page is over before the sampler has seen much. */
const SEED_TIMES = 50
const SAMPLE_MICROSECONDS = 500

export interface Profile {
  readonly text: string
  readonly characters: number
  readonly seconds: number
  /** Wall time of each stage, in microseconds a character. */
  readonly stages: Readonly<Record<string, number>>
  /** Share of the time in a function itself, without what it calls. */
  readonly hottest: readonly Hot[]
}

export type ProfilePart = readonly Profile[]

/** @param articles - how many make the second text. @param megabytes - how long the third is. */
export async function profileChain(articles = ARTICLES, megabytes = MEGABYTES): Promise<ProfilePart> {
  const [recogniser, seams] = [await loadRecogniser({ cacheSize: 0 }), await loadSeamReader({ cacheSize: 0 })]
  const { stages, dispose } = composePipeline(recogniser, {}, seams)
  const chain = [...Object.values(stages), { name: 'rows', run: issueRows }] as readonly Step[]
  const seed = await readSeed()
  const source = pageSource()
  const profiles = [
    await profile('one page, again and again', chain, Array.from({ length: SEED_TIMES }, () => seed).flat()),
    await profile(`${figure(articles)} articles on pages ${source.kind}`, chain, brokenPages(source, articles)),
    await profile(`one text of ${megabytes} MB`, chain, [issueOf(longText(source, megabytes * MB), 0)]),
  ]
  await dispose()
  return profiles
}

interface Step {
  readonly name: string
  readonly run: (value: never) => unknown
}

function* brokenPages(source: ReturnType<typeof pageSource>, articles: number): Generator<RawIssue> {
  for (let [page, count] = [0, 0]; count < articles; page += 1) {
    const { text, articles: more } = source.next()
    count += more
    yield issueOf(text, page)
  }
}

async function profile(text: string, chain: readonly Step[], issues: Iterable<RawIssue>): Promise<Profile> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS })
  await session.post('Profiler.start')
  const seconds = new Map<string, number>()
  let characters = 0
  for (const issue of issues) {
    let value: unknown = issue
    for (const { name, run } of chain) {
      if (name === 'normalise') characters += lengthOf(value)
      const { wall } = await costOf(async () => {
        value = await run(value as never)
      })
      seconds.set(name, (seconds.get(name) ?? 0) + wall)
    }
  }
  const { profile: sampled } = await session.post('Profiler.stop')
  session.disconnect()
  const total = [...seconds.values()].reduce((sum, value) => sum + value, 0)
  const stages = Object.fromEntries([...seconds].map(([name, value]) => [name, rounded((1e6 * value) / characters)]))
  const result = { text, characters, seconds: rounded(total), stages, hottest: hottestOf(sampled, DIST_URL) }
  print(result)
  return result
}

function lengthOf(value: unknown): number {
  const { pages } = value as { readonly pages: readonly { readonly decoded: string }[] }
  return pages.reduce((sum, { decoded }) => sum + decoded.length, 0)
}

function print({ text, characters, seconds, stages, hottest }: Profile): void {
  printTable(
    `Profile of ${text}: ${figure(characters)} characters, ${figure(seconds, 1)} s`,
    ['stage', 'µs a character', 'share'],
    Object.entries(stages).map(([name, value]) => [
      name,
      figure(value, 2),
      `${figure((value * characters) / (1e4 * seconds), 1)} %`,
    ]),
  )
  printTable(
    'Hottest functions (self time)',
    ['', 'share'],
    hottest.map(({ name, share }) => [name, `${figure(100 * share, 1)} %`]),
  )
}
