/**
 * Examples beside the rules: invented sentences. ⟦ ⟧ mark the quantities that are claims, in order; every other number of the
 * sentence must come out nominal or not at all. A reading is `kind comparator value[..high] unit code`, `-` where no unit is printed.
 */
export interface QuantityExample {
  readonly text: string
  readonly readings: readonly string[]
  /** Where the paper appears, for the bare 元. */
  readonly place?: string
}

interface ExampleGroup {
  readonly rule: string
  readonly examples: readonly QuantityExample[]
}

function claim(text: string, ...readings: readonly string[]): QuantityExample {
  return { text, readings }
}

function none(text: string): QuantityExample {
  return { text, readings: [] }
}

export const QUANTITY_EXAMPLES: readonly ExampleGroup[] = [
  {
    rule: 'numerals',
    examples: [
      claim('山河集团去年投入⟦三千五百亿元⟧', 'amount eq 350000000000 元 CNY'),
      claim('新厂总造价⟦两个亿元⟧', 'amount eq 200000000 元 CNY'),
      claim('库存⟦两千三百台⟧', 'amount eq 2300 台 count'),
      claim('全镇有⟦1.2万亿元⟧存款', 'amount eq 1200000000000 元 CNY'),
      claim('收据写明⟦叁仟陆佰元整⟧', 'amount eq 3600 元 CNY'),
      claim('来了⟦3,894名⟧选手', 'amount eq 3894 名 count'),
    ],
  },
]
