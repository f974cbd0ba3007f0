import { words } from '../word-list.ts'

/**
 * Words that make up a speaker's description. Simplified, because rules match folded text. Compiled by reading news;
 * longest alternative first is the compiler's business, not this file's.
 */

/** Words that end an office or profession: `董事长`, `首席分析师`. A name may follow. */
export const OFFICES = words(`
  总领事 副总领事 总书记 书记 主席 总统 总理 首相 国务卿 部长 次长 书记长 众议员 参议员 大臣 外长 防长 财长 司长 局长 处长 科长
  厅长 省长 市长 州长 区长 县长 镇长 乡长 村长 村主任 署长 司令 司令员 政委 大使 公使 领事 参赞 特使 特首 行政长官
  议长 议员 委员 委员长 常委 代表 人大代表 政协委员 立法委员 立委 检察长 检察官 法官 大法官 院长 庭长 审判长 督察
  警司 警长 警官 民警 队长 支队长 大队长 所长 站长 组长 召集人 长官 获得者 得主 得奖者 发言人 新闻官 联络员 干事
  总干事 审计师 总审计师 统计师 督导 专员 专委 巡视员 调研员 参事 顾问 参谋长 将军 上将 中将 少将 大校 上校 主教
  党魁 女王 国王 王储 亲王 司司长 董事长 董事 董事局主席 监事长 总裁 总经理 经理 总监 主管 主任 首席执行官
  首席财务官 首席运营官 首席技术官 执行官 财务官 运营官 技术官 科学家 经济学家 分析师 研究员 策略师 战略师 经济师
  会计师 规划师 设计师 建筑师 工程师 总工程师 总工 架构师 精算师 评论员 观察员 合伙人 创始人 创办人 联合创始人
  负责人 责任人 法人 法人代表 法定代表人 经纪 经纪人 中介 助理 老板 老板娘 店主 店长 厂长 场长 矿长 行长 会长 理事长 理事 秘书长 秘书 社长
  总编辑 主编 编辑 台长 馆长 园长 团长 船长 机长 车间主任 采购员 销售员 业务员 营业员 服务员 技术员 质检员 操盘手
  基金经理 投资人 投资者 股东 高管 高层 老总 掌门人 带头人 大户 经销商 代理商 个体户 CEO CFO COO CTO CIO CMO 院士
  校长 副教授 教授 讲师 教师 老师 导师 博士 博导 学者 专家 医生 医师 护士 护士长 药师 律师 大律师 资深大律师 教练
  主教练 球员 运动员 选手 裁判 导演 编剧 演员 歌手 作家 诗人 画家 音乐人 制片人 主持人 记者 学生 研究生 博士生
  毕业生 班主任 村民 住户 街坊 摊贩 商户 居民 市民 业主 车主 店员 员工 职工 工人 农民 渔民 牧民 果农 菜农 种植户
  养殖户 农户 司机 工作人员 志愿者 义工 家属 家长 母亲 父亲 妻子 丈夫 儿子 女儿 患者 病人 游客 旅客 顾客 消费者
  网友 战士 士官 官兵 指导员 消防员 队员 成员 会员 党员 候选人 申请人 总召 主委 副主委 干事长 被告 原告 证人
  受害人 当事人 知情人 目击者 社工 牧师 住持 传承人 陆配 港商 台商 商人 企业家 总指挥 总设计师 总策划 总代理
  一把手 官员 人士 先驱 监督
`)

/** Forms of address after a name or a surname; an honorific counts as a title, these polite ones do not. */
export const POLITE = words(`
  同学 先生 女士 小姐 太太 同志 大爷 大妈 阿姨 大姐 大哥 师傅 老人 婆婆 伯伯 官 父 母
`)

/** What may precede a bare surname (`老张`, `小李`) or stand for a shortened given name. */
export const FAMILIAR_PREFIXES = ['老', '小', '阿'] as const

