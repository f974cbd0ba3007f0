import { languageOf } from '../../../extractors/index.ts'
import type { RecognisedEntity, Recogniser } from '../../../models/index.ts'
import type { Entity, FoldedArticle, FoldedIssue, Paragraph, RecognisedIssue, Stage } from '../../document/index.ts'
import { agree, type ReadParagraph } from './consistency.ts'

/** Finds the entities of an English text; offsets are the text's own. */
export type EnglishEntityFinder = (text: string) => Promise<readonly Entity[]>

/** Adds people, organisations, places and titles: a model reads Chinese paragraphs, rules read English ones. */
export function createRecognise(
  recogniser: Recogniser,
  englishEntities: EnglishEntityFinder,
): Stage<FoldedIssue, RecognisedIssue> {
  return {
    name: 'recognise',
    run: async (issue) => {
      const paragraphs = issue.articles.flatMap((article) => readParagraphs(article))
      const chinese = paragraphs.filter(({ language }) => language === 'zh')
      const found = await recogniser.recognise(chinese.map(({ text }) => text))
      const entities = new Map<FoldedArticle, Entity[]>(issue.articles.map((article) => [article, []]))
      const read = new Map<FoldedArticle, (ReadParagraph & ReadableParagraph)[]>()
      chinese.forEach((item, index) => {
        const items = read.get(item.article) ?? []
        items.push({ ...item, entities: found[index] ?? [] })
        read.set(item.article, items)
      })
      for (const [article, items] of read) {
        agree(items).forEach((agreed, index) => {
          const by = items[index]?.start ?? 0
          const all = entities.get(article)
          for (const entity of agreed) all?.push(fromModel(entity, by))
        })
      }
      for (const item of paragraphs) {
        if (item.language !== 'en') continue
        const all = entities.get(item.article)
        for (const entity of await englishEntities(item.text)) all?.push(shift(entity, item.start))
      }
      const articles = issue.articles.map((article) => ({
        ...article,
        entities: (entities.get(article) ?? []).sort((a, b) => a.span.start - b.span.start),
      }))
      return { ...issue, articles }
    },
  }
}

interface ReadableParagraph {
  readonly article: FoldedArticle
  readonly text: string
  /** Where the paragraph begins in the article. */
  readonly start: number
  readonly language: 'zh' | 'en'
}

/** What is worth reading: page numbers and jump lines name nobody. */
function readParagraphs(article: FoldedArticle): readonly ReadableParagraph[] {
  return article.paragraphs
    .filter((paragraph: Paragraph) => paragraph.kind !== 'furniture' && paragraph.span.start < paragraph.span.end)
    .map(({ span }) => {
      const text = article.folded.slice(span.start, span.end)
      return { article, text, start: span.start, language: languageOf(text) }
    })
}

function fromModel(entity: RecognisedEntity, by: number): Entity {
  return { span: { start: entity.start + by, end: entity.end + by }, label: entity.label, score: entity.score }
}

function shift(entity: Entity, by: number): Entity {
  return { ...entity, span: { start: entity.span.start + by, end: entity.span.end + by } }
}
