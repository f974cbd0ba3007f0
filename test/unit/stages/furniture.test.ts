import { describe, expect, it } from 'vitest'
import { foldText } from '../../../pipeline/stages/index.ts'
import { isCaption } from '../../../pipeline/stages/repair/caption.ts'
import { furnitureOf } from '../../../pipeline/stages/repair/furniture.ts'
import { readJumpLine } from '../../../pipeline/stages/repair/jump-line.ts'

/** What pages print around articles, invented; Traditional lines are folded first, as pages are. */
const FURNITURE = {
  'jump-line': [
    '（下转第3版）',
    '（下转03版）',
    '下转第2版',
    '（下转A4版）',
    '（下轉第二版）',
    '（上接第1版）',
    '（上接A1版）',
    '上接01版',
    '（上接頭版）',
    '（下转第四、五版）',
    '▶▶下转03版',
    '（紧接第一版）',
    '（转第8版）',
    '（接第1版）',
    '（下转2版）',
    '【下转第6版】',
    '（文转A6版）',
    '（轉A6頁）',
    '（續A2版）',
    '（文接A1版）',
    '詳見A3版',
    '相关报道见3版',
    '（相关报道详见第5版）',
    '（更多报道见4—5版）',
    '（全文见第2版）',
    'Continued on page 7',
    '(Continued on Page A12)',
    'Continued from page 1',
    'CONTINUED ON B3',
    'Continued from Page A1',
    'See EXPORTS, Page 6',
    '» Continued on page 4',
    'From page 1',
    'Turn to page 5',
    'Story continues on A8',
  ],
  'editor-line': [
    '责任编辑：王晓明 美编：李红',
    '责编 王晓明',
    '责编：王晓明 校对：李红 版式：赵大山',
    '本版责编：王晓明',
    '本版编辑：王晓明　邮箱：abc@example.com',
    '编辑：王晓明',
    '編輯：王曉明',
    '责任编辑/王晓明',
    '■责编 王晓明 ■美编 李红',
    '责编王晓明 校对李红',
    '值班主编：王晓明',
    '统筹：王晓明 文字：李红',
    '版式设计：王晓明',
    '本版制图：王晓明',
    '视觉：王晓明 校对：李红',
    '审读：王晓明',
    '（责任编辑：王晓明）',
    '（责编：王晓明、李红）',
    '[责任编辑：王晓明]',
    '【责任编辑:王晓明】',
    '(編輯：陳大文)',
    '採訪主任：陳大文',
    '責任編輯：陳大文',
    '今日责编：王晓明',
    '一审：王晓明 二审：李红 三审：赵大山',
    'Edited by Jane Doe',
  ],
  'page-header': [
    '第4版 时政 2024年5月20日 星期一',
    '2024年5月20日 星期一 第4版',
    '要闻 04',
    'A05 本地',
    'A05',
    '04版：要闻',
    '2024年5月20日　星期一　农历甲辰年四月十三',
    '临川日报 2024.5.20 星期一',
    '2024/05/20 星期一',
    '第12345期 今日8版',
    '总第12345期',
    '临川日报 LINCHUAN DAILY',
    '国内统一连续出版物号 CN 11-0000',
    'Monday, May 20, 2024',
    'The Harbour Times | Monday, May 20, 2024 | A3',
    'Page A3',
  ],
  'page-number': ['- 12 -', '— 3 —', '12', '· 4 ·'],
  advert: [
    '广告',
    '分类广告',
    '订阅热线：5550123',
    '新闻热线：0571-55550188',
    '【广告】',
    '廣告',
    '（广告）',
    '·广告·',
    'ADVERTISEMENT',
    'Advertisement',
    '广告 城南家具城周年庆 全场五折起',
    '分类广告 声明：本人遗失身份证一张，特此作废。',
    '地址：建设路12号 邮编：100000 零售价：1元',
    '遗失声明',
    '电话：0571-55550188',
    '扫码关注临川日报公众号',
    '本报地址：建设路12号 邮政编码：100000',
    '广告经营许可证：3300004000001',
    '招租热线 55550123',
  ],
} as const