/** Nouns that name a set of people. Longer ones are found through their endings (`航运界资深人士`). */
export const GROUPS = words(`
  高层 内部人士 高官 前高官 老人 一族 代表们 委员们 与会者 与会代表 参会者 专家们 专家 学者 分析师
  分析人士 分析员 经济学家 人士 人们 业内 业界 行业内 行内 坊间 外界 市场 舆论 媒体 外媒 港媒 台媒 美媒 日媒 传媒
  网友 网民 市民 居民 村民 民众 群众 公众 百姓 老百姓 农民 农户 果农 菜农 工人 员工 职工 学生 同学 家长 教师 老师
  医生 医护人员 患者 游客 旅客 顾客 消费者 读者 观众 球迷 用户 业主 车主 商家 商户 厂商 厂家 企业 企业家 经销商
  代理商 供应商 零售商 开发商 运营商 参展商 主办方 承办方 组织者 投资者 股民 交易员 券商 机构 官员 议员 立委 律师
  团队 研究人员 科研人员 科学家 工作人员 管理人员 技术人员 从业者 经营者 生产商 制造商 支持者 示威者 反对者 批评者
  批评人士 目击者 知情者 消息人士 受访者 委员 代表 各方 双方 多方 控方 辩方 资方 劳方 买方 卖方 家属 亲友 当事人
  大家 有人 不少人 很多人 许多人 一些人 部分人 人群 行业 店家 商贩 摊主 老板 司机 志愿者 党员 干部 领导人 领导
  意见 观点 声音 评论 分析
`)

/** Endings of organisations. Checked after names, so that 李建国 stays a person. */
export const ORGANISATION_ENDINGS = words(`
  机制 观察 阵线 公司 集团 企业 银行 证券 基金 保险 信托 期货 控股 实业 科技 电子 电器 汽车 钢铁 石油 石化 通信
  电信 移动 联通 航空 铁路 地产 交易所 事务所 研究所 研究院 研究会 研究中心 中心 委员会 委 协会 学会 商会 联盟
  联合会 总会 基金会 理事会 董事会 监事会 管委会 居委会 村委会 工会 议会 国会 法院 检察院 医院 学院 大学 中学 小学
  学校 公会 高院 国务院 部委 部门 部 局 厅 署 处 办 司 总局 分局 支局 党 政府 市政府 省政府 中央 当局 官方 警方 检方
  港警 军方 院方 校方 台方 中方 美方 日方 韩方 俄方 英方 港方 欧方 法庭 海关 央行 白宫 五角大楼 克里姆林宫 欧盟
  联合国 北约 东盟 世卫组织 组织 机构 机关 单位 社 报 日报 晚报 时报 周刊 杂志 电视台 电台 台 网 网站 平台 出版社
  通讯社 俱乐部 球会 剧团 剧院 队 支队 总队 大队 派出所 指挥部 司令部 工作组 课题组 项目组 专案组 实验室 厂 店 行
  矿 站 所 院 会 会议 座谈会 常务会议 全会 论坛 省 市 县 区 方面 大使馆 使馆 领事馆 馆 医管局 港铁
`)

/** Endings of documents that speak in their own name. */
export const DOCUMENTS = words(`
  倡议 述评 社评 入禀状 贴文 影片 短片 裁决书 判决 答复 函件 来信 信中 公函 规划 规划纲要 纲要 政府工作报告
  工作报告 白皮书 蓝皮书 绿皮书 公报 条例 办法 细则 通知 意见 方案 声明 公告 社论 文件 通报 决定 倡议书 公开信
  判词 判决书 起诉书 章程 协议 合同 备忘录 法案 草案 宪法 基本法 文章 报道 报导 评论文章 新闻稿 帖文 报告 报告书
  报告称 年报 季报 公约 指南 标准 规定
`)

/** What an organisation produces and speaks through: `某局数据显示` is said by 某局. */
export const DATA_NOUNS = words(`
  调研 纪录 记录 网页 专页 新闻 文件 证据 档案 数据 统计 调查 研究 监测 检测 资料 结果 报告 分析 预测 信息 消息 民调
  问卷 报表 财报 公报 年报 快报 指数 报导 报道 观测 实验 审计 测算 官网 微博 网站
`)

/** What may stand before a data noun without naming anybody. */
export const DATA_MODIFIERS = words(`
  最新 的 发布 公布 发表 提供 一项 一份 有关 相关 近日 日前 昨日 昨天 今天 今日 近期 此前 初步 权威 官方 市场 公开
  统计 调查 研究 数据 监测 分析 行业 另 另外 有 多项 进行 所做 做 所 本月 上月 去年 今年 年度 季度 月度 同期 这份
  该 这项 上述 其 这些 据 而 但 内部 历史 销售 财务 不完全 抽样 问卷 民意 学术 科学 市场研究
`)

