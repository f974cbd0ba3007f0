import type { PhraseKind } from './speaker-phrase.ts'

/** Phrases invented for the rules: `⟦m:…⟧` marks the mention, `⟦t:…⟧` a title; null: no speaker. */
export interface PhraseExample {
  readonly text: string
  readonly kind: PhraseKind | null
}

export const PHRASE_EXAMPLES: readonly PhraseExample[] = [
  { text: '⟦t:青山电机公司董事长⟧⟦m:林远帆⟧', kind: 'person' },
  { text: '⟦t:全国人大代表⟧、⟦t:东江大学材料学院院长⟧⟦m:许怀远⟧', kind: 'person' },
  { text: '⟦t:交通运输部部长⟧⟦m:罗建平⟧', kind: 'person' },
  { text: '⟦t:远港对外经济有限公司财务负责人⟧⟦m:邵玉琴⟧', kind: 'person' },
  { text: '⟦t:高级工程师⟧⟦m:程远⟧', kind: 'person' },
  { text: '⟦t:车间主任⟧⟦m:孙为民⟧', kind: 'person' },
  { text: '⟦t:总裁⟧⟦m:约翰·史密斯⟧', kind: 'person' },
  { text: '⟦t:外交大臣⟧⟦m:阿塞尔博恩⟧', kind: 'person' },
  { text: '⟦t:众议员⟧⟦m:高市早苗⟧', kind: 'person' },
  { text: '⟦t:药材店老板⟧⟦m:老于⟧', kind: 'person' },
  { text: '⟦t:骨科顾问⟧⟦m:温小兰⟧⟦t:医生⟧', kind: 'person' },
  { text: '⟦t:糖尿病人⟧⟦m:康先生⟧', kind: 'surname' },
  { text: '⟦m:林⟦t:厅长⟧⟧', kind: 'surname' },
  { text: '对此，⟦t:海洋研究院院长⟧⟦m:沈默之⟧', kind: 'person' },
  { text: '3月5日上午⟦m:沈默之⟧', kind: 'person' },
  { text: '参与制定标准的⟦t:蓝鲸公司工程师⟧⟦m:王清河⟧', kind: 'person' },
  { text: '参展商之一⟦t:东湾光电公司的董事长⟧⟦m:李明亮⟧', kind: 'person' },
  { text: '⟦m:他们⟧', kind: 'pronoun' },
  { text: '⟦m:该负责人⟧', kind: 'pronoun' },
  { text: '⟦m:航运界资深人士⟧', kind: 'group' },
  { text: '⟦m:主办方和部分参展商⟧', kind: 'group' },
  { text: '东港海关⟦m:有关负责人⟧', kind: 'unnamed' },
  { text: '⟦m:一位不愿透露姓名的经销商⟧', kind: 'unnamed' },
  { text: '⟦m:国家林草局⟧', kind: 'organisation' },
  { text: '⟦m:美国⟧', kind: 'organisation' },
  { text: '⟦m:《远方日报》⟧', kind: 'organisation' },
  { text: '⟦m:《城市照明节能规则》⟧', kind: 'document' },
  { text: '⟦m:“十五五”规划⟧', kind: 'document' },
  { text: '⟦m:记者⟧', kind: 'reporter' },
  { text: '某局局长对本报记者', kind: null },
  { text: '接受《远方日报》', kind: null },
  { text: '全面推进基础设施建设', kind: null },
  { text: '我们要按照方案的部署', kind: null },
]
