import type { Stance } from '../types.ts'
import { words } from '../word-list.ts'

/**
 * Reporting verbs and what makes them none. Simplified, because rules match folded text. Compiled by reading mainland,
 * Hong Kong and Taiwan news.
 */

/**
 * How a verb takes its content.
 *
 * - `clause`: with a comma or colon, and without one before a whole clause (`他指市况会好转`).
 * - `comma`: only after a comma or colon, or before a quotation: bare, its object is a thing (`介绍情况`).
 * - `colon`: only before a colon or a quotation (`写道`).
 * - `data`: said of figures and studies; the subject is the source of the data.
 */
export type Frame = 'clause' | 'comma' | 'colon' | 'data'

export interface Cue {
  readonly form: string
  readonly stance: Stance
  readonly frame: Frame
  /** Subjectless inside reported speech it belongs to the content (`表示，…，希望…`) unless 又, 并, 亦 stands before it. */
  readonly weak?: boolean
  /** Inside reported speech it always belongs to the content: `表示，…，亦希望…`. */
  readonly inner?: boolean
  /** Attributes only after 据; elsewhere it tells an act. */
  readonly onlyPer?: boolean
}

/** Attitudes rather than acts of speech. */
const INNER = new Set([
  '希望',
  '期望',
  '盼望',
  '期待',
  '相信',
  '深信',
  '坚信',
  '确信',
  '预计',
  '预期',
  '预料',
  '估计',
  '担心',
  '担忧',
  '忧虑',
  '坚持',
  '保证',
  '确认',
  '判断',
  '怀疑',
  '反对',
  '不希望',
  '不相信',
  '不同意',
  '不认为',
  '保证',
  '明确',
])

function cues(stance: Stance, frame: Frame, forms: string, weak = false): readonly Cue[] {
  return forms.split(' ').map((form) => ({ form, stance, frame, weak, inner: INNER.has(form) }))
}

/** Nouns that attribute as verbs do, with 的 between them and the speaker: `某人的一席话`, `他的说法是：`. */
export const SPEECH_NOUNS = words(`
  一席话 一番话 这席话 这番话 这句话 这段话 说法是 回答是 看法是 观点是 态度是 解释是 答案是 理由是 感受是 体会是 答复是 评价是 结论是
`)

export const CUES: readonly Cue[] = [
  ...cues(
    'neutral',
    'clause',
    '表示 指出 说 称 指 透露 谈到 提到 提及 忆述 回忆 表明 自言 告诉 引述 补充 解释 说明 声言 直指 转述',
  ),
  ...cues(
    'neutral',
    'comma',
    '介绍 告知 反映 分析 批 回应 回复 回覆 答复 回答 答 披露 通报 总结 描述 评价 写道 说道 问道 答道 笑道 喊道 叹道 谈道 讲道 留言 发文 发帖 撰文 报道 报导 公布 宣布 宣告 讲 诉苦 吐槽 倾诉 广播 喊 笑言 笑称 笑说 戏言 戏称 打趣 自嘲 续称 续指 讲解',
  ),
  ...cues(
    'assertive',
    'clause',
    '认为 强调 坚称 重申 声称 宣称 深信 坚信 相信 确信 主张 断言 坦言 直言 坦承 直认 明言 扬言 力陈 申明 声明 证实 形容',
  ),
  ...cues('neutral', 'clause', '觉得', true),
  ...cues('neutral', 'colon', '讲述 评论 点评'),
  ...cues('neutral', 'comma', '所言 所说 所写', true),
  ...SPEECH_NOUNS.map((form): Cue => ({ form, stance: 'neutral', frame: 'colon' })),
  ...cues('assertive', 'comma', '确认 承诺', true),
  ...cues('concession', 'clause', '承认 坦白 供认 供称 坦露'),
  ...cues(
    'appeal',
    'clause',
    '呼吁 提醒 敦促 促请 建议 提议 倡议 号召 要求 希望 期望 盼望 盼 寄望 冀 吁 促 奉劝 不希望 不相信',
    true,
  ),
  ...cues('appeal', 'comma', '提出 规定 明确 请求 下令 指示 寄语 勉励 鼓励 嘱咐 叮嘱 吩咐 期待 祝愿', true),
  ...cues('question', 'comma', '质询', true),
  ...cues('denial', 'clause', '否认 反驳 不排除 驳斥 辩称 澄清 不认为 不同意', true),
  ...cues('question', 'clause', '质疑 怀疑 质问 追问 反问 询问 问 诘问 提问', true),
  ...cues(
    'critical',
    'clause',
    '批评 斥责 直斥 怒斥 痛斥 炮轰 狠批 痛批 抨击 指责 谴责 警告 告诫 示警 担心 担忧 忧虑 忧心 感叹 感慨 慨叹 叹 哀叹 讽刺 嘲讽 喊话 高呼 高喊 大喊 大叫 怒吼 狠斥',
    true,
  ),
  ...cues('critical', 'comma', '指控 抱怨 投诉 埋怨 警示', true),
  ...cues('forecast', 'clause', '评估 预计 预测 预料 预期 预言 估计 推测 推断 判断 猜测', true),
  ...cues('neutral', 'data', '显示 发现 统计 揭示 获悉 了解到 获知 得悉 看来 测算'),
]

