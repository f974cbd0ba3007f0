import { describe, expect, it } from 'vitest'
import { foldText } from '../../../pipeline/stages/index.ts'
import { repairPages } from '../../support/repaired.ts'

describe('foldText', () => {
  it.each([
    ['臨川縣今年增長八成', '临川县今年增长八成'],
    ['他說：「這是『好』路」。', '他说：“这是‘好’路”。'],
    ['乾隆年間的著作', '乾隆年间的著作'],
    ['临川县今年“增长”8.5%', '临川县今年“增长”8.5%'],
    ['Plain “text” stays', 'Plain “text” stays'],
  ])('folds %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })

  it.each(['鎝元素', '𠮷野家說', '\ud800說\udc00', '說\ud842', ''])('keeps the length of %j', (text) => {
    expect(foldText(text)).toHaveLength(text.length)
  })

  it('keeps a character whose Simplified form is longer', () => {
    expect(foldText('鎝')).toBe('鎝')
  })
})

describe('fold', () => {
  it('keeps the script of the text beside the folded view', async () => {
    const issue = await repairPages(['新路通車\n\n臨川縣交通局說：「三條公路已經全部通車。」'])
    expect(issue.articles[0]?.text).toContain('「三條公路已經全部通車。」')
    expect(issue.articles[0]?.folded).toContain('“三条公路已经全部通车。”')
  })
})
