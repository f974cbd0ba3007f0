import type { ArticleRow } from '../rows.ts'
import { type Table, table } from './column.ts'
import { idPattern, PLACE, REPRINT_OF } from './place.ts'

const { references: _, ...ARTICLE_ID } = PLACE.article_id

export const ARTICLES: Table<ArticleRow> = table<ArticleRow>('articles', {
  description:
    'One article of an edition, its paragraphs repaired and in reading order. Every printed character of the raw pages is in exactly one raw span of one paragraph: repair moves text, it neither loses nor invents any.',
  primaryKey: ['article_id'],
  csv: false,
  columns: {
    ...PLACE,
    article_id: ARTICLE_ID,
    title: { type: 'string', nullable: true, description: 'Title as printed.', example: '向实而行蓄动能' },
    byline: {
      type: 'strings',
      description: "Reporters' names: `本报记者 云帆 陆知远` gives two.",
      example: ['云帆', '陆知远'],
    },
    paragraphs: {
      type: 'json',
      description: 'The paragraphs, in reading order.',
      members: {
        text: {
          type: 'string',
          description:
            'Normalised text: full-width digits and letters made half-width, stray spaces between Han characters removed, wrapped lines joined. The script is kept: Traditional stays Traditional.',
        },
        kind: {
          type: 'string',
          description: 'What the paragraph is on the page.',
          values: {
            title: 'the headline',
            kicker: 'a line above the headline, or under it',
            byline: 'the line that names the reporters',
            subhead: 'a heading inside the article',
            body: 'running text',
            caption: 'words under a picture',
            furniture: 'page number, running head, jump line, advert: nothing is extracted from it',
          },
        },
        raw_spans: {
          type: 'spans',
          unit: 'code points',
          description:
            'Where each piece of the paragraph stands in the text of its page (`pages.text`), half-open, in the order in which the pieces were joined. A piece on another page than the article’s own carries that page’s name.',
          example: [
            [142, 283],
            [285, 318],
          ],
        },
      },
    },
    reprint_of: {
      ...REPRINT_OF,
      pattern: idPattern('a'),
      description:
        'The article that printed the same text first, in this edition or an earlier one; null for a first printing. Count only rows where it is null, or agency copy counts once for each paper.',
    },
  },
})