/** Third-person pronouns and the kind of speaker they go back to. */
export const PRONOUNS = {
  他们: 'group',
  她们: 'group',
  他: 'person',
  她: 'person',
  其: 'any',
  该负责人: 'person',
  这位负责人: 'person',
  该发言人: 'person',
  该官员: 'person',
  该人士: 'any',
  上述负责人: 'person',
  上述人士: 'any',
  前者: 'person',
  后者: 'person',
  两人: 'group',
  二人: 'group',
  三人: 'group',
  该公司: 'organisation',
  该集团: 'organisation',
  该企业: 'organisation',
  该机构: 'organisation',
  该行: 'organisation',
  该局: 'organisation',
  该部: 'organisation',
  该署: 'organisation',
  该党: 'organisation',
  该会: 'organisation',
  该协会: 'organisation',
  该报告: 'document',
  该文件: 'document',
  该研究: 'organisation',
  该负责人员: 'person',
  对方: 'any',
} as const satisfies Record<string, 'person' | 'group' | 'organisation' | 'document' | 'any'>

/** Words that say an unnamed office speaks: `税务局有关负责人`. */
export const UNNAMED = words(`
  小伙子 小姑娘 姑娘 女孩 男孩 男子 女子 大叔 妈妈 爸爸 父亲 母亲 儿子 女儿 妻子 丈夫 同事 邻居 有关负责人
  相关负责人 主要负责人 负责人 有关人士 相关人士 内部人士 知情人士 消息人士 发言人 新闻发言人 工作人员 有关官员
  官员 有关专家 总经理 董事长 主席 主任 局长 部长 经理 总监 店长 店主 老板 市民 村民 居民 网友 司机 店员 员工 医生
  教授 律师 法官 议员 分析师 研究员 经销商 投资者 消费者 顾客 游客 家长 学生 销售员 人员 人士 专家 学者 代表 客服
`)

/** What makes a person of a group noun: `一位经销商`, `某银行人士`. */
export const SINGLING = words(`
  一家 某家 另一家 有一家 又一位 又一名 首位 首名
  一位 一名 一个 某 这位 这名 那位 该名 有位 有名 其中一位 一不愿 不愿 有一位 有一名 某位 某名 其中一名 另一位
  另一名
`)

/** The reporter is no speaker. */
export const REPORTERS = words(`
  记者 本报记者 本刊记者 笔者 本报 本刊 编者 作者 我们 我 你 您 自己 谁 什么
`)

/** What may open a clause before the speaker and is not part of the description. */
export const OPENERS = words(`
  去年 今年 前年 上周 本周 上月 本月 召开的 举行的 高达 只有 仅有 仅得 因为 不时 仍有 就有 亦有 也有 另有 还有 更有 便有 同年有 当年有 其中有 为了 鉴于 有鉴于 围绕 结合 期间 谈话中
  曾担任 罢免 关于 包括 联同 连同 感谢 邀请 对此 日前 近日 昨日 昨天 今日 今天 今早 今晚 昨晚 当日 当天 当晚 目前
  同日 其中 其后 同时 此外 另外 不过 然而 但是 但 而 却 因此 所以 事实上 随后 之后 后来 早前 此前 至于 例如 比如
  如 据悉 据 根据 按照 按 依据 正如 虽然 尽管 对于 连 就连 而且 并且 又 还 也 并 亦 另 另据 原来 当时 其实 显然
  如今 现在 现时 眼下 最近 近期 近来 上午 下午 晚上 晚间 早上 凌晨 中午 在场 同样 最后 最终 会后 会上 会议上 席间
  庭上 场内 而对于 针对此事 就此 为此 由此 接着 于是 前日 前天 当然 此时 这时 与此同时 记者电话 来自 现任 时任
  身为 作为 曾任 担任 现年
`)