/** Verbs that only attribute after 据 (`据某公司统计，…`); elsewhere they tell an act. */
export const PER_CUES = words(`
  介绍 统计 报道 报导 消息 预测 估计 估算 测算 分析 透露 披露 了解 调查 观察 研究 通报 公布 反映 讲述 回忆 说法
  引述 推算 监测 计算 记载
`)

/** Verbs that attribute after 记者从…: `记者从某局获悉，…`. */
export const LEARNED_CUES = ['获悉', '了解到', '获知', '得悉', '了解'] as const

/** A second verb that only introduces: `回应称`, `解释说`. */
export const COMPLEMENTISERS = ['说道', '表示', '指出', '说', '称', '道', '指', '言', '认为'] as const

/** Set phrases with a cue's characters in them that report nothing. Longest first by the compiler. */
export const NOT_CUES = words(`
  需要指出的是 值得指出的是 应当指出的是 必须指出的是 需要说明的是 需要强调的是 值得一提的是 也就是说 换句话说
  总的来说 一般来说 相对来说 可以这么说 可以这样说 不用说 不消说 有消息称 有消息指 不得不说 俗话说 常言道 毋庸置疑
  众所周知 由此看来 从目前情况看来 现在看来 目前看来 总体看来 表面看来 整体看来 如此看来 提出问题 发言人 发言权
  指点 被认为 被指 被称 被形容 被批评 被质疑 被要求 被问及 被问到 被告 没有说明 不言而喻 可想而知 宣布成立
  负责介绍
`)

/** What 表示 takes without reporting anything: `表示祝贺`. */
export const ATTITUDES = words(`
  祝贺 欢迎 感谢 谢意 不满 遗憾 同情 慰问 支持 反对 赞赏 赞同 赞成 同意 关注 关切 担忧 担心 忧虑 理解 肯定 谴责
  敬意 衷心 热烈 诚挚 强烈 高度 由衷 崇高 亲切 深切 满意 认同 尊重 抗议 歉意 抱歉 哀悼 愤怒 震惊 惊讶 失望 乐观
  悼念 问候 祝愿 慰问 悲观 怀疑 质疑 疑虑 信心 充分 充满 坚决 最 不解 无奈 痛心 难过 好奇 兴趣 极大 严重 深深 沉痛 拒绝 愿意
`)

/** Adverbs that join a further reporting verb to the one before it. */
export const COORDINATORS = words(`
  又 并 亦 也 还 同时 更 续 再 则 而 但 并且 却 且 另 其后 随后 接着 之后 最后 此外 另外 后 再次 一再 特别 反复
  进一步 又再 亦都 仍 甚至 直接 不过 惟 他 她 他们 其 曾 均 都 多次 同样 并再次 明确 郑重 一并 继续 后来 事后 早前
  此前 当时 并且还 会上 会议 全会
`)

/** Nouns of speech events that introduce quotations in the next sentence: `发表重要讲话。“…”、“…”`. */
export const SPEECH_EVENTS = words(`
  讲话 演讲 致辞 致词 发言 声明 演说 论述 论断 要求 指示 批示 寄语 金句 留言
`)

