import { describe, expect, it } from 'vitest'
import { isNestedDeeper } from '../../../../pipeline/io/html/nesting.ts'

/** The least depth that is not exceeded. */
function depthOf(html: string): number {
  let depth = 0
  while (isNestedDeeper(html, depth)) depth += 1
  return depth
}

describe('the depth of elements', () => {
  it.each([
    ['', 0],
    ['<p>a</p><p>b</p>', 1],
    ['<div><p>a</p><ul><li>b</li></ul></div>', 3],
    ['<p>a<p>b<p>c', 1],
    ['<ul><li>a<li>b<li>c</ul>', 2],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 3],
    ['a<br>b<br>c<img src=d><hr>', 0],
    ['<div><span></div><div><span></div>', 2],
    ['<div></b></i><div></b></div>', 2],
    ['<script>"<b><b><b>"</SCRIPT><b>a</b>', 1],
    ['<!-- <b><b><b> --><i>a</i>', 1],
    ['<!-- <b><b>', 0],
    ['<B><DIV>a</div></B><b>', 2],
    ['1 < 2 <> <3', 0],
  ])('of %s is %i', (html, depth) => {
    expect(depthOf(html)).toBe(depth)
  })

  it('is found in one pass, whatever is left open', () => {
    const hostile = `${'<b>'.repeat(1000)}${'<i></i></u><p>'.repeat(20_000)}`
    const start = performance.now()
    expect(isNestedDeeper(hostile, 1_000_000)).toBe(false)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
