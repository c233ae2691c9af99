import {
  choicesFor,
  kindHasNames,
  limits,
  type Motion,
  type MotionFields,
  questionRow,
  type RulePack,
  type VoteForm,
  type VoteKind,
  written,
  writtenLine,
} from '@dien-hong/shared';

/** A vote as it is being written. Lists stand one per line; numbers are as typed. */
export interface MotionForm {
  title: string;
  question: string;
  kind: VoteKind;
  form: VoteForm;
  /** The names of a list, one per line. */
  rows: string;
  /** For a poll, one per line. */
  choices: string;
  /** How many may be chosen, and how many get through; empty where all that get enough votes do. */
  most: string;
  seats: string;
  paperIds: string[];
  /** Empty: the ordinary threshold. */
  special: string;
  /** Empty: until the chair closes it. */
  seconds: string;
  /** The vote on the whole text that it is put before; empty for none. */
  clauseOf: string;
}

export const emptyMotion = (): MotionForm => ({
  title: '',
  question: '',
  kind: 'resolution',
  form: 'open',
  rows: '',
  choices: '',
  most: '',
  seats: '',
  paperIds: [],
  special: '',
  seconds: '',
  clauseOf: '',
});

const typed = (value: number | null): string => (value === null ? '' : String(value));

/** A form to put the same question again, or to change a prepared one. */
export const formOf = (motion: Motion): MotionForm => ({
  title: motion.title,
  question: motion.question,
  kind: motion.kind,
  form: motion.form,
  rows: kindHasNames(motion.kind) ? motion.rows.map((row) => row.name).join('\n') : '',
  choices: motion.kind === 'poll' ? motion.choices.join('\n') : '',
  most: typed(motion.most),
  seats: typed(motion.seats),
  paperIds: [...motion.paperIds],
  special: motion.special ?? '',
  seconds: typed(motion.seconds),
  clauseOf: motion.clauseOf ?? '',
});

export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map(writtenLine)
      .filter((line) => line !== ''),
  ),
];

export const isLimited = (kind: VoteKind): boolean => kind === 'choice' || kind === 'election';
/** Text that is no number becomes NaN: the schema refuses it. */
const numberIn = (text: string): number | null => (text.trim() === '' ? null : Number(text));

/** The first line of a list that is too long for a ballot, as typed; undefined when all fit. */
export const tooLong = (text: string, most: number): string | undefined =>
  linesOf(text).find((line) => line.length > most);

export type Field = 'choices' | 'rows' | 'most';

/** The needs of its kind that are missing, by field, besides the needs of every vote. */
export function missingIn(form: MotionForm): Set<Field> {
  const missing = new Set<Field>();
  const rows = linesOf(form.rows).length;
  if (form.kind === 'poll' && linesOf(form.choices).length < 2) missing.add('choices');
  if (kindHasNames(form.kind) && rows < (form.kind === 'choice' ? 2 : 1)) missing.add('rows');
  if (kindHasNames(form.kind) && (rows > limits.rows || tooLong(form.rows, limits.row))) missing.add('rows');
  const choices = linesOf(form.choices).length;
  if (form.kind === 'poll' && (choices > limits.choices || tooLong(form.choices, limits.choice)))
    missing.add('choices');
  const most = numberIn(form.most);
  if (isLimited(form.kind) && (most === null || !Number.isInteger(most) || most < 1 || most > rows))
    missing.add('most');
  return missing;
}

/** The person of this name, where the meeting knows him: his line on the ballot then leads to him. */
export type WhoIs = (name: string) => string | null;

/** The facts of the form as a command takes them. */
export function fieldsOf(form: MotionForm, itemId: string | null, whoIs: WhoIs): MotionFields {
  const { title, question, kind, paperIds } = form;
  const poll = kind === 'poll';
  const clause = kind === 'resolution' && form.clauseOf !== '' ? form.clauseOf : null;
  return {
    itemId,
    title: writtenLine(title),
    question: written(question),
    kind,
    form: poll ? 'open' : form.form,
    rows: kindHasNames(kind) ? linesOf(form.rows).map((name) => ({ name, personId: whoIs(name) })) : [],
    choices: poll ? linesOf(form.choices) : [],
    most: isLimited(kind) ? numberIn(form.most) : null,
    seats: isLimited(kind) ? numberIn(form.seats) : null,
    paperIds: [...paperIds],
    special: poll || form.special === '' ? null : form.special,
    seconds: form.seconds === '' ? null : Number(form.seconds),
    clauseOf: clause,
  };
}

/** The motion of a draft; its words are those of the body's own rules. */
export function motionOf(
  form: MotionForm,
  place: { readonly id: string; readonly itemId: string | null },
  rules: RulePack,
  whoIs: WhoIs,
): Motion {
  const fields = fieldsOf(form, place.itemId, whoIs);
  const rows = kindHasNames(form.kind) ? fields.rows.map((row, at) => ({ id: `${at + 1}`, ...row })) : [questionRow];
  return { ...fields, id: place.id, rows, choices: choicesFor(rules, fields) ?? [], round: 1, repeats: null };
}
