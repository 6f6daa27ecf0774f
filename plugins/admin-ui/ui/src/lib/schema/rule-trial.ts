import type PocketBase from 'pocketbase';
import { jsonOf } from '../records/json-text';

/** What a rule is for. */
export type RuleAction = 'list' | 'view' | 'create' | 'update' | 'delete' | 'auth' | 'manage';

export interface RulePart {
  expression: string;
  result: boolean;
  /** For how many records it holds, where all were asked. */
  count?: number;
  join?: '' | '&&' | '||';
  parts?: RulePart[];
}

export interface RuleAnswer {
  allowed: boolean;
  count?: number;
  total?: number;
  join: '' | '&&' | '||';
  parts: RulePart[];
}

/** The request that is thought of; JSON as it is typed. */
export interface Imagined {
  /** The id of an account, of the collection; without a collection a guest. */
  caller: { collection: string; id: string } | null;
  record: string;
  body: string;
  query: string;
  headers: string;
}

const methods: Record<RuleAction, string> = { list: 'GET', view: 'GET', create: 'POST', update: 'PATCH', delete: 'DELETE', auth: 'POST', manage: 'PATCH' };

/** Whether it takes a record that is there already. */
export const needsRecord = (action: RuleAction) => !['list', 'create'].includes(action);

/** What is sent, or what is wrong with the JSON, by the names of the inputs. */
export function questionOf(rule: string | null, action: RuleAction, imagined: Imagined): { question?: Record<string, unknown>; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const object = (name: 'body' | 'query' | 'headers') => {
    const { value, problem } = jsonOf(imagined[name]);
    if (problem) problems[name] = problem;
    else if (value !== null && (typeof value !== 'object' || Array.isArray(value))) problems[name] = 'This has to be an object, such as { "title": "x" }.';
    return value ?? {};
  };
  const question = {
    rule,
    as: imagined.caller,
    ...(action === 'create' ? { new: true } : { record: action === 'list' ? null : imagined.record }),
    method: methods[action],
    body: object('body'),
    query: object('query'),
    headers: object('headers'),
  };
  return Object.keys(problems).length > 0 ? { problems } : { question, problems };
}

export function tryRule(api: PocketBase, collection: string, question: Record<string, unknown>): Promise<RuleAnswer> {
  return api.send<RuleAnswer>(`/api/collections/${encodeURIComponent(collection)}/rules/try`, { method: 'POST', body: question, requestKey: 'rule-trial' });
}

/** The comparisons because of which a rule says no. */
export function blameOf({ join, parts }: { join?: string; parts: readonly RulePart[] }): string[] {
  const holds = join === '||' ? parts.some((one) => one.result) : parts.every((one) => one.result);
  if (holds) return [];
  return parts.filter((one) => !one.result).flatMap((one) => (one.parts?.length ? partsBlame(one) : [one.expression]));
}

/** A group whose parts all hold fails as a whole. */
function partsBlame(part: RulePart): string[] {
  const inner = blameOf({ ...(part.join === undefined ? {} : { join: part.join }), parts: part.parts ?? [] });
  return inner.length > 0 ? inner : [part.expression];
}
