import { words } from '../word-list.ts'

/** What takes a title apart into organisation and office, and what it makes of its holder. Simplified. Own compilation. */

/** Between organisation and office; part of the office: `⟦首席⟧经济学家`, `⟦常务副⟧市长`. */
export const OFFICE_MODIFIERS = words(`
  国家 副 正 总 前 原 代 代理 候任 现任 时任 前任 上任 首任 名誉 荣誉 首席 高级 资深 常务 执行 联席 联合 独立 非执行 独立非执行 特别
  特聘 特邀 客座 兼职 助理 第一 第一副 党组 党委 行政 技术 财务 市场 销售 运营 营运 产品 品牌 人事 人力资源 法律 法务 新闻 对外
  政治 军事 商务 经济 科技 文化 投资 研究 策略 战略 生产 质量 采购 项目 客户 区域 华东 华南 华北 大区 轮值 政务 终身 退休 离任 卸任
  主治 住院 全科 注册 专职 外务 外务副 内务 内务副 临时 署理 助理 宏观 企划 公关 公共事务 事务 业务 综合 创意 艺术 教育 安全
`)

/** Bodies that the endings of organisations leave out, because alone before a verb they are something else. */
export const BODIES = words(`
  人大 政协 立法会 立法院 行政院 监察院 党团 立院党团 党部 工商联 作协 文联 侨联 妇联 残联 共青团 团委 党委 县委 市委 省委 区委
  调查组 专案组 工作组 调查科 组 科 庭 海军 陆军 空军 部队 舰队 市场 镇委 乡政府 系 专业 学部 书院 教研室 研究室 办公室 事业部 分公司 子公司 支行 分行 总部 车队 乐队 球队 国家队 合作社 农场 牧场
  林场 渔场 茶场 超市 商场 酒店 宾馆 餐厅 饭店 工地 车间 工作室 事务处 分社 村 社区 街道 小区 庄园 影业 传媒 科学院 工程院
  社科院 卫健委 发改委 国资委 证监会 银保监会 银监会 保监会 卫生院 国大党 民进党 国民党 时代力量 民主党 共和党 工党 保守党
`)

/** These go with any other role and tell no two persons apart. */
export const MEMBERSHIPS = words(`
  代表 人大代表 政协委员 委员 常委 党员 会员 成员 院士 博导 博士生导师 得主 得奖者 获得者 理事 立委 议员 立法委员 代表委员 众议员 参议员
  候选人 申请人 传承人 股东 候补委员
`)

/** Parts that anybody may have: without more they name nobody. */
export const ORDINARY = words(`
  村民 居民 市民 住户 街坊 摊贩 商户 业主 车主 店员 店主 老板 老板娘 员工 职工 工人 农民 渔民 牧民 果农 菜农 种植户 养殖户 农户
  司机 志愿者 义工 家属 家长 母亲 父亲 妻子 丈夫 儿子 女儿 患者 病人 游客 旅客 顾客 消费者 网友 学生 大学生 研究生 毕业生 考生
  股民 投资者 被告 原告 证人 受害人 受害者 当事人 知情人 目击者 服务员 营业员 战士 乘客 房东 租客 保安 保姆 快递员 外卖员
`)

/** Trades: they need no organisation and change seldom. */
export const PROFESSIONS = words(`
  教授 副教授 讲师 教师 老师 学者 专家 研究员 副研究员 科学家 经济学家 分析师 策略师 评论员 观察员 医生 医师 护士 药师 律师 大律师
  工程师 设计师 建筑师 会计师 规划师 精算师 作家 诗人 画家 歌手 演员 导演 编剧 音乐人 制片人 主持人 运动员 球员 选手 教练 裁判
  记者 编辑 顾问 社工 牧师 艺术家 书法家 摄影师 企业家
`)

/** Offices at the head of a firm or body: what stands before one is its name, known or not. */
export const HEADS = words(`
  董事长 总裁 副总裁 总经理 经理 创始人 创办人 联合创始人 首席执行官 行政总裁 CEO CFO COO CTO 主席 会长 理事长 秘书长 老总 掌门人
  负责人 发言人 社长 校长 院长 所长 董事 合伙人 总监 主管 高管 法定代表人 总编辑 主编 总工程师 首席经济学家 分析师 研究员
`)

/** Bodies that no newspaper means by name alone: another article's 警方 is another one. */
export const GENERIC_BODIES = words(`
  官方 警方 检方 军方 院方 校方 厂方 店方 馆方 主办方 资方 控方 辩方 当局 工会 公司 集团 企业 银行 法院 法庭 医院 学校 大学 中学 小学 学院
  部门 协会 学会 商会 董事会 理事会 监事会 委员会 居委会 村委会 管委会 组织 机构 机关 单位 中心 平台 网站 报社 电视台 球队 球会 俱乐部
  政府 市政府 省政府 县政府 地方政府 市委 省委 县委 党委 有关部门 相关部门 派出所 警局 保险公司 航空公司 电力公司 物业公司 物业 银行方面
  公司方面 学校方面 医院方面 院校 电台 报纸 客服 校友会 项目组 课题组 专案组 指挥部 组委会 大使馆 使馆 领事馆 全会 会议 大会 论坛
`)
