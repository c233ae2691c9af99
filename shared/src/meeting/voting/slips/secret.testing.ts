// A meeting with a secret vote, and the commands sent in it.
import { commune, motion, present, type Scene, scene } from '../../../testing/index.ts';
import { type CommandOf, type Vote, voteOf } from '../../index.ts';

const rows = [
  { id: '1', name: 'Cao Thị Lan', personId: 'm8' },
  { id: '2', name: 'Mai Văn Sơn', personId: null },
];
const secret = { kind: 'approval', form: 'secret', rows, choices: ['Đồng ý', 'Không đồng ý'], paperIds: [] } as const;
export const facts = { ...secret, rows, choices: [...secret.choices], paperIds: [] };
export const ready = (voters = 7, more: Partial<Parameters<typeof motion>[1]> = {}): Scene =>
  present(scene(commune({ motions: [motion('v1', { ...facts, ...more }), motion('v2')] })), voters).given(
    'chair',
    { type: 'OpenMeeting' },
    { type: 'TakeUpItem', itemId: 'muc-1' },
  );
export const vote = ({ state }: Scene): Vote => voteOf(state, 'v1') as Vote;
export const open = { type: 'OpenVote', voteId: 'v1' } as const;
export const close = { type: 'CloseVote', voteId: 'v1' } as const;
export const countSlips = { type: 'CountSlips', voteId: 'v1', opening: 'AA==' } as const;
export const ask = { type: 'RequestSlip', voteId: 'v1', request: 'AA==' } as const;
export const endIssuing = { type: 'CloseIssuing', voteId: 'v1' } as const;
export const key = { type: 'PresentBoardKey', voteId: 'v1', publicKey: 'Ym9hcmQ=' } as const;
export const board = (...ids: string[]): CommandOf<'AppointBoard'> => ({
  type: 'AppointBoard',
  voteId: 'v1',
  basis: 'Giơ tay',
  members: ids.map((personId, n) => ({ personId, role: n === 0 ? 'head' : 'member' })),
});
export const appointed = (meeting: Scene): Scene => meeting.given('chair', board('m5', 'm6', 'm7')).given('m5', key);
