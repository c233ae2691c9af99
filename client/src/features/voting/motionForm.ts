import { type MeetingCommand, type Motion, questionRow } from '@dien-hong/shared';

/** A vote as it is being written. */
export interface MotionForm {
  title: string;
  question: string;
  kind: Motion['kind'];
  /** For a poll, one per line. */
  choices: string;
  paperIds: string[];
  /** Empty: the ordinary threshold. */
  special: string;
  /** Empty: until the chair closes it. */
  seconds: string;
}

export const emptyMotion = (): MotionForm => ({
  ...{ title: '', question: '', kind: 'resolution', choices: '', paperIds: [], special: '', seconds: '' },
});

/** A form to put the same question again, or to change a prepared one. */
export const formOf = (motion: Motion): MotionForm => ({
  title: motion.title,
  question: motion.question,
  kind: motion.kind,
  choices: motion.kind === 'poll' ? motion.choices.join('\n') : '',
  paperIds: [...motion.paperIds],
  special: motion.special ?? '',
  seconds: motion.seconds === null ? '' : String(motion.seconds),
});

export const choicesOf = (form: MotionForm): string[] => [
  ...new Set(
    form.choices
      .split('\n')
      .map((line) => line.normalize('NFC').trim())
      .filter((line) => line !== ''),
  ),
];

/** What is missing, by field; empty when it can be sent. */
export function missingIn(form: MotionForm): Set<'title' | 'question' | 'choices'> {
  const missing = new Set<'title' | 'question' | 'choices'>();
  if (form.title.trim() === '') missing.add('title');
  if (form.question.trim() === '') missing.add('question');
  if (form.kind === 'poll' && choicesOf(form).length < 2) missing.add('choices');
  return missing;
}

/** The facts of the form, as both the command and a draft's motion take them. */
export function factsOf(form: MotionForm): Omit<Motion, 'id' | 'itemId'> {
  const { title, question, kind, paperIds } = form;
  return {
    ...{ title: title.normalize('NFC').trim(), question: question.normalize('NFC').trim(), kind },
    form: 'open',
    rows: [questionRow],
    choices: kind === 'poll' ? choicesOf(form) : [],
    ...{ most: null, seats: null, clauseOf: null, round: 1, repeats: null },
    paperIds: [...paperIds],
    special: kind === 'poll' || form.special === '' ? null : form.special,
    seconds: form.seconds === '' ? null : Number(form.seconds),
  };
}

export const prepareCommand = (form: MotionForm, itemId: string | null): MeetingCommand => ({
  type: 'PrepareVote',
  itemId,
  ...factsOf(form),
});
