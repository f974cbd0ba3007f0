/**
 * What newspapers print around an article, Simplified only: text is folded before it is matched.
 *
 * Sources: the usage of mainland, Hong Kong and Taiwan papers; every group is a closed list of the trade's own words.
 */

/** Section names that stand alone over a headline. */
export const KICKERS = [
  '社论',
  '社评',
  '评论',
  '时评',
  '短评',
  '快评',
  '述评',
  '本报评论员',
  '评论员文章',
  '观察',
  '特写',
  '特稿',
  '专题',
  '专栏',
  '专访',
  '访谈',
  '对话',
  '调查',
  '综述',
  '通讯',
  '要闻',
  '头条',
  '导读',
  '编者按',
  '关注',
  '焦点',
  '聚焦',
  '热点',
  '深度',
  '分析',
  '观点',
  '言论',
  '记者手记',
  '记者观察',
  '记者调查',
  '新闻分析',
  '新闻特写',
  '今日谈',
] as const satisfies readonly string[]

/** What a reporter is called before the name. */
export const REPORTER_TITLES = [
  '本报驻地记者',
  '本报评论员',
  '本报通讯员',
  '本报实习生',
  '本报特约记者',
  '本报见习记者',
  '本报实习记者',
  '本报首席记者',
  '本报记者',
  '本报讯记者',
  '本刊记者',
  '本台记者',
  '本社记者',
  '本网记者',
  '新华社记者',
  '中新社记者',
  '特约记者',
  '特派记者',
  '见习记者',
  '实习记者',
  '首席记者',
  '特约评论员',
  '特约撰稿人',
  '特约撰稿',
  '特约通讯员',
  '评论员',
  '通讯员',
  '实习生',
  '撰稿人',
  '记者',
] as const satisfies readonly string[]

/** The same, but also common words: titles only before a colon or a stroke (`文/王晓明`). */
export const REPORTER_TITLES_BEFORE_COLON = [
  '采访',
  '撰文',
  '撰稿',
  '作者',
  '编译',
  '文',
  '文字',
  '图文',
  '图',
] as const

/** What may follow a photo's description, or stand before it. */
export const PHOTO_CREDITS = ['摄', '摄影', '供图', '制图', '资料图', '资料图片', '图片', '配图', '发'] as const

export const CAPTION_OPENINGS = [
  '图为',
  '图①',
  '图一',
  '图1',
  '上图',
  '下图',
  '左图',
  '右图',
  '图片说明',
  '资料图',
  '▲',
  '△',
  '▼',
] as const satisfies readonly string[]

/** A short sentence that ends in one of these describes a picture: `施工现场。`, `展区一角。` */
export const PICTURE_NOUNS = ['一角', '现场', '场景', '全景', '外景', '情景', '景象', '夜景', '合影', '留影'] as const

/** Who answers for a page; stands at its foot with names behind a colon. */
export const EDITOR_ROLES = [
  '责任编辑',
  '责编',
  '本版编辑',
  '版面编辑',
  '执行编辑',
  '值班编辑',
  '值班主任',
  '值班编委',
  '值班总编',
  '编辑',
  '编审',
  '主编',
  '美编',
  '美术编辑',
  '责任校对',
  '校对',
  '版式设计',
  '版式',
  '组版',
  '制版',
  '排版',
  '审校',
  '统筹',
  '图编',
  '检校',
] as const satisfies readonly string[]

/** A short block that begins with one of these sells or announces, it does not report. */
export const ADVERT_OPENINGS = [
  '广告',
  '分类广告',
  '公益广告',
  '订阅热线',
  '订报热线',
  '广告热线',
  '发行热线',
  '新闻热线',
  '投稿邮箱',
  '电子邮箱',
  '地址',
  '邮编',
  '邮发代号',
  '国内统一刊号',
  '国内统一连续出版物号',
  '零售价',
  '零售',
  '定价',
  '印刷',
  '扫码',
  '扫描二维码',
  '更多内容',
] as const satisfies readonly string[]

/** Agency and desk marks that open the first paragraph of an article: `新华社北京3月1日电`, `本报讯`. */
export const DATELINE_OPENINGS = [
  '本报讯',
  '本报电',
  '本刊讯',
  '本网讯',
  '本台消息',
  '综合消息',
  '据新华社',
  '新华社',
  '新华网',
  '中新社',
  '中新网',
  '中央社',
] as const satisfies readonly string[]

/** Words and signs that begin nothing: what they stand at the head of goes on from elsewhere. */
export const NEVER_OPENING = [...'，。、；：！？）》」』”’％%)的'] as const

/** How papers are called; the last word of a masthead. */
export const MASTHEAD_ENDINGS = [
  '日报',
  '晚报',
  '晨报',
  '早报',
  '时报',
  '周报',
  '周刊',
  '商报',
  '导报',
  '新报',
  '快报',
  '学报',
  '邮报',
  '都市报',
  '青年报',
  '电子报',
  '报',
  '新闻',
] as const satisfies readonly string[]

/** English mastheads end (or begin) with one of these. */
export const ENGLISH_MASTHEADS = [
  'Times',
  'Daily',
  'Post',
  'News',
  'Herald',
  'Tribune',
  'Gazette',
  'Journal',
  'Chronicle',
  'Standard',
  'Guardian',
  'Mail',
  'Express',
  'Observer',
] as const satisfies readonly string[]
