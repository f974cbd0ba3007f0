// Sentences invented for the rules, grouped by what they show. `claims` lists every claim of the text, in order; a field
// that is left out is not checked, null means that there must be none.

export interface ClaimExample {
  /** The rule or behaviour that the sentence shows. */
  readonly shows: string
  readonly text: string
  /** The date; 2023-03-14 where none is given. */
  readonly date?: string | null
  readonly claims: readonly ExpectedClaim[]
}

export interface ExpectedClaim {
  readonly at: string
  readonly subject?: string | null
  readonly whole?: string | null
  readonly region?: string | null
  readonly kind?: string
  readonly direction?: string | null
  readonly basis?: string | null
  /** `start..end`. */
  readonly period?: string | null
  readonly modality?: string
}

export const CLAIM_EXAMPLES: readonly ClaimExample[] = [
  {
    shows: 'subject/before-verb',
    text: '2022年，我国陶瓷业务收入首次突破了300亿元大关，达到312亿元。',
    claims: [
      { at: '300亿元', subject: '陶瓷业务收入', period: '2022-01-01..2022-12-31', modality: 'actual' },
      { at: '312亿元', subject: '陶瓷业务收入', period: '2022-01-01..2022-12-31' },
    ],
  },
  {
    shows: 'subject/before-verb: an object after its verb, the figure last',
    text: '全市累计建设开通了充电桩5万个，已确定展馆20个。',
    claims: [
      { at: '5万个', subject: '充电桩', region: '全市' },
      { at: '20个', subject: '展馆' },
    ],
  },
  {
    shows: 'subject/before-verb: 实现 joins the doer and a short object',
    text: '竹编、木雕共实现收入12亿元。',
    claims: [{ at: '12亿元', subject: '竹编、木雕收入' }],
  },
  {
    shows: 'subject/before-verb: the yardstick is no subject',
    text: '夜班工人患病的机会较一般人高5倍。',
    claims: [{ at: '5倍', subject: '夜班工人患病的机会', kind: 'change', direction: 'up', basis: null }],
  },
  {
    shows: 'subject/before-verb: a figure before stands in the way',
    text: '培育产值超10亿元的企业20家以上。',
    claims: [
      { at: '10亿元', subject: '产值' },
      { at: '20家以上', subject: '企业' },
    ],
  },
  {
    shows: 'subject/counted-noun',
    text: '青禾4800多家小微企业办起了食堂，吸引了来自17个国家的260名学员。',
    claims: [
      { at: '4800多家', subject: '小微企业' },
      { at: '17个', subject: '国家' },
      { at: '260名', subject: '学员' },
    ],
  },
  {
    shows: 'subject/counted-noun behind a relative clause',
    text: '研究搜集了共3,120名因跌倒而入住市立医院的病人数据。',
    claims: [{ at: '3,120名', subject: '病人' }],
  },
  {
    shows: 'subject/people-who',
    text: '事故造成10人死亡，约7万人有类似症状。',
    claims: [
      { at: '10人', subject: '死亡人数' },
      { at: '约7万人', subject: '有类似症状的人' },
    ],
  },
  {
    shows: 'subject/object-after',
    text: '店主收到了365万元货款，政府的50%租金补贴也到了。',
    claims: [
      { at: '365万元', subject: '货款' },
      { at: '50%', subject: '租金补贴', whole: null },
    ],
  },
  {
    shows: 'subject/share',
    text: '其中，茶具收入26亿元，占全行业收入比重为24.6%。',
    claims: [
      { at: '26亿元', subject: '茶具收入' },
      { at: '24.6%', subject: '茶具收入', whole: '全行业收入' },
    ],
  },
  {
    shows: 'subject/share: the part in its own clause',
    text: '手工纸年产量占全球约80%，会用它的人约占人口1%至2%。',
    claims: [
      { at: '约80%', subject: '手工纸年产量', whole: '全球' },
      { at: '1%至2%', whole: '人口' },
    ],
  },
  {
    shows: 'subject/share: the whole left out is what was measured before',
    text: '青禾港吞吐量占全省的60%，清溪港占40%。',
    claims: [
      { at: '60%', subject: '青禾港吞吐量', whole: '全省' },
      { at: '40%', subject: '清溪港', whole: '全省' },
    ],
  },
  {
    shows: 'subject/within-whole',
    text: '轻工业23个门类中一半以上用上了新系统。',
    claims: [
      { at: '23个', subject: '门类' },
      { at: '一半以上', subject: '轻工业门类', whole: '轻工业23个门类' },
    ],
  },
  {
    shows: 'subject/share-of-noun',
    text: '但有近三分之一的受访者从未参观。',
    claims: [{ at: '近三分之一', subject: '受访者', whole: '受访者' }],
  },
  {
    shows: 'subject/share-acts',
    text: '这次调查了214家企业，近半数认为房租太高。',
    claims: [{ at: '214家' }, { at: '近半数', subject: '企业', whole: '企业' }],
  },
  {
    shows: 'subject/ellipsis and the basis of a change',
    text: '今年1月，电动三轮车销量达30.73万台，环比增长12.29%，占三轮车总销量的26.2%。',
    claims: [
      { at: '30.73万台', subject: '电动三轮车销量', period: '2023-01-01..2023-01-31' },
      { at: '12.29%', subject: '电动三轮车销量', direction: 'up', basis: 'mom' },
      { at: '26.2%', subject: '电动三轮车销量', whole: '三轮车总销量' },
    ],
  },
  {
    shows: 'subject/ellipsis: the same verb looks past a noun counted on the way',
    text: '其中，退税率提高到9%的有380项产品，提高到13%的有1084项产品。',
    claims: [
      { at: '9%', subject: '退税率', kind: 'ratio' },
      { at: '380项', subject: '产品' },
      { at: '13%', subject: '退税率', kind: 'ratio' },
      { at: '1084项', subject: '产品' },
    ],
  },
  {
    shows: 'subject/topic-before, and years that belong to their figures',
    text: '其中因雨停运的次数，由2003年的62次，增加近3倍至2018年的248次；占停运总次数的比率，由7.5%上升至19.4%。',
    claims: [
      { at: '62次', subject: '停运的次数', period: '2003-01-01..2003-12-31' },
      { at: '近3倍', kind: 'change', direction: 'up', period: '2003-01-01..2018-12-31' },
      { at: '248次', period: '2018-01-01..2018-12-31' },
      { at: '7.5%', kind: 'ratio', whole: '停运总次数', period: '2003-01-01..2003-12-31' },
      { at: '19.4%', kind: 'ratio', whole: '停运总次数', period: '2018-01-01..2018-12-31' },
    ],
  },
  {
    shows: 'subject/distribution: a joint word',
    text: '2022年电动三轮车产销分别完成了70万辆和68万辆，同比分别增长了9%和3.4%，连续8年保持全球第一。',
    claims: [
      { at: '70万辆', subject: '电动三轮车产量' },
      { at: '68万辆', subject: '电动三轮车销量' },
      { at: '9%', subject: '电动三轮车产量', direction: 'up', basis: 'yoy' },
      { at: '3.4%', subject: '电动三轮车销量', direction: 'up', basis: 'yoy' },
      { at: '8年', subject: '电动三轮车产销', period: '2022-01-01..2022-12-31' },
      { at: '全球第一', subject: '电动三轮车产销' },
    ],
  },
  {
    shows: 'subject/distribution: shared heads and stems, any number of members',
    text: '农业、建筑业、服务业增加值分别增长6%、12%和10%，城镇和农村居民收入分别为5万元和2万元。',
    claims: [
      { at: '6%', subject: '农业增加值' },
      { at: '12%', subject: '建筑业增加值' },
      { at: '10%', subject: '服务业增加值' },
      { at: '5万元', subject: '城镇居民收入' },
      { at: '2万元', subject: '农村居民收入' },
    ],
  },
  {
    shows: 'a joint subject without 分别 stays one claim',
    text: '陶碗和瓷盘年产量占全球65%以上。',
    claims: [{ at: '65%以上', subject: '陶碗和瓷盘年产量', whole: '全球', region: null }],
  },
  {
    shows: 'subject/ranked',
    text: '我国茶叶产量位居世界第二，算力规模居全国首位。',
    claims: [
      { at: '世界第二', subject: '茶叶产量', whole: null, region: '我国' },
      { at: '全国首位', subject: '算力规模' },
    ],
  },
  {
    shows: 'subject/from-to and subject/time-limit',
    text: '从签约到投产只用了76天，工人在6小时内完成大梁吊装。',
    claims: [
      { at: '76天', subject: '签约到投产', kind: 'duration' },
      { at: '6小时内', subject: '完成大梁吊装', kind: 'duration' },
    ],
  },
  {
    shows: 'subject/age-group',
    text: '医院提醒65岁以上者多走动。',
    claims: [{ at: '65岁以上', subject: '65岁以上者' }],
  },
  {
    shows: 'kind: reached levels are no changes',
    text: '平均等候时间由40分钟缩短到25分钟，满意度提高到92%，投诉减少30%。',
    claims: [
      { at: '40分钟', subject: '平均等候时间', kind: 'duration' },
      { at: '25分钟', subject: '平均等候时间', kind: 'duration' },
      { at: '92%', subject: '满意度', kind: 'ratio', direction: null },
      { at: '30%', kind: 'change', direction: 'down' },
    ],
  },
  {
    shows: 'direction: what takes less time speeds up downwards',
    text: '审批的平均办理时间再提速20%。',
    claims: [{ at: '20%', kind: 'change', direction: 'down' }],
  },
  {
    shows: 'basis: 比上年, 较去年同期, 比上月; not 比2015年',
    text: '客流比上年增长8%。票价较去年同期下降3%。班次比上月增加5%。2022年里程比2015年增长40%。',
    claims: [
      { at: '8%', basis: 'yoy', direction: 'up' },
      { at: '3%', basis: 'yoy', direction: 'down' },
      { at: '5%', basis: 'mom', direction: 'up' },
      { at: '40%', basis: null, period: '2022-01-01..2022-12-31' },
    ],
  },
  {
    shows: 'period: until, whole year, and none of comparison',
    text: '截至2022年年底，全市建成公厕231座。过去一年，客流稳定，全年收入达5亿元，比2019年多3成。',
    claims: [
      { at: '231座', period: '2022-12-31..2022-12-31' },
      { at: '5亿元', period: '2022-01-01..2022-12-31' },
      { at: '3成', period: '2022-01-01..2022-12-31' },
    ],
  },
  {
    shows: 'period: the day on which somebody spoke is none',
    text: '青禾市税务局3日公布，小店减税2000万元。',
    claims: [{ at: '2000万元', period: null }],
  },
  {
    shows: 'period: now ends what governed before',
    text: '2021年出口茶叶3万吨。目前库存为500吨。',
    claims: [
      { at: '3万吨', period: '2021-01-01..2021-12-31' },
      { at: '500吨', subject: '库存', period: null },
    ],
  },
  {
    shows: 'period: a list of years is one stretch',
    text: '在2003年，2008年及2018年，学会共走访了389户人家。',
    claims: [{ at: '389户', period: '2003-01-01..2018-12-31' }],
  },
  {
    shows: 'period: none without an issue date',
    text: '今年新增座位300个。',
    date: null,
    claims: [{ at: '300个', subject: '座位', period: null }],
  },
  {
    shows: 'modality: plans, goals, forecasts',
    text: '今年将新建公园60个；计划“十四五”期间建100个以上的书屋；预计客流达5万人次，收入增长8%。',
    claims: [
      { at: '60个', subject: '公园', modality: 'target', period: '2023-01-01..2023-12-31' },
      { at: '100个以上', subject: '书屋', modality: 'target', period: '2021-01-01..2025-12-31' },
      { at: '5万人次', subject: '客流', modality: 'target' },
      { at: '8%', subject: '收入', modality: 'target' },
    ],
  },
  {
    shows: 'modality: a time that looks forward, carried on',
    text: '到2030年，渔业规模突破3000亿元，建成渔港20个。',
    claims: [
      { at: '3000亿元', modality: 'target', period: '2030-01-01..2030-12-31' },
      { at: '20个', modality: 'target' },
    ],
  },
  {
    shows: 'modality: 将 as 把 and an event of its own clause are none',
    text: '新药能将风险大幅减少70%。茶展将于6月9~12日举行，已确定展位20个。',
    claims: [
      { at: '70%', subject: '风险', direction: 'down', modality: 'actual' },
      { at: '20个', modality: 'actual', period: '2023-06-09..2023-06-12' },
    ],
  },
  {
    shows: 'modality: a requirement holds in its own clause',
    text: '车主须投保责任险，每年保费约600元。',
    claims: [{ at: '约600元', subject: '每年保费', modality: 'actual' }],
  },
  {
    shows: 'Traditional print, rules on the Simplified view',
    text: '車用顯示屏產量佔全國四分之一以上。',
    claims: [{ at: '四分之一以上', subject: '車用顯示屏產量', whole: '全國' }],
  },
  {
    shows: 'Traditional print, words that a rule adds',
    text: '車禍造成3人死亡，單車產銷分別為5萬輛和4萬輛。',
    claims: [
      { at: '3人', subject: '死亡人數' },
      { at: '5萬輛', subject: '單車產量' },
      { at: '4萬輛', subject: '單車銷量' },
    ],
  },
  {
    shows: 'subject/aside: ages in a list, an amount said twice',
    text: '主办方为甲某（26岁）、乙某（21岁）。奖金为87亿日元（约合人民币7亿元）。',
    claims: [
      { at: '26岁', subject: '甲某' },
      { at: '21岁', subject: '乙某' },
      { at: '87亿日元', subject: '奖金' },
      { at: '人民币7亿元', subject: '奖金' },
    ],
  },
  {
    shows: 'region: the place right before the subject, or the one that opens its clause',
    text: '云南省2022年茶叶产量达5万吨。在非洲，有40个国家报告了病例。',
    claims: [
      { at: '5万吨', subject: '茶叶产量', region: '云南省' },
      { at: '40个', subject: '国家', region: '非洲' },
    ],
  },
  {
    shows: 'region: each figure of a list has the place beside it',
    text: '全省39例确诊病例中，青海省12例、甘肃省26例。',
    claims: [
      { at: '39例', region: '全省' },
      { at: '12例', subject: '确诊病例', region: '青海省' },
      { at: '26例', subject: '确诊病例', region: '甘肃省' },
    ],
  },
  {
    shows: 'region: none from a movement, a list of places, a clock, or a name',
    text: '来自广东的客商参观了190多个展位。云南、贵州新增站点30个。北京时间8时，展位增至50个。世界杯门票卖出70张。',
    claims: [
      { at: '190多个', subject: '展位', region: null },
      { at: '30个', subject: '站点', region: null },
      { at: '50个', region: null },
      { at: '70张', region: null },
    ],
  },
  {
    shows: 'region: 境外 belongs to its term and is no place',
    text: '新增境外输入病例5例。',
    claims: [{ at: '5例', subject: '境外输入病例', region: null }],
  },
  {
    shows: 'subject/ranked: the scope of a rank is its region and not what is ranked',
    text: '青禾茶业在全国排名第15位。',
    claims: [{ at: '第15位', subject: '青禾茶业', region: '全国' }],
  },
  {
    shows: 'noun and number in a list: the noun before each number',
    text: '出动抢修人员300多人，抢修车辆30台、发电车3台、发电机6台。',
    claims: [
      { at: '300多人', subject: '抢修人员' },
      { at: '30台', subject: '抢修车辆' },
      { at: '3台', subject: '发电车' },
      { at: '6台', subject: '发电机' },
    ],
  },
  {
    shows: 'plausibility: adverbs, verbs, pronouns and times name nothing',
    text: '他一度达到50分。夜间持续维持3米。',
    claims: [
      { at: '50分', subject: null },
      { at: '3米', subject: null },
    ],
  },
  {
    shows: 'plausibility: a classifier goes with its 这, an adverb with the verb',
    text: '这个转子的重量达23吨。茶叶销售却仍未突破10亿元。',
    claims: [
      { at: '23吨', subject: '转子的重量' },
      { at: '10亿元', subject: '茶叶销售' },
    ],
  },
  {
    shows: 'subject/counted-noun: a verb alone before the clause’s end is a noun, a measure after a body is its own',
    text: '控股股东新增两项承诺。24家陶瓷企业销量超过2万件。',
    claims: [{ at: '两项', subject: '承诺' }, { at: '24家', subject: '陶瓷企业' }, { at: '2万件' }],
  },
  {
    shows: 'subject/counted-noun: another count begins another phrase; the body after 的 is counted',
    text: '两名警员救起一名男子。76家重点统计的企业停产。',
    claims: [
      { at: '两名', subject: '警员' },
      { at: '76家', subject: '企业' },
    ],
  },
  {
    shows: 'subject/before-verb: what a figure is reckoned by is no measure',
    text: '乡镇养老补贴提高到每人每月523元。',
    claims: [{ at: '523元', subject: '乡镇养老补贴' }],
  },
  {
    shows: 'subject/object-after: a price said with 以 names its measure, a hollow head does not',
    text: '茶农以每斤59元的价格出售。茶叶销量保持7%的增速。',
    claims: [
      { subject: '价格', at: '每斤59元' },
      { at: '7%', subject: '茶叶销量' },
    ],
  },
  {
    shows: 'subject: a gloss in parentheses is left out',
    text: '棉花价格指数（现货）为126点。',
    claims: [{ at: '126点', subject: '棉花价格指数' }],
  },
  {
    shows: 'whole: a rate has no parts',
    text: '适用率达到85%，其中速裁案件占40%。',
    claims: [
      { at: '85%', subject: '适用率' },
      { at: '40%', subject: '速裁案件', whole: null },
    ],
  },
  {
    shows: 'period: what holds in any year has none',
    text: '青禾全年日照时数为2000小时。检查分上、下半年各6次。全年收入5亿元。',
    claims: [
      { at: '2000小时', subject: '日照时数', period: null },
      { at: '6次', period: null },
      { at: '5亿元', period: '2022-01-01..2022-12-31' },
    ],
  },
  {
    shows: 'region: a known noun that begins as a scope does is no scope',
    text: '国内生产总值增长5%。第二批茶苗共300株。',
    claims: [
      { at: '5%', subject: '国内生产总值', region: null },
      { at: '300株', subject: '茶苗' },
    ],
  },
  {
    shows: 'subject/counted-noun: ends before 后, before a deed, and after what is only related',
    text: '损失100多架直升机后停飞。另外3名同僚急救伤者。编者整理了11条选址相关的问题。',
    claims: [
      { at: '100多架', subject: '直升机' },
      { at: '3名', subject: '同僚' },
      { at: '11条', subject: '问题' },
    ],
  },
  {
    shows: 'plausibility: an exception and a deed are passed over',
    text: '除枪手外至少4人。青禾市62个项目集中开工。作者寄出80份工作报告。',
    claims: [
      { at: '4人', subject: null },
      { at: '62个', subject: '项目' },
      { at: '80份', subject: '工作报告' },
    ],
  },
  {
    shows: 'subject/rate-of: a rate is named by what grows',
    text: '青禾酒业净利润同比增长率达到24%，增长率比清溪酒业高。',
    claims: [{ at: '24%', subject: '青禾酒业净利润增长率', kind: 'change', direction: 'up', basis: 'yoy' }],
  },
  {
    shows: 'subject/antecedent: 其 is whoever opens the clause before',
    text: '青禾仍是冠军，其分别增长了9%和8%。',
    claims: [
      { at: '9%', subject: '青禾', direction: 'up' },
      { at: '8%', subject: '青禾', direction: 'up' },
    ],
  },
  {
    shows: 'subject/counted-noun: right after its classifier, a level before it or not',
    text: '样本涉及产业中超过300家陶瓷企业。',
    claims: [{ at: '300家', subject: '陶瓷企业' }],
  },
  {
    shows: 'subject/counted-noun: the next figure only describes who is counted',
    text: '有20名35岁以下的年轻人入选。',
    claims: [
      { at: '20名', subject: '年轻人' },
      { at: '35岁以下', subject: '年轻人' },
    ],
  },
  {
    shows: 'subject/counted-noun: a list of counts and amounts, each with its own noun',
    text: '增加至51只新股、融资78亿元。',
    claims: [
      { at: '51只', subject: '新股' },
      { at: '78亿元', subject: '融资' },
    ],
  },
  {
    shows: 'subject/counted-noun: what is measured of those counted is not counted',
    text: '一季度307种瓷器采购额降低了27%。',
    claims: [
      { at: '307种', subject: '瓷器' },
      { at: '27%', subject: '瓷器采购额', direction: 'down' },
    ],
  },
  {
    shows: 'subject/paid-for: what is paid is paid for the deed after it',
    text: '青禾公司将以23亿元收购清溪陶瓷公司。',
    claims: [{ at: '23亿元', subject: '收购清溪陶瓷公司', modality: 'target' }],
  },
  {
    shows: 'subject/before-verb: between a coverb and a deed stands to whom it was done',
    text: '商会累计向社会捐款达3亿元。',
    claims: [{ at: '3亿元', subject: '捐款' }],
  },
  {
    shows: 'subject/object-after: 的 and a measure say what the figure is',
    text: '业界对青禾公司23亿元的收购价格表示吃惊。',
    claims: [{ at: '23亿元', subject: '收购价格' }],
  },
  {
    shows: 'subject/share-list: the later members of a list of shares keep its whole',
    text: '水电发电量占总量的9%，风电12%，火电占比则近6成。',
    claims: [
      { at: '9%', subject: '水电发电量', whole: '总量' },
      { at: '12%', subject: '风电', whole: '总量' },
      { at: '近6成', subject: '火电', whole: '总量' },
    ],
  },
  {
    shows: 'subject/share: a part of a total without 占, and one before a parenthesis',
    text: '陶瓷业岗位需求数超总数60%。电话调查(占整体结果45%)。',
    claims: [
      { at: '60%', subject: '陶瓷业岗位需求数', whole: '总数' },
      { at: '45%', subject: '电话调查', whole: '整体结果' },
    ],
  },
  {
    shows: 'subject/share-of-noun: holdings, people beside their share, objects of 将',
    text: '青禾汽车转让清溪公司1%股份。民调 68%受访者满意。公司将不少于80%的补贴回馈业主。',
    claims: [
      { at: '1%', subject: '股份' },
      { at: '68%', subject: '受访者', whole: '受访者' },
      { at: '80%', subject: '补贴' },
    ],
  },
  {
    shows: 'subject/out-of: 之中 with the figure acting itself',
    text: '受访的214家企业之中，超过三成计划增加投入。',
    claims: [
      { at: '214家', subject: '企业' },
      { at: '三成', subject: '企业' },
    ],
  },
  {
    shows: 'subject/ellipsis: the same thing weighed in another unit',
    text: '茶叶净进口量14万吨，不到3亿斤。',
    claims: [
      { at: '14万吨', subject: '茶叶净进口量' },
      { at: '3亿斤', subject: '茶叶净进口量' },
    ],
  },
  {
    shows: 'subject/repeated: how often counts the deed',
    text: '公益广告在青禾电视台播出538次。',
    claims: [{ at: '538次', subject: '播出' }],
  },
  {
    shows: 'subject/deed: with no noun anywhere, the deed itself, and little confidence',
    text: '2017年售出107万箱。',
    claims: [{ at: '107万箱', subject: '售出' }],
  },
  {
    shows: 'subject/before-verb: praise and highs beside the figure are no measure',
    text: '瓷砖销量达到创纪录的6万箱，差价达到近期高点41元。',
    claims: [
      { at: '6万箱', subject: '瓷砖销量' },
      { at: '41元', subject: '差价' },
    ],
  },
  {
    shows: 'trim: which people is told by a place; a place after a complete noun is not kept',
    text: '香港居民出行8万次。',
    claims: [{ at: '8万次' }],
  },
  {
    shows: 'period/distribution: 分别 deals out years too',
    text: '2011年和2012年总产能分别达到51万吨和66万吨。',
    claims: [
      { at: '51万吨', subject: '总产能', period: '2011-01-01..2011-12-31' },
      { at: '66万吨', subject: '总产能', period: '2012-01-01..2012-12-31' },
    ],
  },
  {
    shows: 'period: the same period of the year before, as a time and as a yardstick; a year of 倍 is a yardstick',
    text: '2022年上半年收购茶叶6万吨。去年同期，收购9万吨，产量是2001年的6倍。',
    date: '2022-09-01',
    claims: [
      { at: '6万吨', period: '2022-01-01..2022-06-30' },
      { at: '9万吨', period: '2021-01-01..2021-06-30' },
      { at: '6倍', subject: '产量' },
    ],
  },
  {
    shows: 'change: above and below a yardstick',
    text: '今年茶叶用电量增长16%，高于全国增幅3个百分点。',
    claims: [
      { at: '16%', subject: '茶叶用电量', direction: 'up' },
      { at: '3个百分点', direction: 'up' },
    ],
  },
  {
    shows: 'modality: 将 before 再 looks forward, a goal that is only named does not',
    text: '今年还将再筹集床位3万张。产品价格目标定位为110元。',
    claims: [
      { at: '3万张', subject: '床位', modality: 'target' },
      { at: '110元', modality: 'actual' },
    ],
  },
]

/** Nothing here is asserted of anything. */
export const NO_CLAIMS: readonly string[] = [
  '5G网络和4K电视走进乡村。',
  '“十四五”规划和一带一路写进了课本。',
  '一是修路，二是架桥。',
  '这是全市首次举办，规模最大。',
  '第三次会议在周五举行。',
]