/** What begins a sentence that goes on with a list of demands and has no subject of its own. */
export const DIRECTIVES = [
  '要',
  '还要',
  '更要',
  '又要',
  '同时要',
  '也要',
  '既要',
  '应',
  '应该',
  '应当',
  '须',
  '必须',
  '需',
  '需要',
  '还需',
  '还需要',
  '通过',
  '加快',
  '加强',
  '加大',
  '加速',
  '推进',
  '推动',
  '促进',
  '壮大',
  '完善',
  '提升',
  '提高',
  '深化',
  '健全',
  '强化',
  '优化',
  '建设',
  '建立',
  '构建',
  '打造',
  '培育',
  '扩大',
  '拓展',
  '落实',
  '实施',
  '坚持',
  '坚定',
  '坚决',
  '坚定不移',
  '巩固',
  '发挥',
  '发展',
  '大力',
  '积极',
  '全面',
  '着力',
  '切实',
  '努力',
  '进一步',
  '持续',
  '不断',
  '继续',
  '引导',
  '鼓励',
  '支持',
  '保障',
  '保持',
  '稳定',
  '稳妥',
  '稳步',
  '防范',
  '化解',
  '抓好',
  '抓紧',
  '抓住',
  '做好',
  '做强',
  '做大',
  '把握',
  '统筹',
  '聚焦',
  '围绕',
  '营造',
  '创新',
  '改善',
  '改进',
  '破解',
  '严格',
  '严厉',
  '严肃',
  '依法',
  '从严',
  '严防',
  '探索',
  '制定',
  '出台',
  '开展',
  '组织',
  '动员',
  '确保',
  '力争',
  '争取',
  '尽快',
  '尽早',
  '有序',
  '有效',
  '充分',
  '牢固',
  '牢牢',
  '紧紧',
  '紧扣',
  '密切',
  '深入',
  '扎实',
  '认真',
  '主动',
  '高度重视',
  '突出',
  '用好',
  '守住',
  '筑牢',
  '补齐',
  '畅通',
  '激发',
  '释放',
  '增强',
  '增加',
  '减少',
  '降低',
  '避免',
  '防止',
  '杜绝',
  '停止',
  '取消',
  '一是',
  '二是',
  '三是',
  '四是',
  '五是',
  '六是',
  '七是',
  '八是',
  '其一',
  '其二',
  '其三',
  '首先',
  '其次',
  '再次',
  '最后要',
  '另一方面',
  '一方面',
  '同时还要',
  '此外还要',
  '不能',
  '不要',
  '不得',
  '决不能',
  '绝不能',
  '切勿',
  '务必',
  '把',
  '将',
  '以',
  '按照',
  '根据',
]

/** Marks that a content is a list of demands, so that a subjectless sentence may continue it. */
export const DEMANDS = [
  '要',
  '应',
  '须',
  '需',
  '必须',
  '将',
  '希望',
  '建议',
  '一是',
  '第一',
  '首先',
  '一方面',
  '加强',
  '加快',
  '推进',
  '通过',
  '坚持',
] as const

/** Verbs and modals whose presence makes a bare stretch a clause and no noun phrase. */
export const CLAUSE_SIGNS = words(`
  是 有 会 将 要 能 可 应 须 需 已 不 没 无 为 在 让 令 使 被 把 得 曾 正 仍 都 均 也 了 成为 属 想 做 给 因 对 由
`)

/** Verbs that after a bare 据 name nobody: `据了解`, `据记者了解`. */
export const HEARSAY = words(`
  介绍 报道 报导 统计 透露 预测 估计 测算 估算 调查 分析 了解 记者了解 悉 称 说 不完全统计 初步统计 报 消息 披露
`)

/** Nouns that a following 称, 指 or 显示 makes the subject: `报道称`. */
export const SPEAKING_NOUNS = ['报道', '报导', '消息', '声明', '文章'] as const

/** Verbs that pass on what others say; an inner attribution names the speaker. */
export const RELAYS = ['报道', '报导', '消息', '引述', '转述'] as const

/** Verbs that do nothing but report: what stands before one is a speaker, known or not. */
export const PLAIN_CUES: ReadonlySet<string> = new Set([
  '表示',
  '认为',
  '指出',
  '强调',
  '坦言',
  '直言',
  '透露',
  '说',
  '称',
  '指',
  '告诉',
  '重申',
  '回应',
])

/** `作出回应，称…`: directly behind another verb these attribute in its place. */
export const INTRODUCING_CUES: ReadonlySet<string> = new Set(['称', '指', '说', '表示', '指出', '强调'])
