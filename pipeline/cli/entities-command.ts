import { createPipeline } from '../index.ts'
import { roundShare } from '../schema/index.ts'
import { filterLines } from './filter.ts'
import { issueOfLines, readLines } from './line-article.ts'
import { type ConfigFlags, loadFor } from './run-options.ts'

export interface EntitiesFlags extends ConfigFlags {
  readonly model?: string
}

/** `broadsheet entities`: the recognise stage on one line after another. */
export async function entitiesCommand(flags: EntitiesFlags): Promise<void> {
  const loaded = await loadFor(flags)
  const { model = loaded?.config.model } = flags
  const { stages, dispose } = await createPipeline({ model, lexicon: loaded?.config.lexicon })
  try {
    await filterLines(async (lines) => {
      const read = await readLines(stages, lines)
      const { articles } = await stages.recognise.run(issueOfLines(read))
      return read.map(({ line, place }, i) => ({
        text: line,
        entities: (articles[i]?.entities ?? []).map(({ span, label, score }) => ({
          ...place(span),
          label,
          score: roundShare(score),
        })),
      }))
    })
  } finally {
    await dispose()
  }
}
