import { createPipeline, issueRows, type Pipeline } from '../../index.ts'
import { type Finding, failed, ok } from './finding.ts'

/** One invented line that takes every stage, both models and all rules to read. */
const TRIAL = {
  text: '东岭机床总经理秦川越表示，去年全市新建充电桩1200个，同比增长8.7%。',
  values: [1200, 8.7],
  speaker: '秦川越',
}

/** Loads the models, which checks their hashes, and reads one line through the whole chain. */
export async function checkChain(model: string | undefined): Promise<readonly Finding[]> {
  const pipeline = await createPipeline(model === undefined ? {} : { model }).catch(reasonOf)
  if (typeof pipeline === 'string') return [failed('model', pipeline, REINSTALL)]
  const models = pipeline.models.map(({ id, hash }) => ok('model', `${id} ${hash.slice(0, 12)}`))
  const chain = await tryLine(pipeline).catch((thrown: unknown) => failed('chain', reasonOf(thrown), REINSTALL))
  await pipeline.dispose()
  return [...models, chain]
}

async function tryLine(pipeline: Pipeline): Promise<Finding> {
  const rows = issueRows(await pipeline.process(TRIAL.text, { id: 'doctor', date: '2024-05-20' }))
  const values = rows.claims.map(({ value }) => value)
  const speakers = rows.quotes.map(({ speaker }) => speaker)
  const right = TRIAL.values.every((value) => values.includes(value)) && speakers.includes(TRIAL.speaker)
  const read = `a trial line gave ${values.length} claims and ${speakers.length} quote`
  return right ? ok('chain', read) : failed('chain', `${read}, not the ones it holds`, REINSTALL)
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}

const REINSTALL = 'Reinstall with `npm ci`; with --model, check the folder. If it stays, please report it.'
