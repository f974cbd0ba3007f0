import { words } from '../../word-list.ts'

/** Territories and fields within which something is ranked; a place name of the list directly before the ordinal is a scope too. */
export const RANK_SCOPES = words(`
  东北 华北 华东 华南 华中 西南 西北 东北地区 华东地区 中国内地 中国大陆 中原地区 北方 南方 境内 海内外 新兴市场
  省会城市 全国省会城市 全省地级市 地级市 副省级城市 计划单列市 同类城市 直辖市 中部六省 全国地级市 全国城市 中央企业
  央企 上市公司 民营企业 全国高校 全省高校 县级市 百强县 东部地区 中部地区 经济体 主要经济体 大型经济体 金砖国家
  东盟国家 非洲国家 亚洲国家 欧洲国家 欧元区 二十国集团 全区域 全领域 同业 全系 该领域 同期 全国同类 全国县域 全国省份
  沿海省份 各省份 各省市 各市 全省各市 各省区市 兄弟省市 世界 全球 全国 全省 全市 全县 全区 全州 全港 全澳 全台 全网
  全行业 全军 全校 全场 全年级 国内 国际 海外 亚洲 欧洲 非洲 美洲 北美 南美 拉美 大洋洲 东南亚 东亚 南亚 中东 亚太
  欧盟 东盟 行业 同行业 业内 业界 历史 史上 同类 同类产品 全系统 全疆 全厂 集团 区域 地区 西部 东部 中部 中西部
  西部地区 长三角 珠三角 大湾区 京津冀 长江经济带 沿海 内地 本地 单项 总分 总榜 金牌榜 奖牌榜 积分榜
`)

/** Countries and provinces. Source: ISO 3166-1 common names in Chinese; GB/T 2260 for provinces and municipalities; the provincial capitals. */
export const PLACES = words(`
  中国 我国 美国 英国 法国 德国 日本 韩国 俄罗斯 印度 巴西 南非 澳大利亚 加拿大 意大利 西班牙 墨西哥 印尼 印度尼西亚
  越南 泰国 马来西亚 新加坡 菲律宾 土耳其 沙特 伊朗 埃及 以色列 荷兰 瑞士 瑞典 波兰 乌克兰 阿根廷 智利 全美 全英 全欧
  全日本 全德 北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南
  四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 本港 全台湾 全香港 广州 深圳 杭州 南京 武汉
  成都 西安 苏州 青岛 大连 宁波 厦门 长沙 郑州 济南 沈阳 合肥 福州 南昌 长春 哈尔滨 石家庄 太原 南宁 昆明 贵阳 兰州
  银川 西宁 乌鲁木齐 拉萨 海口 呼和浩特 台北 高雄
`)

/** A verb of standing before the ordinal makes it a rank without a scope: 位居第二, 排名第3位. */
export const RANK_VERBS = words(`
  位居 位列 名列 居 列 排名 排 排在 排行 居于 跃居 跃升至 跃升为 升至 升到 上升到 上升至 攀升至 降至 退居 跌至 稳居
  稳坐 雄踞 高居 荣居 荣登 荣获 获得 获 夺得 夺取 勇夺 取得 摘得 斩获 跻身 跻身于 进入 前进至 前移至 位次升至 列为
  均居 均列 皆居 分列 分居 连续保持 保持 继续保持 蝉联 仅次于第 荣膺 位于 名次为 总分 高踞 暂列 暂居 并列 同列 排到
  拿到 拿下
`)

/** Fillers between the verb of standing and the ordinal. */
export const RANK_FILLERS = words(`
  了 为 在 至 到 上 全国 均 均为 分别 分别为 都 总 团体 ，
`)

/** What follows the numeral of a rank and belongs to it: 第3位, 第二大, 第一名. */
export const RANK_SUFFIXES = words(`
  位 名 大 强 高 多 长 高峰 高楼 好 快 低 富 宝座
`)

/** 首位 and its like: rank one without a numeral. */
export const RANK_FIRST = ['首位', '第一位', '第一名'] as const

/** Ordinal idioms that rank nothing: 放在第一位 (priority), 第一时间. */
export const NOT_RANKS = words(`
  放在第一位 摆在第一位 放在首位 摆在首位 摆到首位 放到首位 摆在首要 在第一位 放首位 是第一位 是第一 置于首位
  置于第一位
`)

/** Verbs that rank even with the field between them and the ordinal. */
export const STRONG_RANK_VERBS = words(`
  位居 位列 名列 居 列 排名 排在 居于 跃居 稳居 雄踞 高居 跻身 保持 位次
`)

/** …and these, before 前N: 进入全国同类园区前5名. */
export const RANK_ENTRIES = words(`进入 排进 挤进 闯入 跨入 迈入 挺进 杀入 进军`)
