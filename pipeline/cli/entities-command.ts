import { createPipeline } from '../index.ts'
import { roundShare } from '../schema/index.ts'
import { filterLines } from './filter.ts'
import { issueOfLines, readLines } from './line-article.ts'

/** `broadsheet entities`: the recognise stage on one line after another. */
export async function entitiesCommand({ model }: { readonly model?: string }): Promise<void> {
  const { stages, dispose } = await createPipeline(model === undefined ? {} : { model })
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
