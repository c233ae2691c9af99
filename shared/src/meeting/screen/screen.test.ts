import { expect, test } from 'vitest';
import { codeOf, commune, motion, present, scene, uploadOf } from '../../testing/index.ts';
import { itemOf, titleInHall, veiledTitle } from '../agenda/index.ts';
import { type ScreenView, shownInHall } from './index.ts';

const ready = () => present(scene(commune({ motions: [motion('v1'), motion('v2')] })), 6);
const open = () => ready().given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
const show = (view: ScreenView) => ({ type: 'ShowOnScreen', show: view }) as const;

test.each(['m2', 'guest', 'stranger', 'clock', 'service'])('[SCR-1] is not changed by %s', (who) => {
  expect(codeOf(ready().when(who, show({ view: 'agenda' })))).toBe('not-chair-or-secretary');
});

test('[SCR-1] is changed by chair and secretary, at any time', () => {
  const meeting = ready().given('sec', show({ view: 'agenda' }));
  expect(meeting.state.screen.show).toEqual({ view: 'agenda' });
});

test('[SCR-2] shows papers that stand and are for the screen', () => {
  const meeting = ready();
  const shown = (paperId: string) => codeOf(meeting.when('chair', show({ view: 'paper', paperId })));
  expect(shown('p1')).toBeNull();
  expect(shown('p9')).toBe('paper-unknown');
  expect(shown('p3')).toBe('paper-not-for-screen');
  meeting.given('sec', { type: 'WithdrawPaper', paperId: 'p2', reason: 'Sai' });
  expect(shown('p2')).toBe('paper-unknown');
});

