import { describe, expectTypeOf, it } from 'vitest'
import {
  createPipeline,
  type ExtractedIssue,
  issueRows,
  type Pipeline,
  type PipelineError,
  type Processed,
  type RawIssue,
} from '../../pipeline/index.ts'
import { CLAIMS, type ClaimRow, type QuoteRow } from '../../pipeline/schema/index.ts'

// Nothing runs here: `tsc` judges these lines, as part of `npm test`.

describe('types of the library', () => {
  it('take texts, bytes, pages and whole issues', () => {
    type Input = Parameters<Pipeline['process']>[0]
    expectTypeOf<string>().toExtend<Input>()
    expectTypeOf<Uint8Array>().toExtend<Input>()
    expectTypeOf<{ name: string; text: string }[]>().toExtend<Input>()
    expectTypeOf<RawIssue>().toExtend<Input>()
    expectTypeOf<number>().not.toExtend<Input>()
    expectTypeOf<{ name: string }[]>().not.toExtend<Input>()
  })

  it('know the facts and options by name', () => {
    type Facts = NonNullable<Parameters<Pipeline['process']>[1]>
    expectTypeOf<{ date: string; place: string }>().toExtend<Facts>()
    expectTypeOf<{ lang: 'fr' }>().not.toExtend<Facts>()
    expectTypeOf(createPipeline)
      .parameter(0)
      .toExtend<{ model?: string | undefined; repair?: string | undefined } | undefined>()
    // @ts-expect-error - a mode that does not exist
    expectTypeOf(createPipeline).toBeCallableWith({ repair: 'some' })
  })

  it('lead from issues to rows', () => {
    expectTypeOf<Pipeline['process']>().returns.resolves.toEqualTypeOf<ExtractedIssue>()
    expectTypeOf(issueRows).returns.toHaveProperty('claims').toEqualTypeOf<readonly ClaimRow[]>()
    expectTypeOf(issueRows).returns.toHaveProperty('quotes').toEqualTypeOf<readonly QuoteRow[]>()
    expectTypeOf<ClaimRow['value']>().toEqualTypeOf<number | null>()
    expectTypeOf<ClaimRow['comparator']>().toEqualTypeOf<'eq' | 'approx' | 'gt' | 'ge' | 'lt' | 'le' | 'range'>()
    expectTypeOf(CLAIMS.columns).items.toHaveProperty('name').toEqualTypeOf<keyof ClaimRow & string>()
  })

  it('tell results from failures', () => {
    type Each = ReturnType<Pipeline['processEach']>
    expectTypeOf<Each>().toExtend<AsyncIterable<Processed<ExtractedIssue>>>()
    type Failed = Extract<Processed<ExtractedIssue>, { kind: 'failed' }>
    expectTypeOf<Failed['error']>().toEqualTypeOf<PipelineError>()
    expectTypeOf<Failed>().not.toHaveProperty('issue')
  })

  it('are readonly', () => {
    type Writable<T> = { -readonly [Key in keyof T]: T[Key] }
    expectTypeOf<ClaimRow>().not.toEqualTypeOf<Writable<ClaimRow>>()
    expectTypeOf<Pipeline>().not.toEqualTypeOf<Writable<Pipeline>>()
  })
})
