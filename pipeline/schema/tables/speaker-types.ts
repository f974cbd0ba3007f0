import type { RoleKind, SpeakerType } from '../../../extractors/index.ts'

export const SPEAKER_TYPES: Readonly<Record<SpeakerType, string>> = {
  person: 'somebody, named or not',
  group: 'several people without a name of their own (代表委员)',
  organisation: 'an office, company, body',
  document: 'a report, plan or statistic that says something',
}

export const ROLE_KINDS: Readonly<Record<RoleKind, string>> = {
  office: 'a post (局长, 董事长)',
  profession: 'an occupation (教授, 分析师)',
  membership: 'a membership that goes with any other role (人大代表)',
  ordinary: "an ordinary person's part (村民, 司机)",
  organisation: 'an organisation alone',
}