/** What begins the stretch between the speaker and the reporting verb: `李某⟦在会上⟧表示`. */
export const BRIDGES = words(`
  月底 月初 月中 年底 年初 年中 岁末   另 近年来 近年 多年来 长期以来 一直以来 一向 历来 本来 原本 原先 齐声   围绕 聚焦 就此   亲自 亲手 特意 专程 特地 赶紧 连忙 一开始 不约而同 悉数 大多 多数 随机 当众 连日 连夜 再度 日内 稍早 稍后 稍晚
  其间 期间 昨晚 今晨 昨早 前晚 此间 表态时 均 悄悄 急忙 感激 感动 哽咽 含泪 动情 欣慰 高兴 开心 遗憾 谦虚 幽默
  作出 做出 主动 率先 首先 首度 高调 不断 不忘 不禁 忍不住 坦白 如此 还是 仍然 苦笑 感慨地 告诉 随口 笑着 连番
  向传媒 只是 联合 致词 本人 受访时 引述 书面 口头 依然 当即 随即 轮流 异口同声 不讳 毫不 非常 十分 周一 周二 周三
  周四 周五 周六 周日 星期 补充 解释 总结 微笑 致函 来信 去信 示警 立即 马上 当场 当庭 庭上 会后 会上 周末 在 于
  对 向 就 针对 接受 面对 通过 透过 与 同 跟 和 经 以 用 出席 回应 回复 回覆 答复 发布 发表 发出 发文 发帖 撰文
  召开 主持 介绍 谈到 谈及 提到 提及 说到 受访 被问及 被问到 会见 率 指着 拿着 一边 边 坦率 电话 致电 致辞 表态
  引用 援引 代表 一再 多次 再次 曾 也 还 则 却 都 均 亦 又 更 已 即 便 仍 再 只 先 并 不 昨 今 日前 近日 当日 当天
  早前 此前 随后 事后 后来 其后 当时 上周 上星期 上月 上午 下午 同时 同样 普遍 一致 纷纷 直接 明确 公开 进一步
  特别 反复 坚决 郑重 分别 私下 最近 近期 目前 表现 激动 无奈 兴奋 自豪 有点 认真 严肃 详细 初步 其实 一直 曾经 竟
  竟然 甚至 接着 最后 最终 继续 续 一行 根据 由于 经过 收到 得知 今年 去年 今天 今日 昨天 昨日 本周 本月 当晚 今早
  今晚 同日 早上 晚上 凌晨 中午
`)

/** What a description never holds; a collective with one of these inside is a clause. */
export const VERBS_INSIDE = words(`
  由 响应 落实 贯彻 注重 推荐 按照 发联署 通过 提高 推动 密切 积极 努力 加强 选特首 致电 批评 周一 周二 周三 周四
  周五 周六 周日 做出 作出 了 是 将 已 称 收到 感谢 否则 听取 确定 召开 开记者会 今日 今天 昨日 昨天 日前 近日
  早前 发表 发布 出席 导致 造成 使 令 让 被 把 会否 如果 因为 由于 虽然 可以 可能 应该 需要 必须 还 就 都 也 没有
  不会 不能 认为 表示 希望 进入 成为 接受 面对 正在 曾
`)

/** Words with the ending of an organisation that are none. */
export const NOT_ORGANISATIONS = words(`
  一方面 另一方面 这方面 各方面   部署 全部 内部 局部 外部 机会 社会 不会 将会 就会 都会 才会 大会 晚会 宴会 聚会 一会 约会 拜会 体会 理会 运动会
  展会 峰会 盛会 好处 坏处 到处 处处 益处 之处 深处 举办 主办 承办 协办 开办 兴办 创办 公司司 进行 发行 同行 飞行
  运行 执行 流行 实行 推行 举行 旅行 可行 步行 外行 不行 现行 先行 践行 履行 通行 游行 暴行 言行 场所 厕所 诊所
  之所 地区 社区 小区 园区 灾区 山区 景区 城区 市区 郊区 误区 舞台 出台 柜台 上台 一台 联网 互联网 上网 物联网
  汇报 申报 预报 情报 举报 海报 回报 晚报上 上市 城市 都市 股市 楼市 车市 门市 夜市 超市 后市 入市 退市 开店 建厂
  设厂 网店 法院院 排队 车站 网站上 场馆 节省 反省
`)

/** Words that hold one of those and are no verbs. */
export const NOT_VERBS_INSIDE = words(`
  自由 理由 缘由 事由 首都 成都 南都 帝都 新都 大使 公使 使馆 使用 使领 司令 指令 将军 上将 中将 少将 大将 名称
  职称 还款 归还 就业 成就 就诊 就读 一把手 把关 是否 实是 了解 被告 被害 被捕 被访 受让 转让 曾国 今日头条 每日
  让球 令人
`)
