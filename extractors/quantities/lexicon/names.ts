import { words } from '../../word-list.ts'

/**
 * Words that begin with a classifier and, after a small Chinese numeral, end the name of a place: 三间房, 五道口, 六盘山.
 * Source: the commonest of the kind in GB/T 2260 and in lists of stations.
 */
export const PLACE_TAILS = words(`
  间房乡 间房镇 间房村 间房站 间房地区 间房风 间房路 间房街 间房东 间房西 道口 道湾 道沟 道河 道岭 道堰 道梁 道桥 家店镇 家店乡
  家店村 家店站 家店街 家渠 家子 家屯 家堡 家湾 棵松 门峡 门源 盘山 盘水 里河 里桥 里店 里屯 里坪 里铺 里塘 里庙 里沟 里墩 里湾
  里堡 里台 里亭 里街 眼桥 台山 台县 台子 面山 方坪 方街 枝特 星关 星村 星镇 星堆 房山 顶山 岔子 步梯 步沟 棚子 会市 会县 门县
  门镇 门湾 门海 门村 门港 洲田 渡河 渡口镇 汊河 河口镇
`)
/** …and words that begin like one of them and are counted: 三家子公司. */
export const NOT_PLACE_TAILS = words(`家子公司 家子企业 家子行 家子女 棵松树 房山墙 台山地 台子系统`)

/** Before N年 the year of a reign, not a length: 光绪四年, 昭和五十年, 民国元年. */
export const ERAS = words(`
  民国 中华民国 宣统 光绪 同治 咸丰 道光 嘉庆 乾隆 雍正 康熙 顺治 崇祯 天启 泰昌 万历 隆庆 嘉靖 正德 弘治 成化 天顺
  景泰 正统 宣德 洪熙 永乐 建文 洪武 至正 至元 元祐 元丰 熙宁 庆历 绍兴 淳熙 宣和 政和 贞观 开元 天宝 永徽 大历
  会昌 咸通 建安 永和 太和 太康 建元 元狩 元鼎 元封 昭和 平成 令和 大正 明治 公元 公元前 纪元 佛历 檀纪
`)

/** Builders numbered like departments: 中铁十四局, 中建三局. */
export const NUMBERED_ORGANISATIONS = words(
  `中铁 中建 中交 中冶 中核 中水 中煤 中化 水电 铁建 航务 铁 冶 电建 化建 监狱`,
)
/** What such an organisation is called after its number. */
export const ORGANISATION_UNITS = '局处所院厂'

/** A number after one of these tells which one: 附表5. */
export const LABELS = words(`附表 附件 附录 附图 附则 附注`)
/** …and after these which floor, flat or seat: 3单元2层. */
export const BUILDINGS = words(`单元 号楼 号院 号馆 号厅 座楼 幢楼`)
export const PARTS_OF_BUILDINGS = '层排座间栋户室'

/** Before N条 a statute: the number is an article's (依据该法23条). */
export const STATUTES = words(`
  法》 条例》 公约》 规定》 办法》 规则》 章程》 草案》 刑法 民法 宪法 基本法 安全法 国安法 诉讼法 刑诉法 处罚法 管理法 保护法
  合同法 公司法 劳动法 选举法 许可法 税法 监督法 组织法 婚姻法 证券法 商标法 专利法
`)

/** Before N度 a place on the globe. */
export const COORDINATES = words(`北纬 南纬 东经 西经 经度 纬度 北纬约 东经约 东经为 北纬为 夹角 仰角 旋转 转了 方位角`)

/** Before N公里处 a road or line: the place is a kilometre post. */
export const ROADS = words(`高速 高速公路 公路 国道 省道 县道 乡道 线 段 路 上行 下行 铁路 环城 绕城`)

/** After a number with a bare multiplier and 级: a grade of cleanness, not a size (10万级洁净车间). */
export const GRADES_OF_CLEANNESS = words(`洁净 无菌 净化 无尘 车间 标准 空气 层流 的洁净 的无菌 的净化 GMP 手术室`)

/** A distance with one of these is an event of sport (100米自由泳, 3米板). */
export const SPORT_EVENTS = words(`
  米板 米台 米跑 米栏 米短跑 米长跑 米跨栏 米障碍 米自由泳 米蛙泳 米仰泳 米蝶泳 米混合泳 米个人混合泳 米接力 米步枪 米气步枪
  米手枪 米气手枪 米速射 米移动靶 米决赛 米预赛 米比赛 米项目 米冠军 米单人 米双人 公里竞走 公里越野 公里徒步 米赛跑 米往返跑
`)

/** Names of places and firms that end in 大: 大约 after them is 约 (加拿大约23万人). */
export const ENDING_IN_DA = words(`加拿大 恒大 北大 浙大 人大 光大 正大 台大 港大 科大 交大`)

/** Names that end in 约 at the head of a phrase: 里约有六个港口 has no approximator, 湖北约有… and 公里约… have one. */
export const ENDING_IN_YUE = words(`里约 纽约 北约`)
