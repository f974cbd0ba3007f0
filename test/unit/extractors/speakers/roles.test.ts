import { describe, expect, it } from 'vitest'
import { compareRoles, holdsOffice, shortFormOf } from '../../../../extractors/speakers/index.ts'
import { splitEnglishRole, splitRole } from '../../../../extractors/speakers/roles.ts'

const chinese = (title: string) => splitRole(title, title)

describe('splitRole', () => {
  it.each([
    ['东江大学材料学院院长', '东江大学材料学院', '院长', 'office'],
    ['青山电机公司的董事长', '青山电机公司', '董事长', 'office'],
    ['江州市常务副市长', '江州市', '常务副市长', 'office'],
    ['蓝湾银行首席经济学家', '蓝湾银行', '首席经济学家', 'profession'],
    ['海岳公司终端业务总裁', '海岳公司', '终端业务总裁', 'office'],
    ['XYZ董事长', 'XYZ', '董事长', 'office'],
    ['全国人大代表', '全国人大', '代表', 'membership'],
    ['全国政协委员', '全国政协', '委员', 'membership'],
    ['国务院副总理', '国务院', '副总理', 'office'],
    ['前立法局主席', '立法局', '主席', 'office'],
    ['法国能源部长', '法国', '能源部长', 'office'],
    ['高级工程师', null, '高级工程师', 'profession'],
    ['副总经理', null, '副总经理', 'office'],
    ['六年级学生', null, '六年级学生', 'ordinary'],
    ['药材店老板', '药材店', '老板', 'ordinary'],
    ['东港海关', '东港海关', null, 'organisation'],
  ])('%s', (title, organisation, office, kind) => {
    expect(chinese(title)).toEqual({ title, organisation, office, kind })
  })
  it('cuts the title as printed', () => {
    expect(splitRole('东江大学医学院院长', '東江大學醫學院院長')).toMatchObject({
      organisation: '東江大學醫學院',
      office: '院長',
    })
  })
})

describe('splitEnglishRole', () => {
  it.each([
    ['head of the harbour bureau', 'harbour bureau', 'head', 'office'],
    ['chief executive at Blue Whale', 'Blue Whale', 'chief executive', 'office'],
    ['Blue Whale chief executive', 'Blue Whale', 'chief executive', 'office'],
    ["the bureau's director", 'bureau', 'director', 'office'],
    ['economist', null, 'economist', 'profession'],
  ])('%s', (title, organisation, office, kind) => {
    expect(splitEnglishRole(title)).toEqual({ title, organisation, office, kind })
  })
})

describe('compareRoles', () => {
  it.each([
    ['same', ['江州市教育局局长'], ['市教育局局长']],
    ['same', ['立法院海湾党团干事长'], ['海湾党立院党团干事长']],
    ['same', ['东江大学教授'], ['东江大学校长']],
    ['same', ['海事局局长'], ['海事局局长', '高级工程师']],
    ['open', ['海事局局长'], []],
    ['open', ['全国人大代表'], ['青山公司董事长']],
    ['open', ['村民'], []],
    ['open', ['局长'], ['青山公司董事长']],
    ['unlike', ['江州市公安局局长'], ['村民']],
    ['unlike', ['江州市公安局局长'], ['海门市财政局局长']],
    ['unlike', ['骨科医生'], ['出租车司机']],
    ['open', ['村民'], ['村民']],
    ['unlike', ['村民'], ['出租车司机']],
  ])('%s: %j and %j', (likeness, a, b) => {
    expect(compareRoles(a.map(chinese), b.map(chinese))).toBe(likeness)
    expect(compareRoles(b.map(chinese), a.map(chinese))).toBe(likeness)
  })
})

describe('forms of a name', () => {
  it('tells who may be addressed by an office', () => {
    expect(holdsOffice([chinese('江州市委书记')], '书记')).toBe(true)
    expect(holdsOffice([chinese('江州市市长')], '书记')).toBe(false)
  })
  it.each([
    ['约翰·史密斯', '史密斯'],
    ['Paula Reed', 'Reed'],
    ['林远帆', null],
  ])('%s', (name, short) => {
    expect(shortFormOf(name)).toBe(short)
  })
})
