import { describe, expect, it } from 'vitest'
import { compareNames } from '../../../pipeline/io/name-order.ts'

describe('compareNames', () => {
  it('puts pages in the order in which a person counts them', () => {
    const names = ['page-10.txt', 'page-2.txt', 'page-1.txt', 'A02', 'A1', 'A010', '版2', '版10']
    expect(names.sort(compareNames)).toEqual([
      'A1',
      'A02',
      'A010',
      'page-1.txt',
      'page-2.txt',
      'page-10.txt',
      '版2',
      '版10',
    ])
  })

  it('tells apart names that differ only in leading zeros', () => {
    expect(compareNames('1.txt', '01.txt')).not.toBe(0)
    expect(Math.sign(compareNames('1.txt', '01.txt'))).toBe(-Math.sign(compareNames('01.txt', '1.txt')))
    expect(compareNames('1.txt', '1.txt')).toBe(0)
  })
})
