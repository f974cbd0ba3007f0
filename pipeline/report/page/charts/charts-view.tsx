import type { JSX } from 'preact'
import type { Book } from '../model/book.ts'
import type { Filtered } from '../model/filters.ts'
import { SeriesChart } from './series-chart.tsx'
import { SpeakersChart } from './speakers-chart.tsx'
import { SureChart } from './sure-chart.tsx'

/** Three questions, each with its picture and its table; all three keep to the filters. */
export function ChartsView({ book, shown }: { readonly book: Book; readonly shown: Filtered }): JSX.Element {
  return (
    <section class="charts-view" aria-label="Charts">
      <SeriesChart shown={shown} />
      <SpeakersChart book={book} shown={shown} />
      <SureChart shown={shown} />
    </section>
  )
}
