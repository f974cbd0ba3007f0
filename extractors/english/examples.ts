// Sentences invented for the rules; people, companies and figures are made up.

/** ⟦…⟧ marks each quantity that measures, in order; numbers outside the marks only name something. */
export interface QuantityExample {
  readonly text: string
  /** `kind value[..high] comparator unit_code`, one per mark. */
  readonly expect: readonly string[]
}

export const QUANTITY_EXAMPLES: readonly QuantityExample[] = [
  // Money
  {
    text: 'Sales reached ⟦NT$4.2 billion⟧ (⟦US$130 million⟧).',
    expect: ['amount 4200000000 eq TWD', 'amount 130000000 eq USD'],
  },
  { text: 'The bridge cost ⟦$1.2 billion⟧.', expect: ['amount 1200000000 eq USD'] },
  {
    text: 'The fine was ⟦HK$3,500⟧, or ⟦about €400⟧.',
    expect: ['amount 3500 eq HKD', 'amount 400 approx EUR'],
  },
  { text: 'They paid ⟦20 million yuan⟧ in rent.', expect: ['amount 20000000 eq CNY'] },
  { text: 'It was priced at ⟦US$25.0-US$25.8 billion⟧.', expect: ['amount 25000000000..25800000000 range USD'] },
  { text: 'Rice sells for ⟦NT$90⟧ per kilogram.', expect: ['amount 90 eq TWD/kg'] },
  // Ratios, points, ranges
  { text: 'A levy of as much as ⟦40 percent⟧ may follow.', expect: ['ratio 40 le percent'] },
  { text: 'Between ⟦47 and 49 percent⟧ of pupils walk.', expect: ['ratio 47..49 range percent'] },
  { text: 'The index moved between ⟦18,410.55 and 18,690.30⟧.', expect: ['amount 18410.55..18690.3 range count'] },
  {
    text: '⟦Three in ten⟧ said yes and ⟦two-thirds⟧ of them meant it.',
    expect: ['ratio 30 eq percent', 'ratio 66.67 eq percent'],
  },
  { text: 'More than ⟦eight out of 10⟧ villagers agreed.', expect: ['ratio 80 gt percent'] },
  { text: 'Sales were up ⟦nearly 40%⟧ over 2019.', expect: ['change 40 approx percent'] },
  { text: 'The "one valley, two mills" rule began ten years ago.', expect: [] },
  { text: 'Highs of ⟦25-27 degrees Celsius⟧ are likely.', expect: ['amount 25..27 range Cel'] },
  { text: 'Some villages lost power for ⟦five to eight days⟧.', expect: ['duration 5..8 range day'] },
  // Comparators
  {
    text: 'More than ⟦300 farmers⟧ and ⟦nearly 40 traders⟧ came.',
    expect: ['amount 300 gt count', 'amount 40 approx count'],
  },
  {
    text: 'At least ⟦12 boats⟧ and fewer than ⟦50 crew members⟧ were lost.',
    expect: ['amount 12 ge count', 'amount 50 lt count'],
  },
  { text: 'Up to ⟦90 minutes⟧ may pass.', expect: ['duration 90 le minute'] },
  { text: '⟦Dozens of shops⟧ closed.', expect: ['amount 24..99 range count'] },
  // Changes
  {
    text: 'The index rose ⟦25.40 points⟧, or ⟦0.27 percent⟧, at noon.',
    expect: ['change 25.4 eq count', 'change 0.27 eq percent'],
  },
  { text: 'Output was up ⟦8.6 percent⟧ year on year.', expect: ['change 8.6 eq percent'] },
  { text: 'There was a ⟦0.45 percent⟧ gain by the shipping index.', expect: ['change 0.45 eq percent'] },
  { text: 'An increase of ⟦34 percent⟧ followed.', expect: ['change 34 eq percent'] },
  { text: 'The stock closed ⟦2.5 percent⟧ higher.', expect: ['change 2.5 eq percent'] },
  { text: 'The rate fell to ⟦4 percent⟧.', expect: ['ratio 4 eq percent'] },
  {
    text: 'The margin could fall by between ⟦0.4 and 1.6 percentage points⟧.',
    expect: ['change 0.4..1.6 range percentage_point'],
  },
  { text: 'The index fell below ⟦20,000⟧.', expect: ['amount 20000 lt count'] },
  { text: 'The index plunged over ⟦7 percent⟧.', expect: ['change 7 gt percent'] },
  { text: 'Rents more than ⟦doubled⟧ while wages ⟦halved⟧.', expect: ['change 1 gt times', 'change 50 eq percent'] },
  { text: 'The club doubled down on a double room.', expect: [] },
  // Durations, ages, measures
  { text: 'The ⟦two-day⟧ fair ended.', expect: ['duration 2 eq day'] },
  { text: 'A ⟦53-year-old⟧ miner was found ⟦270 km⟧ away.', expect: ['amount 53 eq year', 'amount 270 eq km'] },
  { text: 'Pupils aged ⟦12 to 14⟧ took part.', expect: ['amount 12..14 range year'] },
  { text: 'The outflow was ⟦2,760 cubic meters⟧ per second.', expect: ['amount 2760 eq m3/s'] },
  { text: 'A ⟦133-member⟧ team arrived.', expect: ['amount 133 eq count'] },
  // Ages in apposition, temperatures, frequencies, what a rate is counted in
  { text: 'Paula Reed, ⟦58⟧, and Ho, who is not yet known, met on May 7, 2024.', expect: ['amount 58 eq year'] },
  { text: 'Now ⟦20⟧, Ho runs the mill.', expect: ['amount 20 eq year'] },
  {
    text: 'Temperatures fell to ⟦9 C⟧ after between ⟦30 and 45 mm⟧ of rain.',
    expect: ['amount 9 eq Cel', 'amount 30..45 range mm'],
  },
  { text: 'Exhibit 9 C and the 120 mm guns stayed.', expect: [] },
  {
    text: 'The mill closed ⟦five times⟧, and its debt is ⟦three times⟧ as large.',
    expect: ['amount 5 eq count', 'ratio 3 eq times'],
  },
  { text: 'It has ⟦62 nurses⟧ per 10,000 people.', expect: ['amount 62 eq count'] },
  // Counted nouns: nouns alone are the unit, an adjective before them is the subject's
  {
    text: '⟦Eight fire trucks⟧ and ⟦9⟧ injured drivers met ⟦three⟧ other teams.',
    expect: ['amount 8 eq count', 'amount 9 eq count', 'amount 3 eq count'],
  },
  { text: 'A five-star inn and a 10-time winner joined Round 3.', expect: [] },
  { text: '⟦27⟧ local and foreign banks came.', expect: ['amount 27 eq count'] },
  { text: '⟦900+ jobs⟧ are open.', expect: ['amount 900 ge count'] },
  {
    text: 'The storm dropped ⟦two⟧ heavy trees and burned down ⟦4 hectares⟧.',
    expect: ['amount 2 eq count', 'amount 4 eq har'],
  },
  {
    text: 'The debt of ⟦NT$500,000-NT$10 million⟧ was paid between 1831 and 1833.',
    expect: ['amount 500000..10000000 range TWD'],
  },
  // Ranks
  { text: 'It is the ⟦second-largest⟧ maker of bicycles.', expect: ['rank 2 eq rank'] },
  { text: 'The town ranked ⟦fourth in the world⟧.', expect: ['rank 4 eq rank'] },
  // Names that hold a number
  { text: 'On May 7, 2024 the G7 met at 10:30 a.m. in Room 12.', expect: [] },
  { text: 'COVID-19, 5G and the Boeing 747 were named in Article 14.', expect: [] },
  { text: 'The 2023 version of Resolution 2758 was read on the 16th.', expect: [] },
  { text: 'Call 02-2345-6789 until 3 or 4 p.m. on any day.', expect: [] },
  { text: 'The vote was 62-50 in the first half.', expect: [] },
  { text: 'It was one of the oldest in a third country.', expect: [] },
  { text: 'The club 7-Eleven hit .197 in 2019-2024.', expect: [] },
  { text: 'The S&P 500 moved in the 1990s.', expect: [] },
  { text: 'Category 3 or 4 cases wait; the 22-nanometer plant does not.', expect: [] },
]

