export { evaluate } from './evaluate.ts'
export { evaluationRecord, missLines, scoreLines } from './lines.ts'
