/**
 * Examples beside the rules: invented sentences. ⟦ ⟧ mark the quantities that are claims, in order; every other number of the
 * sentence must come out nominal or not at all. A reading is `kind comparator value[..high] unit code`, `-` where no unit is printed.
 */
export interface QuantityExample {
  readonly text: string
  readonly readings: readonly string[]
  /** Where the paper appears, for the bare 元. */
  readonly place?: string
}

interface ExampleGroup {
  readonly rule: string
  readonly examples: readonly QuantityExample[]
}

function claim(text: string, ...readings: readonly string[]): QuantityExample {
  return { text, readings }
}

function none(text: string): QuantityExample {
  return { text, readings: [] }
}

export const QUANTITY_EXAMPLES: readonly ExampleGroup[] = [
  {
    rule: 'numerals in places',
    examples: [
      claim('山河集团投入⟦三千五百亿元⟧', 'amount eq 350000000000 元 CNY'),
      claim('新厂造价⟦两个亿元⟧', 'amount eq 200000000 元 CNY'),
      claim('仓库里存着⟦两千三百台⟧', 'amount eq 2300 台 count'),
      claim('全镇存款⟦1.2万亿元⟧', 'amount eq 1200000000000 元 CNY'),
      claim('收据写明⟦叁仟陆佰元整⟧', 'amount eq 3600 元 CNY'),
      claim('来了⟦3,894名⟧选手', 'amount eq 3894 名 count'),
      claim('全校有⟦一百零五名⟧教师', 'amount eq 105 名 count'),
      claim('发出⟦3千多份⟧问卷', 'amount gt 3000 份 count'),
      claim('这批货值⟦4万5000元⟧', 'amount eq 45000 元 CNY'),
      claim('电站装机⟦5千瓦⟧', 'amount eq 5 千瓦 kW'),
      none('参股公司的名字'),
      none('他们总数十分稳定'),
    ],
  },
  {
    rule: 'digits by reading and terms',
    examples: [
      none('二〇二三年的春天'),
      none('二○一八年七月四日'),
      none('拨打幺幺零报警'),
      none('“十四五”规划和二十大报告'),
      none('一链一策，东数西算'),
    ],
  },
  {
    rule: 'ranges inside a numeral',
    examples: [
      claim('来了⟦七八十人⟧', 'amount range 70..80 人 count'),
      claim('剩下⟦十几个⟧座位', 'amount range 11..19 个 count'),
      claim('损失⟦数十亿元⟧', 'amount range 2000000000..9900000000 元 CNY'),
      claim('⟦数十家⟧书店关门', 'amount range 20..99 家 count'),
      claim('要等⟦三四个小时⟧', 'duration range 3..4 个小时 hour'),
      claim('他存了⟦三十几万⟧。', 'amount range 310000..390000 - count'),
      none('人数十分可观'),
      none('一二三产业融合'),
    ],
  },
  {
    rule: 'ranges of two numbers',
    examples: [
      claim('每年接待⟦5至8万人次⟧', 'amount range 50000..80000 人次 count'),
      claim('规模⟦1.5~2.3万亿元⟧', 'amount range 1500000000000..2300000000000 元 CNY'),
      claim('毛利率⟦10%～15%⟧', 'ratio range 10..15 % percent'),
      claim('占人口⟦1%至2%⟧', 'ratio range 1..2 % percent'),
      claim('售价⟦3到5万元⟧', 'amount range 30000..50000 元 CNY'),
      claim('年薪在⟦2万至3万⟧之间', 'amount range 20000..30000 - count'),
      claim('票价⟦5000至1万元⟧', 'amount range 5000..10000 元 CNY'),
      claim('降雨⟦百分之三至五⟧', 'ratio range 3..5 - percent'),
      claim('押金⟦1万(含)-5万元⟧', 'amount range 10000..50000 元 CNY'),
      claim('由⟦8.9%⟧升至⟦27.9%⟧', 'ratio eq 8.9 % percent', 'ratio eq 27.9 % percent'),
      claim('由⟦5%⟧至⟦3%⟧', 'ratio eq 5 % percent', 'ratio eq 3 % percent'),
      claim('增加⟦4万人⟧至⟦47万人⟧', 'change eq 40000 人 count', 'amount eq 470000 人 count'),
      none('展会6月9~12日举行'),
      none('1999至2014年间'),
    ],
  },
  {
    rule: 'signs',
    examples: [
      claim('气温降到⟦零下5℃⟧', 'amount eq -5 ℃ Cel'),
      claim('同比⟦-3.5%⟧', 'change eq -3.5 % percent'),
      claim('同比⟦+8.7%⟧', 'change eq 8.7 % percent'),
      claim('出现负增长⟦2%⟧', 'change eq 2 % percent'),
      claim('票价⟦5元-10元⟧', 'amount range 5..10 元 CNY'),
      none('CH-5无人机'),
    ],
  },
  {
    rule: 'fractions and tenths',
    examples: [
      claim('⟦三分之二⟧的村民', 'ratio eq 66.67 - percent'),
      claim('误差⟦百万分之五⟧', 'ratio eq 0.0005 - percent'),
      claim('有⟦近三分之一⟧的病人', 'ratio approx 33.33 - percent'),
      claim('⟦三成⟧受访者', 'ratio eq 30 成 percent'),
      claim('死亡率达⟦两成四⟧', 'ratio eq 24 成 percent'),
      claim('占全球⟦近六成⟧', 'ratio approx 60 成 percent'),
      claim('打⟦8折⟧', 'ratio eq 80 折 percent'),
      claim('打⟦85折⟧', 'ratio eq 85 折 percent'),
      claim('盐度⟦3‰⟧', 'ratio eq 0.3 ‰ percent'),
      claim('⟦一半以上⟧用户', 'ratio ge 50 - percent'),
      claim('事故减少⟦一半⟧', 'change eq 50 - percent'),
      claim('约占全国的⟦1/10左右⟧', 'ratio approx 10 - percent'),
      claim('加水⟦四分之一公升⟧', 'amount eq 0.25 公升 L'),
      none('一成不变的做法'),
    ],
  },
  {
    rule: 'money',
    examples: [
      claim('出口⟦512亿美元⟧', 'amount eq 51200000000 美元 USD'),
      claim('成交⟦NT$3.5亿元⟧', 'amount eq 350000000 元 TWD'),
      claim('罚款⟦人民币六千元⟧', 'amount eq 6000 元 CNY'),
      claim('花了⟦五元三毛⟧', 'amount eq 5.3 元 CNY'),
      claim('报价⟦4800元/吨⟧', 'amount eq 4800 元/吨 CNY/t'),
      claim('报价⟦每吨4000元⟧', 'amount eq 4000 元 CNY/t'),
      claim('红利达⟦千亿元级⟧', 'amount approx 100000000000 元 CNY'),
      claim('每次上调⟦1分钱⟧', 'change eq 0.01 分钱 CNY'),
      { text: '每日⟦20元至30元⟧', readings: ['amount range 20..30 元 HKD'], place: 'Hong Kong' },
      { text: '补贴⟦5000元⟧', readings: ['amount eq 5000 元 TWD'], place: 'Taiwan' },
      { text: '票价⟦$300⟧', readings: ['amount eq 300 $ HKD'], place: 'Hong Kong' },
      claim('大豆收盘⟦1361.5美分⟧', 'amount eq 13.615 美分 USD'),
      none('元旦2023元月的节目'),
    ],
  },
  {
    rule: 'counted things',
    examples: [
      claim('建成基站⟦231万个⟧', 'amount eq 2310000 个 count'),
      claim('超过⟦650万标准机架⟧', 'amount gt 6500000 标准机架 count'),
      claim('⟦两家⟧公司签约', 'amount eq 2 家 count'),
      claim('运送⟦1995万人次⟧', 'amount eq 19950000 人次 count'),
      claim('⟦约3万民众⟧到场', 'amount approx 30000 民众 count'),
      claim('事故致⟦2死⟧⟦48伤⟧', 'amount eq 2 死 count', 'amount eq 48 伤 count'),
      none('一家企业和一批工人'),
      none('二手房和三线城市'),
    ],
  },
  {
    rule: 'measures',
    examples: [
      claim('新增装机超过⟦87GW⟧', 'amount gt 87 GW GW'),
      claim('发电⟦3亿千瓦时⟧', 'amount eq 300000000 千瓦时 kW.h'),
      claim('面积⟦20万平方米⟧', 'amount eq 200000 平方米 m2'),
      claim('整治⟦450万亩⟧', 'amount eq 4500000 亩 mu'),
      claim('买了⟦三斤半⟧', 'amount eq 3.5 斤 jin'),
      claim('时速⟦62公里/小时⟧', 'amount eq 62 公里/小时 km/h'),
      claim('发电⟦1.1亿度⟧', 'amount eq 110000000 度 kW.h'),
      claim('气温升到⟦35度⟧', 'amount eq 35 度 Cel'),
      claim('浓度为⟦35微克/立方米⟧', 'amount eq 35 微克/立方米 ug/m3'),
      claim('由50升至⟦60万吨⟧', 'amount eq 600000 吨 t'),
      none('40W灯泡和5W LED球泡灯'),
      none('4K 240Hz曲面显示器'),
      none('55英寸电视'),
    ],
  },
  {
    rule: 'time',
    examples: [
      claim('连续⟦8年⟧第一', 'duration eq 8 年 year'),
      claim('耗时⟦2.5个工作日⟧', 'duration eq 2.5 个工作日 day'),
      claim('压缩到⟦8个工作日以内⟧', 'duration le 8 个工作日 day'),
      claim('黄金⟦6小时内⟧手术', 'duration le 6 小时 hour'),
      claim('等了⟦一个多月⟧', 'duration gt 1 个多月 month'),
      claim('历时⟦一年半⟧', 'duration eq 1.5 年 year'),
      claim('用时⟦2小时30分⟧', 'duration eq 2.5 小时 hour'),
      claim('现年⟦63岁⟧', 'amount eq 63 岁 year'),
      claim('一连⟦7日⟧展出', 'duration eq 7 日 day'),
      claim('工期缩短⟦3天⟧', 'change eq 3 天 day'),
      claim('须提前⟦3天⟧报备', 'duration eq 3 天 day'),
      claim('他住了⟦近40年⟧，', 'duration approx 40 年 year'),
      claim('从⟦一个月⟧缩短至⟦10天⟧', 'duration eq 1 个月 month', 'duration eq 10 天 day'),
      none('过去五年，近三年来，三天后他走了'),
      none('2022年3月31日24时，上午10时25分'),
      none('一年之计在于春'),
      none('三年行动计划与10年期国债'),
      none('不平凡的五年，三年攻坚行动，五年奋斗目标'),
      claim('九年义务教育⟦三年⟧完成任务', 'duration eq 3 年 year'),
      none('24小时营业'),
    ],
  },
  {
    rule: 'bounds',
    examples: [
      claim('突破⟦40万亿元⟧大关', 'amount gt 40000000000000 元 CNY'),
      claim('跃上⟦10万亿元⟧台阶', 'amount gt 10000000000000 元 CNY'),
      claim('约为⟦300吨⟧', 'amount approx 300 吨 t'),
      claim('不足⟦3%⟧', 'ratio lt 3 % percent'),
      claim('不多于⟦三成⟧', 'ratio le 30 成 percent'),
      claim('至少⟦40人⟧', 'amount ge 40 人 count'),
      claim('有⟦将近23万户⟧', 'amount approx 230000 户 count'),
      claim('共⟦86万余元⟧', 'amount gt 860000 元 CNY'),
      claim('⟦65岁以上⟧', 'amount ge 65 岁 year'),
      claim('每天迎来⟦上百趟⟧车', 'amount ge 100 趟 count'),
      claim('死亡人数⟦近3000⟧', 'amount approx 3000 - count'),
      claim('逼近⟦10万亿元⟧大关', 'amount approx 10000000000000 元 CNY'),
      claim('高于平均的⟦15%⟧', 'ratio eq 15 % percent'),
    ],
  },
  {
    rule: 'changes',
    examples: [
      claim('同比增长了⟦3.6%⟧', 'change eq 3.6 % percent'),
      claim('分别增长了⟦96.9%⟧和⟦93.4%⟧', 'change eq 96.9 % percent', 'change eq 93.4 % percent'),
      claim(
        '分别提高⟦5.9⟧和⟦6.3个百分点⟧',
        'change eq 5.9 个百分点 percentage_point',
        'change eq 6.3 个百分点 percentage_point',
      ),
      claim(
        '增长⟦5.1⟧、⟦6.2⟧和⟦7.3%⟧',
        'change eq 5.1 % percent',
        'change eq 6.2 % percent',
        'change eq 7.3 % percent',
      ),
      claim('1、⟦5%⟧的学生', 'ratio eq 5 % percent'),
      claim('减少⟦500万吨⟧', 'change eq 5000000 吨 t'),
      claim('提高⟦2个百分点⟧', 'change eq 2 个百分点 percentage_point'),
      claim('产量⟦翻一番⟧', 'change eq 1 - times'),
      claim('收入⟦翻两番⟧', 'change eq 3 - times'),
      claim('收入翻了⟦近两番⟧', 'change approx 3 番 times'),
      claim('减少⟦近一半⟧', 'change approx 50 - percent'),
      claim('每年⟦9.4%⟧的强劲增长', 'change eq 9.4 % percent'),
      claim('由⟦18.4%⟧下降至⟦11.1%⟧', 'ratio eq 18.4 % percent', 'ratio eq 11.1 % percent'),
      claim('连续⟦7年⟧每年减贫⟦1000万人⟧', 'duration eq 7 年 year', 'amount eq 10000000 人 count'),
      claim('⟦十年⟧升⟦3倍⟧', 'duration eq 10 年 year', 'change eq 3 倍 times'),
      claim('增至⟦3倍⟧', 'ratio eq 3 倍 times'),
      claim('税率提高到⟦9%⟧', 'ratio eq 9 % percent'),
      claim('增幅将达到⟦25%左右⟧', 'change approx 25 % percent'),
      claim('以⟦4.2%⟧的年均速度', 'change eq 4.2 % percent'),
      claim('提高⟦1464项⟧产品的税率', 'amount eq 1464 项 count'),
      claim('工业增加值⟦40万亿元⟧', 'amount eq 40000000000000 元 CNY'),
      claim('新增装机⟦60万个⟧', 'amount eq 600000 个 count'),
    ],
  },
  {
    rule: 'ranks',
    examples: [
      claim('产量居⟦世界第一⟧', 'rank eq 1 - rank'),
      claim('荣升“⟦世界第一大⟧照明展”', 'rank eq 1 - rank'),
      claim('居⟦全国首位⟧', 'rank eq 1 - rank'),
      claim('是⟦香港第4位⟧杀手', 'rank eq 4 - rank'),
      claim('排名⟦第三⟧', 'rank eq 3 - rank'),
      claim('黄河⟦第二大⟧支流', 'rank eq 2 - rank'),
      none('第一大队出发'),
      claim('居⟦省会城市第7位⟧', 'rank eq 7 - rank'),
      claim('位居⟦全省第3位⟧和⟦第1位⟧', 'rank eq 3 - rank', 'rank eq 1 - rank'),
      claim('进入⟦全球前十⟧', 'rank le 10 - rank'),
      none('第三次会议，第16届展会，第一时间'),
      none('第一，要修炼内功'),
      none('把安全放在首位'),
    ],
  },
  {
    rule: 'names and forms',
    examples: [
      none('5G、4K、8K、Web3.0和2G'),
      none('一是完善布局；二是推动协同'),
      none('首次、首款、首台'),
      none('三大需求与五大险企'),
      none('千方百计，万紫千红，万一'),
      none('四级中小企业服务体系，1级能效'),
      none('版本1.2.3.4已经发布'),
      none('热线010-12345678，代码(600519)'),
      none('比赛3:2结束'),
      none('“1+3+N”模式'),
      none('做到“两个维护”'),
      none('实施“一主、六双”布局'),
      claim('他说：“⟦两家⟧公司都没有回应，我们还在等。”', 'amount eq 2 家 count'),
      none('省委十三届五次、六次全会'),
      none('四川、三亚、五角大楼、百度和半导体'),
      none('队伍收拾好了陆续参加'),
    ],
  },
]
