/**
 * The Han characters that news text is mostly made of, Simplified (and shared) first, then those that only Traditional text has.
 *
 * Counted over some forty million characters of mainland, Hong Kong and Taiwan news; either half covers 72 % of the Han
 * characters of its kind. In the wrong reading of a legacy encoding they make up a twentieth: what `detect.ts` builds on.
 */
export const COMMON_CHARACTERS = [
  '的国中一在人大是业和有了发年为不会新上行全日出要家作产对地成以个生时进方展市来能到工这动同经部月高多实公力等主合于现化开',
  '重前加场民用关将机政建电品长理平我下面企区分天过本者务表体定也通目自制与美学强增提法资就度内们员外商总后价可量利持近保情',
  '入期共他示设今其元之事好而系万最海次应各心战代文当得推从比已明性点间计两水安道报统记正调军据说社及相基更都金此格北三议领',
  '还所交第司数向信车特小党达求管例习子导联治并济至网组规际台口位委项题意防运疫采式起技西着程问标路指造购种续十供东布但改如',
  '名门南院因集物斯消解立科创活里深费流需确受服施广央医局接任无然世京收省界使亿团由决队线件术府取投源书步常些华病专二结原山',
  '果协认州坚支完放质势护游视去准境球看空亚手型风农复销首整具传升做研控级江举营带环备域处义很克被节装城先五显超没打约影告办',
  '预效四变众客单少色尔气构席村快非策别速精教形态称优该织查感参息革案周把样模观想回',
  '會國為時港個員對後發香學過警與議於說當關們來動這開選長係問現區報內應認經無進間並沒將場或律機兩未務記資實黨權官亦業唔她處',
  '反何只調灣否強又體聯眾舉稱醫士知條數身決見罪你參續則題曾林言包再總師傳結點論陳證電望別嘅令據檢計署護判萬庭運即請鄭該己話',
  '審容協約團組直括聞樣書早英聲辦校專責評申派職黃華李況引離從視批門隊確訴車達威統佢獲張助網每產希票留還設軍媒訊另考涉清仍戰',
  '哋暴頭段料連監疑覺種片導察爭裁真訪',
].join('')
