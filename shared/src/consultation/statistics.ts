import { lookUp } from '../kernel/index.ts';
import { type Consultation, isLate } from './state.ts';

/** How one person answered, over several consultations. */
export interface MemberStatistics {
  readonly personId: string;
  readonly asked: number;
  readonly inTime: number;
  readonly late: number;
  readonly silent: number;
  /** By place of the choice in its pack: agree, disagree, other. */
  readonly choices: readonly [number, number, number];
  /** Mean from sending to his answer, milliseconds; null without one. */
  readonly meanTime: number | null;
}

/** The statistics of every member who was asked, in order of their ids. Consultations still open count no silence. */
export function memberStatistics(consultations: readonly Consultation[]): MemberStatistics[] {
  const asked = consultations.flatMap((state) =>
    state.info && state.stage !== 'cancelled' ? [{ state, info: state.info }] : [],
  );
  const people = [...new Set(asked.flatMap(({ info }) => info.recipients))].sort();
  return people.map((personId) => {
    const own = asked.filter(({ info }) => info.recipients.includes(personId));
    const given = own.flatMap(({ state, info }) => {
      const opinion = lookUp(state.answers, personId);
      return opinion
        ? [{ opinion, late: isLate(state, opinion), info, took: opinion.at - (state.sentAt ?? opinion.at) }]
        : [];
    });
    const late = given.filter((one) => one.late).length;
    const choices = [0, 1, 2].map(
      (place) => given.filter(({ opinion, info }) => info.rules.written.choices[place] === opinion.choice).length,
    ) as [number, number, number];
    const closed = own.filter(({ state }) => state.stage === 'closed');
    const silent = closed.filter(({ state }) => !Object.hasOwn(state.answers, personId)).length;
    const meanTime = given.length === 0 ? null : given.reduce((sum, one) => sum + one.took, 0) / given.length;
    return { personId, asked: own.length, inTime: given.length - late, late, silent, choices, meanTime };
  });
}
