// The commune's meeting in the middle of its first item, and the longer commands that many tests send.
import type { CommandOf } from '../meeting/index.ts';
import { commune, present, uploadOf } from './commune.ts';
import { type Scene, scene } from './scene.ts';

/** The item of vote `v1` runs, and that vote is open; `voters` are there. */
export const voteOpened = (voters = 8): Scene =>
  present(scene(commune()), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
    { type: 'OpenVote', voteId: 'v1' },
  );

/** The same closed: one voter voted on paper, which chair and secretary entered alike. */
export function votedOnPaper(personId: string): Scene {
  const paper: CommandOf<'EnterPaperBallot'> = {
    type: 'EnterPaperBallot',
    voteId: 'v1',
    personId,
    choices: ['Tán thành'],
  };
  return voteOpened().given('chair', paper).given('sec', paper).given('chair', { type: 'CloseVote', voteId: 'v1' });
}

/** An open vote on one question, without papers and without an end. */
export const prepareVote = (more: Partial<CommandOf<'PrepareVote'>> = {}): CommandOf<'PrepareVote'> => ({
  ...({ type: 'PrepareVote', itemId: 'muc-1', title: 'Giá', question: 'Nhất trí?', kind: 'resolution' } as const),
  ...({ form: 'open', rows: [], choices: [], most: null, seats: null } as const),
  ...({ paperIds: [], special: null, seconds: null, clauseOf: null } as const),
  ...more,
});

/** A paper of the first item, for everybody. */
export const publishPaper = (more: Partial<CommandOf<'PublishPaper'>> = {}): CommandOf<'PublishPaper'> => ({
  ...({ type: 'PublishPaper', paperId: null, itemId: 'muc-1', kind: 'Tờ trình', number: '187' } as const),
  ...({ subject: 'Dự toán', issuer: '', issuedOn: null, access: 'everyone', sha256: uploadOf(9).sha256 } as const),
  ...more,
});

/** The meeting before it is opened, with a second version of paper `p1`; the digests of both. */
export function twoVersions(more: Partial<CommandOf<'PublishPaper'>> = {}) {
  const meeting = scene(commune());
  const first = meeting.state.documents.papers.p1?.file?.sha256 ?? '';
  meeting.given('sec', [publishPaper({ paperId: 'p1', ...more }), uploadOf(9)]);
  return { meeting, first, second: uploadOf(9).sha256 };
}