/** ⟦…⟧ marks the time expressions; `role` is `period` unless said otherwise. */
export interface EnglishTimeExample {
  readonly text: string
  readonly expect: readonly string[]
}

/** The issue of these examples is of Wednesday, 7 May 2025. */
export const ENGLISH_TIME_EXAMPLES: readonly EnglishTimeExample[] = [
  { text: 'Shares rose ⟦Wednesday⟧.', expect: ['2025-05-07..2025-05-07 period'] },
  { text: 'The plant opened ⟦last Friday⟧.', expect: ['2025-05-02..2025-05-02 period'] },
  { text: 'The ministry said ⟦Tuesday⟧ it would act.', expect: ['2025-05-06..2025-05-06 spoken'] },
  { text: 'Exports in ⟦February⟧ fell.', expect: ['2025-02-01..2025-02-28 period'] },
  { text: 'Exports in ⟦December⟧ fell.', expect: ['2024-12-01..2024-12-31 period'] },
  { text: 'Sales in the ⟦fourth quarter of 2024⟧ grew.', expect: ['2024-10-01..2024-12-31 period'] },
  { text: 'Sales in the ⟦first two months of this year⟧ grew.', expect: ['2025-01-01..2025-02-28 period'] },
  { text: 'As of the end of ⟦March⟧ it held land.', expect: ['2025-03-31..2025-03-31 period'] },
  { text: 'As of ⟦April 15⟧ it held land.', expect: ['2025-04-15..2025-04-15 period'] },
  { text: 'It runs from ⟦May 20-23⟧.', expect: ['2025-05-20..2025-05-23 base'] },
  { text: 'It grew ⟦from 2019 to 2024⟧.', expect: ['2019-01-01..2024-12-31 period'] },
  { text: 'It will open by ⟦2030⟧.', expect: ['2030-01-01..2030-12-31 period'] },
  { text: 'Prices rose from ⟦2023⟧.', expect: ['2023-01-01..2023-12-31 base'] },
  { text: 'It was the best day since ⟦2008⟧.', expect: ['2008-01-01..2025-05-07 base'] },
  { text: 'Rain is forecast on ⟦Saturday and Sunday⟧.', expect: ['2025-05-03..2025-05-04 period'] },
  { text: 'On ⟦Saturday and Sunday⟧ rain is forecast.', expect: ['2025-05-10..2025-05-11 period'] },
  { text: 'It rained ⟦last weekend⟧.', expect: ['2025-05-03..2025-05-04 period'] },
  { text: 'The 2024 version and the 2028 Games were named.', expect: [] },
  { text: 'He may march on.', expect: [] },
]