const CAPTIONS = [
  '图为工人正在铺设路面。',
  '新路穿过清河峡谷。本报记者 王晓明摄',
  '清河大桥施工现场。',
  '清河大桥施工一角。',
  '村民在新路上。 新华社发',
  '图：王晓明',
  '图/王晓明',
  '（图：受访者提供）',
  '（资料图片）',
  '图片来源：新华社',
  '受访者供图',
  '▲新路通车。',
  '圖為新路通車。',
  '新路通車，村民慶祝。（中央社記者陳大文攝）',
  '新路通車，村民慶祝。陳大文攝',
  '新路通車。（資料圖片）',
  '新路通車。（網上圖片）',
  '新路通車。圖／縣政府提供',
  'CNA photo May 20, 2024',
  'A worker checks the new road. (Photo by Jane Doe)',
  'A worker checks the new road. Jane Doe/Reuters',
  '左起：王晓明、李红、赵大山。',
  '上图：新路穿过清河峡谷。',
  '图2 新路穿过清河峡谷',
  '视频截图',
  '新路穿过清河峡谷。 王晓明 摄',
  '新路穿过清河峡谷（王晓明 摄）',
  '王晓明/摄',
  '摄影：王晓明',
  '摄影/王晓明',
] as const

const NEITHER = [
  '上图显示了三年来公路里程的变化，其中去年增长最快。',
  '公路下转第三个路口就是学校',
  '编辑部的故事',
  '5月20日通车',
  '2024年临川县新建三条公路',
  '第四版施工方案获得通过',
  '广告收入三年翻番',
  '地址搬迁之后，老店的客人反而多了',
  '电话打不通怎么办',
  '图书馆昨天开放。',
  '消息昨天由县政府发布。',
  '接诊大厅正式启用',
  '转型升级再出发',
  '接力第三棒',
  '上接天线下接地气',
  '下转型决心 上创新台阶',
  '新闻发布会现场座无虚席',
  '编辑称不知情',
  '编辑 一个正在消失的职业',
  '统筹城乡发展',
  '统筹 推进乡村振兴的关键词',
  '主编 他用一生守护一本杂志',
  'See how exports rose',
  'Photo shows need for reform',
  'From page to stage',
  '更多内容将在下月公布',
  '零售业回暖',
  '定价权在谁手里',
  'A4纸涨价',
  '校对机器人上岗',
  '摄影大赛落幕',
  '摄影：一种看世界的方式',
  '一审：被告人获刑三年',
  '审读时间',
] as const

describe('furniture', () => {
  it.each(Object.entries(FURNITURE).flatMap(([kind, lines]) => lines.map((line) => [kind, line] as const)))(
    '%s: %s',
    (kind, line) => {
      expect(furnitureOf(foldText(line))).toBe(kind)
    },
  )

  it.each([...NEITHER, ...CAPTIONS])('is not %s', (line) => {
    expect(furnitureOf(foldText(line))).toBeNull()
  })
})

describe('captions', () => {
  it.each(CAPTIONS)('%s', (line) => {
    expect(isCaption(foldText(line))).toBe(true)
  })

  it.each(NEITHER)('are not %s', (line) => {
    expect(isCaption(foldText(line))).toBe(false)
  })
})

describe('jump lines', () => {
  it.each([
    ['（下转第03版）', 'onward', '3'],
    ['（下轉A4版）', 'onward', 'A4'],
    ['（下转第四、五版）', 'onward', '4'],
    ['（上接頭版）', 'back', '1'],
    ['（上接第十二版）', 'back', '12'],
    ['（接A01版）', 'back', 'A1'],
    ['（相关报道见第5版）', 'aside', '5'],
    ['(Continued on Page a12)', 'onward', 'A12'],
    ['Continued from page 1', 'back', '1'],
    ['See EXPORTS, Page 6', 'aside', '6'],
  ])('%s', (line, direction, page) => {
    expect(readJumpLine(foldText(line))).toEqual({ direction, page })
  })
})