test('[SCR-2] lets go of a paper that is withdrawn while it is shown', () => {
  const meeting = ready().given('chair', show({ view: 'paper', paperId: 'p1' }));
  expect(shownInHall(meeting.state)).toEqual({ view: 'paper', paperId: 'p1' });
  meeting.given('sec', { type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai' });
  expect(shownInHall(meeting.state)).toEqual({ view: 'seats' });
});

test('[SCR-2, DOC-11] a paper that was withdrawn and published anew is shown once somebody shows it', () => {
  const publish = (paperId: string) =>
    ({
      type: 'PublishPaper',
      paperId,
      itemId: 'muc-1',
      kind: 'Báo cáo',
      number: '9/BC',
      subject: 'Ngân sách',
      issuer: '',
      issuedOn: null,
      access: 'everyone',
      sha256: uploadOf(9).sha256,
    }) as const;
  const meeting = ready().given('chair', show({ view: 'paper', paperId: 'p1' }));
  // A new version of a paper that stands goes on being shown.
  meeting.given('sec', [publish('p1'), uploadOf(9)]);
  expect(shownInHall(meeting.state)).toEqual({ view: 'paper', paperId: 'p1' });
  meeting.given('sec', { type: 'WithdrawPaper', paperId: 'p2', reason: 'Sai' });
  expect(shownInHall(meeting.state)).toEqual({ view: 'paper', paperId: 'p1' });
  meeting.given('sec', { type: 'WithdrawPaper', paperId: 'p1', reason: 'Sai' }, [publish('p1'), uploadOf(9)]);
  expect(shownInHall(meeting.state)).toEqual({ view: 'seats' });
  meeting.given('chair', show({ view: 'paper', paperId: 'p1' }));
  expect(shownInHall(meeting.state)).toEqual({ view: 'paper', paperId: 'p1' });
});

test('[SCR-2] shows no paper that exists on paper only', () => {
  const draft = commune();
  const meeting = scene({ ...draft, papers: draft.papers.map((paper) => ({ ...paper, file: null })) });
  expect(codeOf(meeting.when('chair', show({ view: 'paper', paperId: 'p1' })))).toBe('paper-unknown');
});

test('[SCR-3] shows a vote once opened, a result once closed, nothing annulled', () => {
  const meeting = open();
  const shown = (view: 'vote' | 'result', voteId = 'v1') => codeOf(meeting.when('chair', show({ view, voteId })));
  expect(shown('vote', 'v9')).toBe('vote-unknown');
  expect(shown('vote')).toBe('vote-not-open');
  expect(shown('result')).toBe('vote-not-closed');
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' });
  expect(shown('vote')).toBeNull();
  expect(shown('result')).toBe('vote-not-closed');
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(shown('result')).toBeNull();
  meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
  expect([shown('vote'), shown('result')]).toEqual(['vote-unknown', 'vote-unknown']);
});

test('[SCR-4] follows the opening of the meeting and of a vote, and leaves an annulled one', () => {
  const meeting = ready();
  expect(meeting.state.screen.show).toEqual({ view: 'waiting' });
  meeting.given('chair', { type: 'OpenMeeting' });
  expect(meeting.state.screen.show).toEqual({ view: 'seats' });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-1' }, { type: 'OpenVote', voteId: 'v1' });
  expect(meeting.state.screen.show).toEqual({ view: 'vote', voteId: 'v1' });
  meeting.given('chair', { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' });
  expect(meeting.state.screen.show).toEqual({ view: 'seats' });
});

test('[SCR-4] stays where it is when another vote is annulled', () => {
  const meeting = open().given(
    'chair',
    { type: 'OpenVote', voteId: 'v1' },
    { type: 'CloseVote', voteId: 'v1' },
    { type: 'OpenVote', voteId: 'v2' },
    { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm' },
  );
  expect(meeting.state.screen.show).toEqual({ view: 'vote', voteId: 'v2' });
});

test('[SCR-5] the event that tells the result to everyone shows it in the hall', () => {
  const meeting = open().given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  expect(meeting.state.screen.show).toEqual({ view: 'result', voteId: 'v1' });
});

test('[SCR-6] shows nothing of the item before under the title of the next', () => {
  const meeting = open().given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  meeting.given('chair', show({ view: 'result', voteId: 'v1' }), { type: 'TakeUpItem', itemId: 'muc-2' });
  expect(meeting.state.screen.show).toEqual({ view: 'seats' });
  meeting.given('chair', show({ view: 'agenda' }), { type: 'TakeUpItem', itemId: 'muc-1' });
  expect(meeting.state.screen.show).toEqual({ view: 'agenda' });
});

test('[SCR-5] what the hall was shown meanwhile stays', () => {
  const meeting = open().given('chair', { type: 'OpenVote', voteId: 'v1' }, show({ view: 'agenda' }));
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(meeting.state.screen.show).toEqual({ view: 'agenda' });
});

test('[SCR-7] what is for members only is in the hall while its item runs, and no longer', () => {
  const draft = commune({ motions: [motion('v1', { itemId: 'muc-3', paperIds: [] })] });
  const meeting = present(scene(draft), 8).given('chair', { type: 'OpenMeeting' });
  const result = { view: 'result', voteId: 'v1' } as const;
  const hall = () => {
    const item = itemOf(meeting.state, 'muc-3');
    return [shownInHall(meeting.state), item && titleInHall(meeting.state, item)];
  };
  const hidden = [{ view: 'seats' }, veiledTitle];
  expect(hall()).toEqual(hidden);
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-3' }, { type: 'OpenVote', voteId: 'v1' });
  expect(hall()).toEqual([{ view: 'vote', voteId: 'v1' }, 'Nội dung 3']);
  meeting.given('chair', { type: 'CloseVote', voteId: 'v1' });
  expect(hall()).toEqual([result, 'Nội dung 3']);
  meeting.given('chair', { type: 'SuspendMeeting', reason: 'Hội ý' });
  expect(hall()).toEqual([{ view: 'waiting' }, veiledTitle]);
  meeting.given('chair', { type: 'ResumeMeeting' }, { type: 'ConcludeItem', itemId: 'muc-3' });
  expect(hall()).toEqual(hidden);
  expect(codeOf(meeting.when('chair', show(result)))).toBe('vote-not-for-screen');
  meeting.given('chair', { type: 'CloseMeeting' });
  expect(hall()).toEqual([{ view: 'waiting' }, veiledTitle]);
});

test('[SCR-6] a break shows the title, whatever was shown, and the end leaves nothing but a result', () => {
  const meeting = open().given('chair', show({ view: 'agenda' }), { type: 'SuspendMeeting', reason: 'Giải lao' });
  expect(shownInHall(meeting.state)).toEqual({ view: 'waiting' });
  meeting.given('chair', { type: 'ResumeMeeting' });
  expect(shownInHall(meeting.state)).toEqual({ view: 'agenda' });
  meeting.given('chair', { type: 'OpenVote', voteId: 'v1' }, { type: 'CloseVote', voteId: 'v1' });
  const result = { view: 'result', voteId: 'v1' } as const;
  meeting.given('chair', show(result), { type: 'CloseMeeting' });
  expect(shownInHall(meeting.state)).toEqual(result);
  meeting.given('chair', show({ view: 'agenda' }));
  expect(shownInHall(meeting.state)).toEqual({ view: 'waiting' });
});
