import type { QuoteType, SpeakerType } from '../types.ts'

/**
 * Sentences invented for the rules. `⟦c:…⟧` marks a cue, `⟦q:…⟧` a piece of content, both numbered where a text holds
 * several records; pieces of one record share a number. A line feed parts paragraphs. No record: the text must yield none.
 */
export interface QuoteExample {
  readonly rule: string
  readonly text: string
  readonly quotes: readonly {
    readonly type: QuoteType
    readonly speaker: string | null
    readonly speakerType?: SpeakerType | null
    readonly titles?: readonly string[]
    readonly mention?: string | null
  }[]
  /** The first paragraph is a title. */
  readonly title?: boolean
  readonly byline?: readonly string[]
}

const person = (type: QuoteType, speaker: string, titles: readonly string[] = [], mention = speaker) =>
  ({ type, speaker, speakerType: 'person', titles, mention }) as const

export const QUOTE_EXAMPLES: readonly QuoteExample[] = [
  // Direct: the cue before, behind, in the middle.
  {
    rule: 'cue before, colon',
    text: '青山电机公司董事长林远帆⟦c:表示⟧：“⟦q:新厂明年投产，首批订单已经排满。⟧”',
    quotes: [person('direct', '林远帆', ['青山电机公司董事长'])],
  },
  {
    rule: 'cue before, comma',
    text: '蓝湾港务局局长赵启文⟦c:指出⟧，“⟦q:航道疏浚不能再拖，汛期前必须完工。⟧”',
    quotes: [person('direct', '赵启文', ['蓝湾港务局局长'])],
  },
  {
    rule: 'cue behind',
    text: '“⟦q:我们厂的机器从来没有停过。⟧”车间主任孙为民⟦c:说⟧。',
    quotes: [person('direct', '孙为民', ['车间主任'])],
  },
  {
    rule: 'cue in the middle',
    text: '“⟦q:今年雨水少，⟧”种植户马小川⟦c:说⟧，“⟦q:收成恐怕要减两成。⟧”',
    quotes: [person('direct', '马小川', ['种植户'])],
  },
  {
    rule: 'cue behind and an indirect sentence after it',
    text: '“⟦q1:市场比去年好得多。⟧”云岭茶业总经理何晓峰⟦c1:⟦c2:表示⟧⟧，⟦q2:公司正准备扩建第二座茶厂。⟧',
    quotes: [person('direct', '何晓峰', ['云岭茶业总经理']), person('indirect', '何晓峰', ['云岭茶业总经理'])],
  },
  {
    rule: 'a verb behind a quotation that opens no sentence',
    text: '公司三年前进入南方市场，“⟦q:现在已经是当地销量最高的品牌。⟧”经理吴子安⟦c:透露⟧。',
    quotes: [person('direct', '吴子安', ['经理'])],
  },
  {
    rule: 'several sayings joined by 、 are one record each',
    text: '厂长周明德⟦c1:⟦c2:强调⟧⟧：“⟦q1:质量是工厂的命根子。⟧”、“⟦q2:一颗螺丝也不能马虎。⟧”',
    quotes: [person('direct', '周明德', ['厂长']), person('direct', '周明德', ['厂长'])],
  },
  {
    rule: 'nested marks stay in the content',
    text: '队长黄志强⟦c:说⟧：“⟦q:大家都叫它‘老黄牛’，干活从不偷懒。⟧”',
    quotes: [person('direct', '黄志强', ['队长'])],
  },
  {
    rule: 'half-width marks inside full-width ones',
    text: '据海湾灯具展负责人潘立新⟦c:介绍⟧：“⟦q:今年首设"户外照明区"，展商超过三百家。⟧”',
    quotes: [person('direct', '潘立新', ['海湾灯具展负责人'])],
  },
  {
    rule: 'half-width marks',
    text: '店主刘芳⟦c:告诉⟧记者："⟦q:房租涨得太快，生意快做不下去了。⟧"',
    quotes: [person('direct', '刘芳', ['店主'])],
  },
  {
    rule: 'one mark for both ends',
    text: '店主刘芳⟦c:说⟧：“⟦q:房租涨得太快，生意不好做。⟧“',
    quotes: [person('direct', '刘芳', ['店主'])],
  },
  {
    rule: 'an opening mark lost at a column break',
    text: '⟦q:如果今年不补贴，明年就没有人愿意种了。⟧”合作社理事长陈大勇⟦c:说⟧。',
    quotes: [person('direct', '陈大勇', ['合作社理事长'])],
  },
  {
    rule: 'a quotation over paragraphs, each re-opened, is one record',
    text: '校长郑国华⟦c:说⟧：“⟦q:学校办了三十年。⟧\n“⟦q:今后还要办下去。⟧”',
    quotes: [person('direct', '郑国华', ['校长'])],
  },
  {
    rule: 'a closing mark that never comes is bound by the paragraph',
    text: '校长郑国华⟦c:说⟧：“⟦q:学校办了三十年。⟧\n第二天，操场上举行了升旗仪式。',
    quotes: [person('direct', '郑国华', ['校长'])],
  },
  {
    rule: 'a quotation that stands alone goes on from the speaker before',
    text: '医院院长梁思远⟦c1:⟦c2:表示⟧⟧，⟦q1:门诊量比往年增加三成。⟧“⟦q2:护士已经连续值了两个夜班。⟧”',
    quotes: [person('indirect', '梁思远', ['医院院长']), person('direct', '梁思远', ['医院院长'])],
  },
  {
    rule: 'a colon whose clause has an agent',
    text: '渔民韩国栋望着海面摇头⟦c:：⟧“⟦q:这样的天气谁也不敢出海。⟧”',
    quotes: [person('direct', '韩国栋', ['渔民'])],
  },
  {
    rule: 'several sayings side by side are one record each',
    text: '老船工们⟦c1:⟦c2:⟦c3:说⟧⟧⟧：“⟦q1:码头修好了！⟧”“⟦q2:渡船换新了！⟧”“⟦q3:日子有盼头了！⟧”',
    quotes: [
      { type: 'direct', speaker: '老船工们', speakerType: 'group' },
      { type: 'direct', speaker: '老船工们', speakerType: 'group' },
      { type: 'direct', speaker: '老船工们', speakerType: 'group' },
    ],
  },
  {
    rule: 'a quotation over paragraphs whose attribution closes the last one',
    text: '“⟦q:学校办了三十年。⟧\n“⟦q:今后还要办下去。⟧”校长郑国华⟦c:说⟧。',
    quotes: [person('direct', '郑国华', ['校长'])],
  },
  {
    rule: 'X的一席话 behind the quotation',
    text: '“⟦q:种海带也要讲科学。⟧”养殖大户孙有田的⟦c:一席话⟧，引来阵阵掌声。',
    quotes: [person('direct', '孙有田', ['养殖大户'])],
  },
  {
    rule: 'X的说法是 before it',
    text: '对于涨价，店主刘芳的⟦c:说法是⟧：“⟦q:原料涨了三成，不涨不行。⟧”',
    quotes: [person('direct', '刘芳', ['店主'])],
  },
  {
    rule: 'a speech told of in the sentence before',
    text: '会议期间，秘书长邓文彬⟦c1:⟦c2:发表重要讲话⟧⟧。“⟦q1:海洋是沿海城市的生命线⟧”、“⟦q2:任何时候都不能放松渔政管理⟧”……全场热烈鼓掌。',
    quotes: [person('direct', '邓文彬', ['秘书长']), person('direct', '邓文彬', ['秘书长'])],
  },

  // Indirect.
  {
    rule: 'titles parted by 、',
    text: '全国人大代表、东江大学材料学院院长许怀远⟦c:表示⟧，⟦q:高校要把实验室搬到车间去。⟧',
    quotes: [person('indirect', '许怀远', ['全国人大代表', '东江大学材料学院院长'])],
  },
  {
    rule: 'adverbials between speaker and verb',
    text: '交通部部长罗建平日前在“开放日”活动上⟦c:表示⟧，⟦q:今年新建农村公路五万公里。⟧下午他参观了展览。',
    quotes: [person('indirect', '罗建平', ['交通部部长'])],
  },
  {
    rule: 'ends with its sentence',
    text: '专家⟦c:认为⟧，⟦q:河道污染的根源在上游。⟧这条河全长二百公里。',
    quotes: [{ type: 'indirect', speaker: '专家', speakerType: 'group', titles: [] }],
  },
  {
    rule: 'goes on over a sentence without a subject of the same list',
    text: '省长曹立军⟦c:强调⟧，⟦q:要守住耕地红线，抓好春耕备耕。加快高标准农田建设，保障种子供应。⟧',
    quotes: [person('indirect', '曹立军', ['省长'])],
  },
  {
    rule: 'a numbered list',
    text: '行长谭文静⟦c:建议⟧，⟦q:一是降低手续费；二是开通夜间窗口。三是给小微企业单设额度。⟧',
    quotes: [person('indirect', '谭文静', ['行长'])],
  },
  {
    rule: 'without a comma',
    text: '他⟦c:指⟧⟦q:六十岁以上长者应每年接种一次疫苗。⟧',
    quotes: [{ type: 'indirect', speaker: null, mention: '他' }],
  },
  {
    rule: '据…介绍',
    text: '据北原市环保局副局长蒋雪梅⟦c:介绍⟧，⟦q:全市空气优良天数增加了十二天。⟧',
    quotes: [person('indirect', '蒋雪梅', ['北原市环保局副局长'])],
  },
  {
    rule: '在…看来',
    text: '在渔业专家丁海波⟦c:看来⟧，⟦q:禁渔期还应当延长。⟧',
    quotes: [person('indirect', '丁海波', ['渔业专家'])],
  },
  {
    rule: '记者从…获悉',
    text: '记者昨日从西河市水务局⟦c:获悉⟧，⟦q:三座水厂将于月底并网。⟧',
    quotes: [{ type: 'indirect', speaker: '西河市水务局', speakerType: 'organisation' }],
  },
  {
    rule: 'data speak for who gathered them',
    text: '国家林草局最新数据⟦c:显示⟧，⟦q:全国湿地面积保持稳定。⟧',
    quotes: [{ type: 'indirect', speaker: '国家林草局', speakerType: 'organisation' }],
  },
  {
    rule: 'data of nobody named',
    text: '数据⟦c:显示⟧，⟦q:一季度快递量同比增长两成。⟧',
    quotes: [{ type: 'indirect', speaker: null, speakerType: null }],
  },
  {
    rule: 'a study is said by those who made it',
    text: '南海大学医学院研究⟦c:发现⟧，⟦q:每天快走半小时可以降低血压。⟧',
    quotes: [{ type: 'indirect', speaker: '南海大学医学院', speakerType: 'organisation' }],
  },
  {
    rule: 'a document named after 根据',
    text: '根据《城市照明节能规则》⟦c:要求⟧，⟦q:景观灯应于夜间十一时关闭。⟧',
    quotes: [{ type: 'indirect', speaker: '《城市照明节能规则》', speakerType: 'document' }],
  },
  {
    rule: 'a document speaks',
    text: '“十五五”规划⟦c:提出⟧，⟦q:建设一批绿色港口。⟧',
    quotes: [{ type: 'indirect', speaker: '“十五五”规划', speakerType: 'document' }],
  },
  {
    rule: 'a medium passes on what an official says',
    text: '据远方通讯社报道，东岛国总统马特奥⟦c:表示⟧，⟦q:边境口岸下周重开。⟧',
    quotes: [person('indirect', '马特奥', ['东岛国总统'])],
  },
  {
    rule: 'each verb of a sentence has its own',
    text: '议员唐家明⟦c1:表示⟧，⟦q1:工程超支责任不在承建商⟧，又⟦c2:指⟧⟦q2:有关文件仍未公开。⟧',
    quotes: [person('indirect', '唐家明', ['议员']), person('indirect', '唐家明', ['议员'])],
  },
  {
    rule: 'the second verb of 作出回应，称… attributes',
    text: '星河通信公司作出回应，⟦c:称⟧⟦q:目前库存已经恢复到正常水平。⟧',
    quotes: [{ type: 'indirect', speaker: '星河通信公司', speakerType: 'organisation' }],
  },
  {
    rule: 'a numbered list ends where another day begins',
    text: '市长罗建平⟦c:强调⟧，⟦q:一是要加快修路。二是要治理污水。第三，要建好学校。⟧第二天，工程队进场。',
    quotes: [person('indirect', '罗建平', ['市长'])],
  },
  {
    rule: 'a report of a kind that every body has is a document of its own',
    text: '政府工作报告⟦c:提出⟧，⟦q:今年新建二十座水库。⟧',
    quotes: [{ type: 'indirect', speaker: '政府工作报告', speakerType: 'document' }],
  },
  {
    rule: 'a report named after 据 without a verb',
    text: '据6月远海渔情预警⟦c:报告⟧，⟦q:近期鱼群将向外海移动。⟧',
    quotes: [{ type: 'indirect', speaker: '6月远海渔情预警报告', speakerType: 'document' }],
  },
  {
    rule: 'whose data it is stands before the act of publishing',
    text: '海湾市卫生局4日发布的流感疫情最新统计数据⟦c:显示⟧，⟦q:门诊量回落两成。⟧',
    quotes: [{ type: 'indirect', speaker: '海湾市卫生局', speakerType: 'organisation' }],
  },
  {
    rule: 'a periodical by any title',
    text: '《远洋世界》杂志⟦c:称⟧，⟦q:运价明年还会上涨。⟧',
    quotes: [{ type: 'indirect', speaker: '《远洋世界》', speakerType: 'organisation' }],
  },
  {
    rule: 'who issues a statement speaks, not the statement',
    text: '渔监会罕有地发声明⟦c:回应⟧称，⟦q:案件已经交由法庭处理。⟧',
    quotes: [{ type: 'indirect', speaker: '渔监会', speakerType: 'organisation' }],
  },
  {
    rule: 'a paper counts, the source of its figures speaks',
    text: '《远方日报》记者据海潮数据库Tide数据⟦c:统计⟧，⟦q:一季度新增船舶二百艘。⟧',
    quotes: [{ type: 'indirect', speaker: '海潮数据库Tide', speakerType: 'organisation' }],
  },
  {
    rule: 'bodies that report',
    text: '截至3月底，据十二个市和渔业兵团⟦c:报告⟧，⟦q:现有病例二十宗。⟧',
    quotes: [{ type: 'indirect', speaker: '十二个市和渔业兵团', speakerType: 'organisation' }],
  },
  {
    rule: 'a noun for what is said, and then what is said',
    text: '海渔协从三方面⟦c:提出⟧建议：⟦q:一是延长休渔期；二是更换渔具。⟧',
    quotes: [{ type: 'indirect', speaker: '海渔协', speakerType: 'organisation' }],
  },
  {
    rule: 'adverbs between a document and its verb',
    text: '通报中特别⟦c:指出⟧，⟦q:渔船超载的问题依然突出。⟧',
    quotes: [{ type: 'indirect', speaker: '通报', speakerType: 'document' }],
  },
  {
    rule: 'a firm in its notice speaks, not the notice',
    text: '清河港务公司（股票代码009876）在公告中⟦c:表示⟧，⟦q:新泊位将于年底投产。⟧',
    quotes: [{ type: 'indirect', speaker: '清河港务公司', speakerType: 'organisation' }],
  },
  {
    rule: '他 is not whom the last statement spoke of',
    text: '前议长黄启明⟦c1:表示⟧，⟦q1:受查的委员周海平应当避嫌。⟧他⟦c2:说⟧，⟦q2:去留由周海平自己决定。⟧',
    quotes: [person('indirect', '黄启明', ['前议长']), person('indirect', '黄启明', ['前议长'], '他')],
  },
  {
    rule: 'one firm among several',
    text: '一家远洋轮胎生产商⟦c:称⟧：“⟦q:这样的涨幅我们接受不了。⟧”',
    quotes: [{ type: 'direct', speaker: '一家远洋轮胎生产商', speakerType: 'organisation' }],
  },
  {
    rule: 'who objects goes on to speak',
    text: '控方要求播放录像。辩方反对，⟦c:强调⟧⟦q:证人不能得到提示。⟧',
    quotes: [{ type: 'indirect', speaker: '辩方', speakerType: 'group' }],
  },
  {
    rule: 'an address with 官 goes back to the full name',
    text: '法官彭宝珠今天开庭。彭官⟦c:指⟧，⟦q:旁听席须保持安静。⟧',
    quotes: [person('indirect', '彭宝珠', ['法官'], '彭官')],
  },
  {
    rule: 'who said it is described before the name',
    text: '在码头工作的吴小姐看着被冲毁的栈桥泣不成声，⟦c:坦言⟧⟦q:自己从来没有见过这么大的浪。⟧',
    quotes: [{ type: 'indirect', speaker: '吴小姐', speakerType: 'person' }],
  },
  {
    rule: 'the report before its verb',
    text: '⟦q:双方的合作将持续三年⟧，金桥集团副总裁程一鸣在签约仪式上⟦c:表示⟧。',
    quotes: [person('indirect', '程一鸣', ['金桥集团副总裁'])],
  },
  {
    rule: 'a negation belongs to the cue',
    text: '教授薛景行⟦c:不认为⟧⟦q:这次调整会影响普通储户。⟧',
    quotes: [person('indirect', '薛景行', ['教授'])],
  },
  {
    rule: 'a coined term leaves the type indirect',
    text: '研究员邹平⟦c:表示⟧，⟦q:要培育“领航者”企业，带动上下游一起转型。⟧',
    quotes: [person('indirect', '邹平', ['研究员'])],
  },
  {
    rule: 'a quoted clause of the statement makes it mixed',
    text: '医生方若兰⟦c:指⟧，⟦q:病人恢复得很快，“下个月就可以跑步了”。⟧',
    quotes: [person('mixed', '方若兰', ['医生'])],
  },
  {
    rule: 'a headline names its speaker before a colon',
    text: '南海大学⟦c:研究⟧：⟦q:快走半小时可降低血压⟧',
    title: true,
    quotes: [{ type: 'indirect', speaker: '南海大学', speakerType: 'organisation' }],
  },
  {
    rule: 'Traditional text keeps its script',
    text: '衞生署署長陳麗華醫生⟦c:解釋⟧，⟦q:流感高峰期一般維持八至十個星期。⟧',
    quotes: [person('indirect', '陳麗華', ['衞生署署長', '醫生'])],
  },

  // Who it was: coreference.
  {
    rule: '他 goes back to the last subject',
    text: '船长余大海今年六十岁。他⟦c:说⟧，⟦q:海上最怕的是突然起雾。⟧',
    quotes: [person('indirect', '余大海', ['船长'], '他')],
  },
  {
    rule: '他们 goes back to the group',
    text: '会上，村民代表纷纷建言献策。他们⟦c:认为⟧，⟦q:乡村学校最缺的是音乐老师。⟧',
    quotes: [{ type: 'indirect', speaker: '村民代表', speakerType: 'group', mention: '他们' }],
  },
  {
    rule: 'a surname with an office goes back to the full name',
    text: '县委书记李长河昨日下乡。李书记⟦c:说⟧，⟦q:水渠今年一定要修通。⟧',
    quotes: [person('indirect', '李长河', ['县委书记'], '李')].map((one) => ({ ...one, mention: '李书记' })),
  },
  {
    rule: 'titles come from any mention',
    text: '陶瓷协会会长尹国强⟦c1:说⟧，⟦q1:出口订单正在回流。⟧\n白溪瓷业董事长尹国强⟦c2:指出⟧，⟦q2:运费仍然太高。⟧',
    quotes: [
      person('indirect', '尹国强', ['陶瓷协会会长', '白溪瓷业董事长']),
      person('indirect', '尹国强', ['陶瓷协会会长', '白溪瓷业董事长']),
    ],
  },
  {
    rule: '其 goes back to whoever acts in the sentence before',
    text: '青山电机公司昨天发布公告。其⟦c:表示⟧，⟦q:新厂将如期投产。⟧',
    quotes: [{ type: 'indirect', speaker: '青山电机公司', speakerType: 'organisation', mention: '其' }],
  },
  {
    rule: '前者 and 后者 are the two persons named last',
    text: '到场的有商会会长林远帆和工会主席赵启文。前者⟦c1:认为⟧，⟦q1:运价会跌。⟧后者⟦c2:表示⟧，⟦q2:运价会涨。⟧',
    quotes: [person('indirect', '林远帆', ['商会会长'], '前者'), person('indirect', '赵启文', ['工会主席'], '后者')],
  },
  {
    rule: '他们 are those whom the paper asked',
    text: '记者昨天采访了几位果农，他们⟦c:表示⟧，⟦q:今年的收成比去年好。⟧',
    quotes: [{ type: 'indirect', speaker: '几位果农', speakerType: 'group', mention: '他们' }],
  },
  {
    rule: 'a pronoun behind 但',
    text: '教授薛景行⟦c1:指⟧，⟦q1:刑期可能会加重。⟧但他⟦c2:说⟧，⟦q2:法官仍有最终决定权。⟧',
    quotes: [person('indirect', '薛景行', ['教授']), person('indirect', '薛景行', ['教授'], '他')],
  },
  {
    rule: 'an unnamed office',
    text: '东港海关有关负责人对本报记者⟦c:表示⟧，⟦q:通关时间已压缩一半。⟧',
    quotes: [{ type: 'indirect', speaker: '东港海关有关负责人', speakerType: 'person', mention: '有关负责人' }],
  },
  {
    rule: 'a polite address is all the name there is',
    text: '住户钱先生早上六点出门。他⟦c:忆述⟧⟦q:当时楼道里已经满是浓烟。⟧',
    quotes: [person('indirect', '钱先生', ['住户'], '他')],
  },

  // Several speakers, and what is near a verb and speaks not.
  {
    rule: 'several persons of one statement are a joint mention with the titles of each',
    text: '教授林一鸣、渔业局局长赵启文均⟦c:表示⟧，⟦q:禁渔期应当延长。⟧',
    quotes: [
      {
        type: 'indirect',
        speaker: '林一鸣、渔业局局长赵启文',
        speakerType: 'group',
        titles: ['教授', '渔业局局长'],
        mention: '林一鸣、渔业局局长赵启文',
      },
    ],
  },
  {
    rule: 'two persons joined by 与',
    text: '运输署署长陈丽华与警务处处长邓志远均⟦c:表示⟧，⟦q:隧道将于明年通车。⟧',
    quotes: [
      {
        type: 'indirect',
        speaker: '陈丽华与警务处处长邓志远',
        speakerType: 'group',
        titles: ['运输署署长', '警务处处长'],
      },
    ],
  },
  {
    rule: 'a clause that begins with its verb has its subject further back',
    text: '海岸联盟等民间团体发出联合公开信，⟦c1:批评⟧⟦q1:渔业部让步太多⟧，更⟦c2:质疑⟧⟦q2:当前的配额没有科学依据。⟧',
    quotes: [
      { type: 'indirect', speaker: '海岸联盟等民间团体', speakerType: 'group' },
      { type: 'indirect', speaker: '海岸联盟等民间团体', speakerType: 'group' },
    ],
  },
  {
    rule: 'names without titles between them',
    text: '渔民马小川和韩立群⟦c:说⟧，⟦q:今年的鱼汛来得早。⟧',
    quotes: [
      {
        type: 'indirect',
        speaker: '马小川和韩立群',
        speakerType: 'group',
        titles: ['渔民'],
        mention: '马小川和韩立群',
      },
    ],
  },
  {
    rule: 'each of a pair keeps his own title',
    text: '东岛国总统马可隆与西岭国总理孔塔会晤。孔塔⟦c:表示⟧，⟦q:两国将合建港口。⟧',
    quotes: [person('indirect', '孔塔', ['西岭国总理'])],
  },
  {
    rule: 'names inside an adverbial are spoken of',
    text: '运输局发言人罗建平，周一回应有报道指丁海波与方若兰会面时⟦c:说⟧，⟦q:双方一直有沟通。⟧',
    quotes: [person('indirect', '罗建平', ['运输局发言人'])],
  },
  {
    rule: 'an assistant is not his superior',
    text: '林远帆的助理赵启文，接受查询时⟦c:表示⟧，⟦q:暂时没有计划。⟧',
    quotes: [person('indirect', '赵启文', ['助理'])],
  },
  {
    rule: 'a person without a name is what 他 goes back to',
    text: '站长林远帆上午到了现场。一位老人拄着拐杖走来。他⟦c:说⟧，⟦q:路灯坏了半个月。⟧',
    quotes: [{ type: 'indirect', speaker: '一位老人', speakerType: 'person', mention: '他' }],
  },
  {
    rule: 'an adverb in 地 that no table knows',
    text: '店主老古信心满满地⟦c:说⟧，⟦q:今年的货不愁卖。⟧',
    quotes: [person('indirect', '老古', ['店主'])],
  },
  {
    rule: 'a speaker does not run over a dash',
    text: '挖掘机销量下降——国家机械局⟦c:表示⟧，⟦q:下半年会有回升。⟧',
    quotes: [{ type: 'indirect', speaker: '国家机械局', speakerType: 'organisation' }],
  },
  {
    rule: 'a firm without what it makes',
    text: '散热模组厂远川科技⟦c:表示⟧，⟦q:新厂将于秋天投产。⟧',
    quotes: [{ type: 'indirect', speaker: '远川科技', speakerType: 'organisation' }],
  },
  {
    rule: 'who published a study speaks through what it found',
    text: '湖湾护理学院昨日公布调查结果，⟦c:发现⟧⟦q:长者跌倒的个案有四成在家中发生。⟧',
    quotes: [{ type: 'indirect', speaker: '湖湾护理学院', speakerType: 'organisation' }],
  },
  {
    rule: 'figures of a named source without a verb',
    text: '据远东大学最新⟦c:数据⟧，⟦q:目前已有十万名志愿者登记。⟧',
    quotes: [{ type: 'indirect', speaker: '远东大学', speakerType: 'organisation' }],
  },
  {
    rule: 'a medium with 也 reports what it printed',
    text: '远方网报道也⟦c:称⟧，⟦q:两家商场已经停业。⟧',
    quotes: [{ type: 'indirect', speaker: '远方网', speakerType: 'organisation' }],
  },
  {
    rule: 'analysis without an analyst leaves the speaker open',
    text: '有分析⟦c:认为⟧，⟦q:运价明年会回落。⟧',
    quotes: [{ type: 'indirect', speaker: null, speakerType: null }],
  },
  {
    rule: 'an object of the verb before the quotation',
    text: '议员唐家明⟦c:提出⟧两点意见：“⟦q:先把堤坝修好，再谈码头扩建。⟧”',
    quotes: [person('direct', '唐家明', ['议员'])],
  },
  {
    rule: 'a headline that speaks of somebody names its first person',
    text: '特雷斯谈及马可隆⟦c:：⟧⟦q:关系可能已经不如以往密切⟧',
    title: true,
    quotes: [{ type: 'indirect', speaker: '特雷斯', speakerType: 'person' }],
  },

  {
    rule: 'who is told something is no speaker',
    text: '搬运公司月底向陈太⟦c:表示⟧，⟦q:货柜要等到春天才有舱位。⟧',
    quotes: [{ type: 'indirect', speaker: '搬运公司', speakerType: 'organisation' }],
  },
  {
    rule: 'of two persons the first tells the second',
    text: '国土部长罗建平对湖湾党议员丁海波⟦c:说⟧，“⟦q:院版正在讨论，请再等两周。⟧”',
    quotes: [person('direct', '罗建平', ['国土部长'])],
  },
  {
    rule: 'a year before the pronoun',
    text: '作家方若兰日前搬家。去年她接受《远方日报》访问时⟦c:认为⟧，⟦q:旧城区还有很多故事没有写完。⟧',
    quotes: [person('indirect', '方若兰', ['作家'], '她')],
  },
  {
    rule: 'a question in parliament',
    text: '议员唐家明⟦c:质询⟧，“⟦q:这条隧道到底什么时候通车？⟧”',
    quotes: [person('direct', '唐家明', ['议员'])],
  },
  {
    rule: 'several persons without names are a group',
    text: '有不少摊主⟦c:认为⟧，⟦q:夜市的收入会超过白天。⟧',
    quotes: [{ type: 'indirect', speakerType: 'group', speaker: '有不少摊主' }],
  },

  // No quotes.
  {
    rule: 'a passive with its agent',
    text: '简报放上了全名，但当场被渔业局长蒋雪梅提醒资料有误，最后撤下。',
    quotes: [],
  },
  { rule: 'what happened to somebody in a headline', text: '林远帆落败：港务党动员能力强', title: true, quotes: [] },
  {
    rule: 'an object and no clause',
    text: '苹果商会要求供应商保密，不愿意评论此事。球迷在看台上高喊口号，气氛热烈。',
    quotes: [],
  },
  { rule: 'one noun phrase', text: '研究员邹平指出给设计带来的启示。', quotes: [] },
  { rule: 'an attitude after a preposition', text: '总理对遇难者表示悼念，对家属表示慰问。', quotes: [] },
  { rule: 'somebody else’s request', text: '应东岛国政府请求，救援队明天出发。', quotes: [] },
  { rule: 'a noun before an act', text: '报社对流言带来的抢购风潮，进行了调查。', quotes: [] },
  { rule: 'a language', text: '再过二十年，城里说英语的人会超过一半。', quotes: [] },
  { rule: 'a description in a headline', text: '关远志：舍身救人的“好队长”', title: true, quotes: [] },
  { rule: 'terms that somebody lectures on', text: '古人以“和”为中心，讲“修身”，讲“为政以德”。', quotes: [] },
  { rule: 'a rule that was made', text: '渔业局对认定方式做出了具体规定，标志着核算有了统一标准。', quotes: [] },
  { rule: 'a territory in a headline', text: '海湾省：政府采购助推农业增效', title: true, quotes: [] },
  { rule: '师傅 is no surname', text: '扎铁师傅反驳港铁：工人不会主动剪钢筋', title: true, quotes: [] },
  { rule: 'no answer', text: '官方目前未有公开回应事件，寺庙仍然关闭。', quotes: [] },
  { rule: 'coined terms', text: '小镇打造“直播第一村”，成为远近闻名的“网红打卡地”。', quotes: [] },
  { rule: 'names of plans', text: '“东海牧场”工程全面启动，“蓝色粮仓”建设提速。', quotes: [] },
  { rule: 'slogans', text: '墙上写着“团结、紧张、严肃、活泼”八个大字。', quotes: [] },
  { rule: 'titles of works', text: '她凭借《海上日记》获得“年度最佳散文”称号。', quotes: [] },
  { rule: 'narration', text: '记者了解到，码头正在扩建，年底可停靠大船。', quotes: [] },
  { rule: 'the reporter looks', text: '记者在现场看到，数十辆卡车排队等候装货。', quotes: [] },
  { rule: 'hearsay', text: '据了解，该桥全长三公里，明年通车。', quotes: [] },
  { rule: 'an attitude and no report', text: '各界人士对大桥通车表示热烈祝贺。', quotes: [] },
  { rule: 'a document only mentioned', text: '工作报告对今年的水利建设作出安排部署。', quotes: [] },
  { rule: '说明, 指数, 小说', text: '产品说明书已经更换，股价指数连涨三日，小说销量大增。', quotes: [] },
  { rule: 'a set phrase', text: '也就是说，工期至少要推迟半年。', quotes: [] },
  { rule: 'a noun', text: '公司对质量的要求很高，新产品的介绍也很详细。', quotes: [] },
  { rule: 'a passive', text: '这种做法被认为不利于长期发展，也被批评为短视。', quotes: [] },
  { rule: 'the paper’s own forecast', text: '全年销量有望翻番，预计明年增速将回落。', quotes: [] },
  {
    rule: 'a byline is no speaker',
    text: '记者高一凡表示，展览将持续到月底。',
    byline: ['高一凡'],
    quotes: [],
  },
]