/** A paragraph of an article of Wednesday, 7 May 2025; `¶` parts paragraphs. */
export interface EnglishQuoteExample {
  readonly text: string
  /** `type | speaker | speaker type | cue | content`, in order; ` ⁄ ` parts the titles behind the speaker. */
  readonly expect: readonly string[]
}

export const ENGLISH_QUOTE_EXAMPLES: readonly EnglishQuoteExample[] = [
  {
    text: '"Watch the harvest. It is late," Northfield Bank analyst Paula Reed said.',
    expect: ['direct | Paula Reed ⁄ Northfield Bank analyst | person | said | Watch the harvest. It is late,'],
  },
  {
    text: '“We are ready,” said Mayor Paula Reed.',
    expect: ['direct | Paula Reed ⁄ Mayor | person | said | We are ready,'],
  },
  {
    text: 'Mayor Paula Reed opened the mill.¶"We waited," Reed said, "and it paid."',
    expect: ['direct | Paula Reed ⁄ Mayor | person | said | We waited,and it paid.'],
  },
  {
    text: 'Mayor Paula Reed opened the mill.¶"We waited," Reed said. "It paid."',
    expect: ['direct | Paula Reed ⁄ Mayor | person | said | We waited,It paid.'],
  },
  {
    text: 'Mayor Paula Reed spoke first. The mill will stay open until autumn, she said.',
    expect: ['indirect | Paula Reed ⁄ Mayor | person | said | The mill will stay open until autumn'],
  },
  {
    text: 'Mills in Lowtown stopped early Wednesday as orders stayed away, traders said.',
    expect: ['indirect | traders | group | said | Mills in Lowtown stopped early Wednesday as orders stayed away'],
  },
  {
    text: 'While buyers wait, the bureau said, prices may still move.',
    expect: ['indirect | bureau | organisation | said | While buyers wait,prices may still move.'],
  },
  {
    text: 'The Ministry of Mills said Tuesday that output fell, adding that orders would recover.',
    expect: [
      'indirect | Ministry of Mills | organisation | said | output fell',
      'indirect | Ministry of Mills | organisation | adding | orders would recover.',
    ],
  },
  {
    text: 'According to the Mill Exchange, traders bought 40 mills.',
    expect: ['indirect | Mill Exchange | organisation | According to | traders bought 40 mills.'],
  },
  {
    text: 'Traders bought 40 mills, according to data from the Mill Exchange.',
    expect: ['indirect | Mill Exchange | organisation | according to | Traders bought 40 mills'],
  },
  {
    text: 'Speaking with reporters, Ho Ming-te (何明德), deputy head of the Mill Bureau, said the river was low.',
    expect: ['indirect | Ho Ming-te ⁄ deputy head of the Mill Bureau | person | said | the river was low.'],
  },
  {
    text: 'The report said the flood was "the worst thing that ever happened to the valley."',
    expect: ['mixed | report | document | said | the flood was "the worst thing that ever happened to the valley."'],
  },
  {
    text: 'Governor Paula Reed has threatened in the past to close the mills, but nobody has seen a plan.',
    expect: ['indirect | Paula Reed ⁄ Governor | person | threatened | to close the mills'],
  },
  {
    text: 'Mayor Paula Reed did not rule out the possibility that the mills would close.',
    expect: ['indirect | Paula Reed ⁄ Mayor | person | did not rule out the possibility | the mills would close.'],
  },
  {
    text: '"The valley is dry," Mayor Paula Reed said.¶"We need rain by June."',
    expect: ['direct | Paula Reed ⁄ Mayor | person | said | The valley is dry,\nWe need rain by June.'],
  },
  {
    text: 'Mayor Paula Reed came.¶Reed, 58, said the mill would open.',
    expect: ['indirect | Paula Reed ⁄ Mayor | person | said | the mill would open.'],
  },
  {
    text: 'Planners expect the line to save millers an hour.',
    expect: ['indirect | Planners | group | expect | the line to save millers an hour.'],
  },
  {
    text: 'Paula Reed, owner of Northfield -- a maker of flour that grew fast -- told reporters that the river was low.',
    expect: ['indirect | Paula Reed ⁄ owner of Northfield | person | told | the river was low.'],
  },
  {
    text: "According to the Mill Office, the valley's highest authority, the price of flour fell.",
    expect: ['indirect | Mill Office | organisation | According to | the price of flour fell.'],
  },
  {
    text: 'Few of them walk, according to a survey released by the Mill Office on Monday.',
    expect: ['indirect | survey released by the Mill Office | document | according to | Few of them walk'],
  },
  {
    text: 'The Lowtown Times quoted Mayor Paula Reed as saying that the mill would close.',
    expect: ['indirect | Paula Reed ⁄ Mayor | person | quoted Mayor Paula Reed as saying | the mill would close.'],
  },
  {
    text: 'The police are reviewing the case, the agency quoted the mill office as saying.',
    expect: [
      'indirect | mill office | organisation | quoted the mill office as saying | The police are reviewing the case',
    ],
  },
  { text: 'In 2024, the mill posted about NT$7.2 billion in profit, up 8 percent.', expect: [] },
  { text: 'The bureau warned of winds that may reach the valley.', expect: [] },
  { text: 'Although it opened the gate, it still insisted on not paying.', expect: [] },
  { text: 'Ho credited the photo to a guest who told her the story.', expect: [] },
  {
    text: '"The mill will stay open," Paula Reed said, "and nobody will lose a job." She added that wages would rise.',
    expect: [
      'direct | Paula Reed | person | said | The mill will stay open,and nobody will lose a job.',
      'indirect | Paula Reed | person | added | wages would rise.',
    ],
  },
  {
    text: '“The mill will stay open.\n“Nobody will lose a job,” said mayor Tom Baker.',
    expect: ['direct | Tom Baker ⁄ mayor | person | said | The mill will stay open.\nNobody will lose a job,'],
  },
  {
    text: 'Mayor Tom Baker and engineer Lisa Wong said the bridge was safe.',
    expect: ['indirect | Tom Baker and engineer Lisa Wong ⁄ Mayor ⁄ engineer | group | said | the bridge was safe.'],
  },
  {
    text: "Paula Reed, Blue Whale's vice president of sales and marketing, noted that orders had doubled.",
    expect: [
      "indirect | Paula Reed ⁄ Blue Whale's vice president of sales and marketing | person | noted | orders had doubled.",
    ],
  },
  // Not quotes: terms in marks, objects of the same verbs, relative clauses.
  { text: 'The so-called "river mills" added NT$2 trillion to the bill.', expect: [] },
  { text: 'The storm claimed 20 lives, which the mill had feared.', expect: [] },
  { text: 'The bureau announced a plan for the "Green Valley" mills.', expect: [] },
  { text: 'The mills are run according to law.', expect: [] },
  { text: 'They closed the road it said was unsafe.', expect: [] },
]

