import { words } from '../../word-list.ts'

/** What a unit measures decides how a quantity is read: its kind, its comparators, whether 一 before it counts. */
export type UnitClass =
  | 'money'
  | 'percent'
  | 'percentage_point'
  | 'times'
  | 'time'
  | 'age'
  | 'physical'
  | 'count'
  | 'point'

interface UnitGroup {
  readonly class: UnitClass
  /** Canonical code → printed forms, Simplified. */
  readonly units: Readonly<Record<string, readonly string[]>>
}

/** The bare 元: its currency depends on where the paper appears. */
export const LOCAL_MONEY = 'local'

/** ISO 4217 codes by their names after a number. Source: ISO 4217, names as the mainland, Hong Kong and Taiwan press print them. */
const MONEY = {
  [LOCAL_MONEY]: ['元', '块', '块钱', '圆', '元钱', '蚊'],
  CNY: ['人民币', '元人民币', '人民币元', '块人民币', '元RMB', 'RMB', 'CNY'],
  HKD: ['港元', '港币', '元港币', '港圆', '元港元', 'HKD'],
  TWD: ['新台币', '台币', '元新台币', '元台币', '新台币元', 'TWD'],
  MOP: ['澳门元', '澳门币', '元澳门币', '葡币', 'MOP'],
  USD: ['美元', '美分', '美金', '美圆', '美刀', '元美金', '元美元', 'USD'],
  EUR: ['欧元', '元欧元', 'EUR'],
  JPY: ['日元', '日圆', '日币', '元日币', '元日元', 'JPY'],
  GBP: ['英镑', '便士', 'GBP'],
  KRW: ['韩元', '韩圆', '韩币', '元韩币'],
  KPW: ['朝鲜元'],
  RUB: ['卢布', '俄罗斯卢布'],
  INR: ['卢比', '印度卢比'],
  PKR: ['巴基斯坦卢比'],
  THB: ['泰铢'],
  SGD: ['新加坡元', '新元', '坡元', '新币', '新加坡币'],
  MYR: ['马币', '令吉', '林吉特', '马来西亚林吉特'],
  VND: ['越南盾', '越盾'],
  IDR: ['印尼盾', '印度尼西亚盾', '印尼卢比'],
  PHP: ['菲律宾比索', '菲币'],
  CHF: ['瑞士法郎', '瑞郎'],
  CAD: ['加元', '加币', '加拿大元'],
  AUD: ['澳元', '澳币', '澳大利亚元'],
  NZD: ['新西兰元', '纽元', '纽币'],
  BRL: ['雷亚尔', '巴西雷亚尔'],
  ZAR: ['兰特'],
  TRY: ['土耳其里拉'],
  SEK: ['瑞典克朗'],
  NOK: ['挪威克朗'],
  DKK: ['丹麦克朗'],
  AED: ['迪拉姆', '阿联酋迪拉姆'],
  SAR: ['沙特里亚尔'],
  MXN: ['墨西哥比索'],
  ARS: ['阿根廷比索'],
  EGP: ['埃镑', '埃及镑'],
  ILS: ['谢克尔', '新谢克尔'],
  KZT: ['坚戈'],
  MNT: ['图格里克'],
  UAH: ['格里夫纳'],
  BYN: ['白卢布', '白俄罗斯卢布'],
  UZS: ['苏姆'],
  KGS: ['索姆'],
  CZK: ['捷克克朗'],
  HUF: ['福林'],
  PLN: ['兹罗提'],
  RON: ['列伊'],
  BDT: ['塔卡'],
  KHR: ['瑞尔'],
  MMK: ['缅元', '缅币'],
  LAK: ['基普'],
  NGN: ['奈拉'],
  IRR: ['伊朗里亚尔'],
  IQD: ['伊拉克第纳尔'],
  CLP: ['智利比索'],
  COP: ['哥伦比亚比索'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Signs and names before a number: NT$3.5亿元, 人民币3000元. */
export const MONEY_BEFORE = {
  CNY: ['人民币', 'RMB', 'CNY', '￥', '¥'],
  HKD: ['港币', '港元', 'HK$', 'HKD'],
  TWD: ['新台币', '台币', 'NT$', 'NTD', 'TWD'],
  MOP: ['澳门币', '葡币', 'MOP$', 'MOP'],
  USD: ['美元', '美金', 'US$', 'USD', '$'],
  EUR: ['欧元', '€', 'EUR'],
  GBP: ['英镑', '£', 'GBP'],
  JPY: ['日元', '日圆', 'JP¥', 'JPY'],
  AUD: ['澳元', '澳币', 'A$', 'AU$', 'AUD'],
  CAD: ['加元', '加币', 'C$', 'CAD'],
  SGD: ['新加坡元', '新币', 'S$', 'SGD'],
  KRW: ['₩', 'KRW'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Parts of a unit, largest first: 五元三毛, 3斤5两, 2小时30分. The factor is in units of the first. */
export const SUBUNITS = {
  元: { 角: '0.1', 毛: '0.1', 毫: '0.1', 分: '0.01', 仙: '0.01' },
  块: { 角: '0.1', 毛: '0.1', 毫: '0.1', 分: '0.01' },
  圆: { 角: '0.1', 毛: '0.1', 分: '0.01' },
  个: { 毫: '0.1' },
  毫: {},
  角: { 分: '0.1' },
  毛: { 分: '0.1' },
  斤: { 两: '0.1' },
  英尺: { 英寸: '1/12', 英吋: '1/12' },
  呎: { 吋: '1/12', 寸: '1/12' },
  米: { 厘米: '0.01', 公分: '0.01' },
  小时: { 分: '1/60', 分钟: '1/60', 刻钟: '0.25' },
  分: { 秒: '1/60' },
  分钟: { 秒: '1/60', 秒钟: '1/60' },
  年: { 个月: '1/12' },
  岁: { 个月: '1/12' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>

/** Small coin: its value is carried in the main unit. */
export const COINS = {
  角: '0.1',
  毛: '0.1',
  毛钱: '0.1',
  角钱: '0.1',
  分钱: '0.01',
  仙: '0.01',
} as const satisfies Readonly<Record<string, string>>

const TIME = {
  century: ['个世纪'],
  year: ['年', '个年头', '学年', '个学年', '财年'],
  quarter: ['个季度'],
  month: ['个月', '月龄'],
  week: ['周', '个星期', '星期', '个礼拜', '礼拜', '个周', '孕周'],
  day: [
    '天',
    '日',
    '个工作日',
    '工作日',
    '个交易日',
    '交易日',
    '个自然日',
    '自然日',
    '昼夜',
    '个昼夜',
    '个日夜',
    '日夜',
  ],
  hour: ['小时', '个小时', '个钟头', '钟头', '个钟', '飞行小时', '个飞行小时'],
  minute: ['分钟', '刻钟'],
  second: ['秒', '秒钟'],
  millisecond: ['毫秒'],
} as const satisfies Readonly<Record<string, readonly string[]>>

const AGE = { year: ['岁', '周岁'] } as const satisfies Readonly<Record<string, readonly string[]>>

/** UCUM codes (https://ucum.org/ucum); Chinese measures that UCUM lacks keep their romanised name. */
const PHYSICAL = {
  km: ['公里', '千米', 'km', 'KM', 'Km'],
  m: ['米', '公尺', 'm'],
  cm: ['厘米', '公分', 'cm', 'CM'],
  mm: ['毫米', 'mm', 'MM'],
  um: ['微米', 'μm', 'um'],
  nm: ['纳米', 'nm'],
  '[mi_i]': ['英里', 'mile', 'miles'],
  '[nmi_i]': ['海里', '浬'],
  '[ft_i]': ['英尺', '呎', 'foot', 'foots', 'feet', 'feets', 'ft'],
  '[yd_i]': ['码'],
  '[in_i]': ['英寸', '英吋', '吋', '寸', 'inch'],
  li: ['华里'],
  '[ly]': ['光年'],
  m2: ['平方米', '平方', '平米', '平方公尺', '㎡', 'm²', 'm2'],
  km2: ['平方公里', '平方千米', 'km²', 'km2'],
  '[sft_i]': ['平方英尺', '平方呎', '方呎'],
  '[smi_us]': ['平方英里'],
  har: ['公顷'],
  '[acr_us]': ['英亩'],
  mu: ['亩', '亩次'],
  m3: ['立方米', '立方', '方', 'm³', 'm3'],
  km3: ['立方公里'],
  kL: ['千升'],
  L: ['升', '公升', 'L'],
  mL: ['毫升', 'ml', 'mL', 'cc', 'CC'],
  '[gal_us]': ['加仑'],
  t: ['吨', '公吨', '吨标准煤', '吨标煤', '吨二氧化碳', '吨二氧化碳当量'],
  kg: ['公斤', '千克', 'kg', 'KG', 'Kg'],
  g: ['克', 'g'],
  mg: ['毫克', 'mg'],
  ug: ['微克', 'μg'],
  jin: ['斤', '市斤', '台斤'],
  liang: ['两'],
  dan: ['市担'],
  '[lb_av]': ['磅'],
  '[oz_av]': ['盎司', '安士'],
  '[car_m]': ['克拉'],
  W: ['瓦', 'W'],
  kW: ['千瓦', 'kW', 'KW', 'kw'],
  MW: ['兆瓦', 'MW'],
  GW: ['吉瓦', 'GW', 'GWp'],
  TW: ['TW'],
  'W.h': ['瓦时', 'Wh'],
  'kW.h': ['千瓦时', '千瓦小时', '度电', 'kWh', 'KWh', 'kwh'],
  'MW.h': ['兆瓦时', '兆瓦小时', 'MWh'],
  'GW.h': ['吉瓦时', 'GWh'],
  'TW.h': ['太瓦时', 'TWh'],
  V: ['伏', '伏特', 'V'],
  kV: ['千伏', 'kV', 'KV'],
  'kV.A': ['千伏安'],
  A: ['安培'],
  'mA.h': ['毫安时', '毫安', 'mAh'],
  Hz: ['赫兹', 'Hz', 'HZ', 'hz'],
  kHz: ['千赫', 'kHz'],
  MHz: ['兆赫', '兆赫兹', 'MHz'],
  GHz: ['吉赫', 'GHz'],
  '[HP]': ['马力', '匹马力'],
  'N.m': ['牛·米', '牛米', 'N·m'],
  Pa: ['帕'],
  kPa: ['千帕', 'kPa'],
  hPa: ['百帕'],
  MPa: ['兆帕', 'MPa'],
  'mm[Hg]': ['毫米汞柱', 'mmHg'],
  kcal: ['千卡', '大卡', 'kcal'],
  J: ['焦耳'],
  dB: ['分贝', 'dB'],
  Cel: ['℃', '摄氏度', '度摄氏', '°C', '摄氏°', '摄氏'],
  '[degF]': ['℉', '华氏度', '°F', '华氏°', '华氏'],
  deg: ['度', '°'],
  KBy: ['KB'],
  MBy: ['MB'],
  GBy: ['GB'],
  TBy: ['TB'],
  PBy: ['PB'],
  EBy: ['EB'],
  ZBy: ['ZB'],
  bit: ['比特', 'bit'],
  'Mbit/s': ['Mbps'],
  'Gbit/s': ['Gbps'],
  EFLOPS: ['EFLOPS', 'EFlops', 'Eflops'],
  'km/h': ['km/h', 'KM/h', '迈'],
  'm/s': ['m/s'],
  '[kn_i]': ['节航速'],
  mol: ['摩尔'],
  '[ppm]': ['ppm'],
  '[ppb]': ['ppb'],
  'ug/m3': ['μg/m3', 'μg/m³'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Classifiers of one character. Source: Chao, A Grammar of Spoken Chinese, ch. 7.9, and newspaper use. */
const CLASSIFIERS = words(`
  个 家 人 名 位 台 辆 架 艘 套 件 项 条 座 栋 幢 间 所 处 户 口 头 只 匹 羽 尾 棵 株
  颗 粒 根 支 枝 把 张 片 块 幅 面 册 本 部 篇 份 封 首 场 次 批 轮 届 起 宗 例 笔 单
  票 趟 列 节 组 双 副 堆 门 盏 扇 顶 床 盒 箱 包 袋 瓶 罐 桶 杯 碗 盘 篮 船 款 种 类
  层 排 段 页 卷 集 环 圈 道 束 朵 串 滴 捆 枚 尊 眼 孔 则 股 席 拳 下 遍 顿 帧 格 档
  稿 局 胜 负 分 对 打 级 桌 样 字 句 课 站 步
`)

/** Compound classifiers and nouns that are counted without one. */
const COUNTED_NOUNS = words(`
  死 伤 亡 人次 人份 人天 架次 班次 车次 批次 场次 户次 件次 艘次 列次 辆次 台次 家次 例次 只次 航次 频次 剂次 席位
  床位 机架 标准箱 标箱 TEU 集装箱 车位 台套 台（套） 台(套) 户家庭 家庭 部门 匹次 剂 株 标段 班列 回合
  学时 课时 学分 人口 用户 网民 党员 职工 学生 字节 公众 劳动力 农户 居民 贫困户 观众 粉丝 会员 考生 毕业生 工人
  农民工 志愿者 游客 旅客 客户 株苗 比特币 只股票 手 枪 箭 星 国 省 省份 省市 省区市 市 县 区 镇 乡 村 像素 晚 夜
`)

/** Words of one place that begin like another unit are listed whole, so that the longest match wins. */
export const UNIT_GROUPS: readonly UnitGroup[] = [
  { class: 'money', units: MONEY },
  { class: 'time', units: TIME },
  { class: 'age', units: AGE },
  { class: 'physical', units: PHYSICAL },
  { class: 'percent', units: { percent: ['%', '﹪', '‰', '成', '折'] } },
  { class: 'percentage_point', units: { percentage_point: ['个百分点', '百分点', '个百分比', 'pct', '个pct'] } },
  { class: 'percentage_point', units: { basis_point: ['个基点', '基点', 'BP', 'bp', '个BP', '个bp'] } },
  { class: 'times', units: { times: ['倍'] } },
  { class: 'point', units: { count: ['点', '个点'] } },
  { class: 'count', units: { count: [...CLASSIFIERS, ...COUNTED_NOUNS] } },
]

/** Units whose number must be multiplied to give the code's unit: 三成 is 30 per cent, 3‰ is 0.3. */
export const UNIT_FACTORS = { 成: '10', '‰': '0.1', 打: '12', 美分: '0.01', 便士: '0.01' } as const satisfies Readonly<
  Record<string, string>
>

/**
 * Words that begin with a unit's character and are none: 50升至60, 2023元旦, 28日报道. A unit is not read where the text
 * goes on with one of these.
 */
export const NOT_UNITS = words(`
  个周一 个周二 个周三 个周四 个周五 个周六 个周日 个周末 个周年 个周期 支线 死亡 死者 死刑 伤亡 伤者 伤势 伤害 伤员
  死伤 亡者 伤痛 折叠 折射 折旧 折合 折算 折返 折腾 折桂 折戟 升至 升到 升为 升级 升值 升温 升幅 升高 元旦 元月 元宵
  元首 元素 元宇宙 元件 元老 元年 分别 分成 分为 分布 分析 分类 分期 分批 分公司 分局 分行 分店 分校 分会 分红 分子
  分享 分工 分支 分化 分散 分辨 人民币 人民 人均 人社 人工 人才 人类 人造 人文 人事 人力 人为 人间 人气 人物 人选
  人行 名义 名列 名单 名称 名校 名企 名誉 位于 位居 位列 位置 位移 家长 家属 家乡 家园 家具 家电 家居 家政 家禽 家人
  户籍 户外 户型 户口 口径 口岸 口罩 口腔 口号 口碑 头条 头部 头号 头等 部委 部队 部分 部长 部署 部件 部级 部落 部位
  条件 条例 条约 条款 条规 条线 段落 股票 股份 股东 股权 股市 股指 股价 股民 股息 对于 对外 对美 对中 对我 对手 对阵
  对比 对接 对口 对策 对象 对话 对应 对全 对其 本报 本次 本科 本届 本地 本土 本月 本周 本市 本省 本案 所以 所在 所有
  所得 所属 所示 所长 处于 处理 处分 处罚 处置 处长 支持 支付 支出 支援 支撑 支队 支行 支柱 道路 道德 道理 道歉 根据
  根本 组织 组成 组长 组建 组合 组委 列车 列入 列为 列强 列出 列席 门诊 门票 门店 门槛 门户 门前 门外 起来 起步 起诉
  起价 起止 起飞 起火 起草 起源 起到 起重 例如 例外 单位 单独 单日 单月 单一 单项 单纯 单打 份额 首次 首席 首先 首批
  首相 首都 首届 首家 首日 首个 首选 首款 首脑 副总 副主 副书 副部 副市 副省 副会 副董 副院 副秘 副局 副处 副县 副教
  种植 种子 种养 种业 款项 款式 座谈 座椅 节能 节约 节目 节日 节点 节省 节假 节水 次年 次日 次要 次生 次月 批发 批准
  批复 批评 批示 期间 期货 期末 期待 期望 期盼 期限 场馆 场地 场景 场所 场面 场外 场内 场上 面对 面向 面临 面积 面板
  面料 面试 面值 面前 面貌 面世 台湾 台阶 台风 台北 台商 台账 台胞 台独 米饭 米兰 米字 米面 度假 度过 度数 克服 克里
  克制 天津 天然 天气 天空 天猫 天河 天府 天宫 天舟 天际 天文 天山 天下 天真 天才 天地 日报 日本 日常 日电 日讯 日均
  日益 日前 日记 日用 日程 日子 秒杀 周年 周边 周期 周围 周末 周刊 周岁 点评 点赞 点击 点亮 点燃 手机 手术 手续 手段
  手工 手法 手册 手中 手上 手游 手握 手持 星级 星期 星座 星辰 国际 国有 国家 国内 国外 国企 国产 国道 国债 国资 国务
  国庆 国集 国防 国人 国民 国网 国语 省道 省级 省委 省内 省外 省电 省钱 省长 市场 市民 市委 市值 市面 市政 市级 市区
  市内 市长 市盈 县级 县域 县委 县道 县长 区块 区域 区间 区别 区级 区委 区分 镇级 乡村 乡镇 乡道 村级 村民 村庄 村里
  村落 打造 打击 打开 打破 打响 打好 打赢 打通 打工 打印 打卡 打算 打法 打扮 打压 打车 打折 级别 级联 代表 代理 代替
  代价 代码 代言 层面 层次 层级 样本 样品 样机 样板 样式 样子 字节 字号 字幕 字体 字段 下降 下跌 下滑 下调 下半 下午
  下旬 下游 下设 下一 下属 下乡 下发 下列 下岗 下线 下达 下行 下同 下落 下来 下方 下面 下周 下月 下载 下去 下令 下车
  下班 下沉 下限 下挫 包括 包含 包装 包机 包裹 包揽 包围 包容 船舶 船只 船员 船长 类似 类型 类别 排名 排放 排查 排列
  排在 排除 排行 排队 排水 集团 集中 集体 集成 集聚 集合 集群 集约 集市 集资 集散 集采 环比 环境 环保 环节 环球 环路
  环线 环卫 环评 环岛 环绕 圈子 则为 则是 眼下 眼睛 眼科 孔子 拳头 胜利 胜诉 胜率 负责 负债 负担 负面 负增 局长 局面
  局部 局势 盘中 盘点 盘面 盘活 步伐 步骤 步行 步入 步走 站上 站在 站稳 站点 站长 站立 课程 课题 课堂 课本 格局 格外
  档案 档次 方向 方面 方式 方案 方法 方便 方位 方针 方能 方可 方为 方协 方会 方合 方力 方机 方共 方联 方努 方签 方城
  方代 方达 方就 方在 方同 方对 方互 方关 件事情 张家 片区 片面 粒子 颗粒 枝叶 页岩 页面 卷入 束缚 根源 桶装 瓶颈
  瓶装 箱体 双方 双边 双向 双创 双碳 双减 双循 双重 双打 双拥 双语 块链 毛利 毛额 角度 角色 角逐 角落 寸草 寸土 斤两
  磅礴 帕尔 伏击 伏天 瓦斯 瓦解 安排 安全 匹配 匹克 幅度 幅员 篇章 篇幅 份子 笔记 笔者 笔试 票房 票据 票价 票选 席卷
  轮胎 轮换 轮值 轮流 轮椅 轮船 轮动 届时 届满 宗旨 宗教 套餐 套利 套路 套现 架构 座位 间隔 间接 间歇 人大代 人大常
  人大会 人大主 人大审 人大立 人大委 人大机 方坯 方钢 方木 方管 码子 码归 码事 稿件 稿子 稿酬 稿费 稿纸 次长 负于 胜出 胜于 条目 组团 天主 项目 年薪 年底 年末 年龄 年级 日薪 排量 排气 国会 区议
  两个 两名 两位 两条 两地 两市 两省 两州 两国 两种 两届 两期 两项 两天 两日 两年 两月 两组 两辑 两集 两家 两类 两级 两次
  两座 两款 两张 两辆 两艘 两岸 两会 两部 两所 两栋 两台 元朗 成员 成绩 个点位 点位 点球 单元 单子 码头 码洋 码数 码流
  码字 站台 晚上 晚间 晚会 晚报 晚宴 夜间 夜里 夜晚 夜市
`)

/**
 * A word of the table is none before these characters, which make a word with its second one: 2600间隔离房, 三项目标, 72支队伍,
 * 3起重大事故.
 */
export const NOT_UNITS_SPLIT = {
  间隔: '离',
  间接: '待',
  项目: '标的',
  条目: '标的',
  条线: '路索',
  成员: '工',
  组团: '队体',
  组建: '筑',
  天主: '要办动持场演',
  次长: '途期跑',
  次要: '求',
  国会: '谈晤',
  支队: '伍员',
  支行: '动',
  起火: '灾情险警',
  起重: '大要特伤',
  起诉: '讼',
  起草: '原',
  起来: '自',
  人工: '作',
  人行: '走动',
  人选: '择手',
  人文: '化',
  名单: '身',
  名企: '业',
  名校: '长友',
  名列: '车',
  家电: '视力器子商影缆',
  家具: '有体备',
  家居: '民',
  家长: '期',
  家政: '府',
  家园: '区林',
  家乡: '镇',
  户外: '来出',
  位居: '民',
  位移: '民',
  部分: '别',
  部长: '篇期',
  头部: '队',
  对手: '机',
  种植: '物',
  款项: '目',
  节目: '标',
  批发: '放行布',
  场地: '震',
  场外: '地',
  片区: '域',
  笔记: '录',
  轮流: '动',
  站立: '交',
  层次: '级',
  份子: '女',
  票选: '手',
  处分: '店公支',
} as const satisfies Readonly<Record<string, string>>