/** A paragraph of an article of Wednesday, 7 May 2025. */
export interface EnglishClaimExample {
  readonly text: string
  /** `text | kind | subject | direction basis | period | modality | claimant | whole`, `-` for null. */
  readonly expect: readonly string[]
}

export const ENGLISH_CLAIM_EXAMPLES: readonly EnglishClaimExample[] = [
  {
    text: "The Millex, the exchange's weighted index, closed up 25.40 points, or 0.27 percent, at 9,550.10 after moves between 9,410.55 and 9,690.30.",
    expect: [
      '25.40 points | change | Millex | up - | - | actual | - | -',
      '0.27 percent | change | Millex | up - | - | actual | - | -',
      '9,550.10 | amount | Millex | - - | - | actual | - | -',
      '9,410.55 and 9,690.30 | amount | Millex | - - | - | actual | - | -',
    ],
  },
  {
    text: 'Flour maker Reed Milling Co. rose 0.92 percent to close at NT$93.00, while Lowtown Bread Corp. fell 1.5 percent.',
    expect: [
      '0.92 percent | change | Reed Milling Co. | up - | - | actual | - | -',
      'NT$93.00 | amount | Reed Milling Co. | - - | - | actual | - | -',
      '1.5 percent | change | Lowtown Bread Corp. | down - | - | actual | - | -',
    ],
  },
  {
    text: 'The bakery sector closed down 0.19 percent, with Reed Milling Co. down 1.31 percent to end at NT$77.00.',
    expect: [
      '0.19 percent | change | bakery sector | down - | - | actual | - | -',
      '1.31 percent | change | Reed Milling Co. | down - | - | actual | - | -',
      'NT$77.00 | amount | Reed Milling Co. | - - | - | actual | - | -',
    ],
  },
  {
    text: 'Revenue totaled NT$5 billion (US$155 million) in March, up 12 percent from a year earlier.',
    expect: [
      'NT$5 billion | amount | Revenue | - - | 2025-03-01..2025-03-31 | actual | - | -',
      'US$155 million | amount | Revenue | - - | 2025-03-01..2025-03-31 | actual | - | -',
      '12 percent | change | Revenue | up yoy | 2025-03-01..2025-03-31 | actual | - | -',
    ],
  },
  {
    text: 'According to the Mill Exchange, farmers from abroad bought a net NT$12 billion in shares Wednesday.',
    expect: ['NT$12 billion | amount | shares | - - | 2025-05-07..2025-05-07 | actual | Mill Exchange | -'],
  },
  {
    text: 'Flour exports reached 300 tons in 2024, accounting for 23 percent of total exports.',
    expect: [
      '300 tons | amount | Flour exports | - - | 2024-01-01..2024-12-31 | actual | - | -',
      '23 percent | ratio | Flour exports | - - | 2024-01-01..2024-12-31 | actual | - | total exports',
    ],
  },
  {
    text: 'The bureau plans to raise the flour duty from 5 percent to 8 percent by 2030.',
    expect: [
      '5 percent | ratio | flour duty | - - | 2030-01-01..2030-12-31 | target | - | -',
      '8 percent | ratio | flour duty | - - | 2030-01-01..2030-12-31 | target | - | -',
    ],
  },
  {
    text: 'There was a 0.45 percent gain by the flour index and a 3.4 percent quarterly decline in bread prices.',
    expect: [
      '0.45 percent | change | flour index | up - | - | actual | - | -',
      '3.4 percent | change | bread prices | down qoq | - | actual | - | -',
    ],
  },
  {
    text: 'Rivals Reed Milling Co. and Lowtown Bread Corp. rose 5 percent and 3 percent, respectively, to close at NT$50.00 and NT$60.00.',
    expect: [
      '5 percent | change | Reed Milling Co. | up - | - | actual | - | -',
      '3 percent | change | Lowtown Bread Corp. | up - | - | actual | - | -',
      'NT$50.00 | amount | Reed Milling Co. | - - | - | actual | - | -',
      'NT$60.00 | amount | Lowtown Bread Corp. | - - | - | actual | - | -',
    ],
  },
  {
    text: 'Milling shares opened low and rose 4 percent by noon.',
    expect: ['4 percent | change | Milling shares | up - | - | actual | - | -'],
  },
  // Beside the figure
  {
    text: 'The council put in $150 million and the regional government $90 million.',
    expect: [
      '$150 million | amount | council | - - | - | actual | - | -',
      '$90 million | amount | regional government | - - | - | actual | - | -',
    ],
  },
  {
    text: 'Reed, 58, and pupils aged 12 or older laid 14 km of mill track.',
    expect: [
      '58 | amount | Reed | - - | - | actual | - | -',
      '12 | amount | pupils | - - | - | actual | - | -',
      '14 km | amount | mill track | - - | - | actual | - | -',
    ],
  },
  {
    text: 'The office said 16 of the aircraft crossed the river, while 11 crossed the road.',
    expect: [
      '16 | amount | aircraft | - - | - | actual | office | -',
      '11 | amount | aircraft | - - | - | actual | office | -',
    ],
  },
  {
    text: 'Millers face a fine of NT$300 (US$9) to NT$900.',
    expect: [
      'NT$300 | amount | fine | - - | - | actual | - | -',
      'US$9 | amount | fine | - - | - | actual | - | -',
      'NT$900 | amount | fine | - - | - | actual | - | -',
    ],
  },
  // Clauses inside the subject
  {
    text: 'In September the harbor handled 9 tonnes of flour, down 4 percent from a year earlier.',
    expect: [
      '9 tonnes | amount | flour | - - | 2024-09-01..2024-09-30 | actual | - | -',
      '4 percent | change | flour | down yoy | 2024-09-01..2024-09-30 | actual | - | -',
    ],
  },
  {
    text: 'The number of units built in the valley will rise 8 percent.',
    expect: ['8 percent | change | number of units | up - | - | target | - | -'],
  },
  {
    text: 'Led by the bread sector, which rose 7 percent, Reed Milling Co., which sold a mill, the first in years, fell 2 percent.',
    expect: [
      '7 percent | change | bread sector | up - | - | actual | - | -',
      '2 percent | change | Reed Milling Co. | down - | - | actual | - | -',
    ],
  },
  {
    text: 'The mills lost a two-day fair and a four-day recruitment campaign.',
    expect: [
      'two-day | duration | fair | - - | - | actual | - | -',
      'four-day | duration | recruitment campaign | - - | - | actual | - | -',
    ],
  },
  {
    text: 'Deaths of millers -- mainly the young and the old -- have nearly doubled.',
    expect: ['doubled | change | Deaths of millers | up - | - | actual | - | -'],
  },
  // No subject rather than a pronoun, a level or a time
  {
    text: 'It stood between a low of 83 percent and a peak of 89 percent.',
    expect: ['83 percent | ratio |  | - - | - | actual | - | -', '89 percent | ratio |  | - - | - | actual | - | -'],
  },
  {
    text: 'On Friday, Mayor Paula Reed said 40 mills had closed.',
    expect: ['40 mills | amount | mills | - - | - | actual | Paula Reed | -'],
  },
]

/** Names in a text; ⟦LABEL …⟧ marks them. */
export const ENGLISH_ENTITY_EXAMPLES: readonly string[] = [
  '⟦TITLE Premier⟧ ⟦PER Ho Ming-te⟧ (何明德) met traders.',
  'The mill was sold to ⟦ORG Reed Milling Co⟧. in spring.',
  'It rained in ⟦LOC Taipei⟧ again.',
]
