/**
 * Writes a golden log and the hash of its state: `node tests/golden/write.ts <name>`. Done once for a release, before its events change; a
 * written log is never written again.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { MeetingEvent, type PublishedPaper, paperOf, requestOf, speakingNow } from '@dien-hong/shared';
import {
  boxOf,
  cast,
  commune,
  handedOut,
  isRefusal,
  motion,
  present,
  type Scene,
  scene,
  uploadOf,
} from '@dien-hong/shared/testing';
import { hashFile, logFile, stateHash } from './golden.ts';

const [yes = '', no = '', abstain = ''] = commune().info.rules.choices;
const minute = 60_000;

function ballots(meeting: Scene, voteId: string, choices: Record<string, string>): void {
  for (const [who, choice] of Object.entries(choices)) {
    meeting.now += 700;
    const outcome = cast(meeting, voteId, who, choice);
    if (isRefusal(outcome)) throw new Error(`${who}: ${outcome.code}`);
  }
}

function publish(
  meeting: Scene,
  paper: Pick<PublishedPaper, 'itemId' | 'access' | 'subject'>,
  paperId: string | null,
): void {
  const upload = uploadOf(500 + meeting.records.length);
  const command = {
    type: 'PublishPaper',
    paperId,
    kind: 'Báo cáo',
    number: '12/BC-PKT',
    issuer: '',
    ...paper,
  } as const;
  const outcome = meeting.when('sec', { ...command, issuedOn: null, sha256: upload.sha256 }, upload);
  if (isRefusal(outcome)) throw new Error(outcome.code);
}

/** Before the first item: arrivals, absences, seats, and corrections. */
function gather(meeting: Scene): void {
  meeting.given('m8', { type: 'RecordAbsence', personId: 'm8', reason: 'Đi công tác', excused: true });
  meeting.given('sec', { type: 'RecordAbsence', personId: 'm8', reason: 'Đi công tác', excused: true });
  present(meeting, 7).given(
    'sec',
    { type: 'AppointSubstitute', personId: 'visitor', substituteId: 'guest', reason: 'Bận' },
    { type: 'WithdrawSubstitute', substituteId: 'guest' },
    { type: 'AppointSubstitute', personId: 'm8', substituteId: 'sub', reason: 'Đi công tác' },
    { type: 'CheckIn', personId: 'sub', method: 'card' },
    { type: 'CheckIn', personId: 'guest', method: 'secretary' },
    { type: 'UndoCheckIn', personId: 'guest' },
    { type: 'AssignSeat', personId: 'guest', seatId: 'A12' },
  );
  meeting.given('visitor', { type: 'CheckIn', personId: 'visitor', method: 'qr' });
  publish(meeting, { itemId: 'muc-2', access: 'everyone', subject: 'Tiến độ' }, 'p2');
  publish(meeting, { itemId: 'muc-1', access: 'everyone', subject: 'Số liệu' }, null);
  const added = Object.values(meeting.state.documents.papers).find((paper) => paper.subject === 'Số liệu');
  meeting.given('sec', { type: 'WithdrawPaper', paperId: added?.id ?? '', reason: 'Nhầm tệp' });
  meeting.given(
    'sec',
    { type: 'ReorderAgenda', itemIds: ['muc-1', 'muc-2', 'muc-4', 'muc-3'] },
    {
      type: 'AddUrgentItem',
      title: 'Ứng phó bão số 12',
      presenterId: 'm2',
      plannedMinutes: 10,
      reason: 'Bão đổi hướng',
    },
  );
}

/** An item with speakers: a list, a turn undone, a pause, more time, and a break. */
function debate(meeting: Scene): void {
  const ask = (topic: string) => ({ type: 'AskToSpeak', kind: 'thaoLuan', topic }) as const;
  const idOf = (who: string): string => requestOf(meeting.state, who)?.id ?? '';
  meeting.given('chair', { type: 'OpenMeeting' }, { type: 'TakeUpItem', itemId: 'muc-1' });
  meeting
    .given('m2', ask('Tiến độ'))
    .given('m3', ask(''))
    .given('sub', ask('Vốn'))
    .given('chair', { type: 'LockQueue' });
  meeting.given('m3', { type: 'WithdrawRequest', requestId: idOf('m3') });
  meeting.given('chair', { type: 'GrantFloor', personId: 'sub', requestId: idOf('sub'), kind: 'thaoLuan' });
  meeting.now += 5000;
  meeting.given('chair', { type: 'UndoTurn', act: 'granted', speechId: speakingNow(meeting.state)?.id ?? '' });
  meeting.given('chair', { type: 'GrantFloor', personId: 'm2', requestId: idOf('m2'), kind: 'trinhBay' });
  meeting.now += 2 * minute;
  meeting.given('chair', { type: 'PauseSpeech' }, { type: 'SuspendMeeting', reason: 'Giải lao' });
  meeting.now += 10 * minute;
  meeting.given('chair', { type: 'ResumeMeeting' }, { type: 'ContinueSpeech' }, { type: 'ExtendSpeech', seconds: 60 });
  meeting.now += minute;
  meeting.given('m2', { type: 'EndSpeech' }).given('chair', { type: 'UnlockQueue' });
}

/** Votes of every outcome: annulled, undecided and settled, closed by the clock, a poll, one removed. */
function decide(meeting: Scene): void {
  meeting.given('chair', { type: 'RemoveVote', voteId: 'v5' }, { type: 'OpenVote', voteId: 'v1' });
  ballots(meeting, 'v1', { m2: yes, m3: no });
  meeting.given(
    'chair',
    { type: 'AnnulVote', voteId: 'v1', reason: 'Nhầm tài liệu' },
    { type: 'OpenVote', voteId: 'v2' },
  );
  ballots(meeting, 'v2', { chair: yes, m2: yes, m3: yes, m4: no, m5: no, m6: no, m7: abstain });
  meeting.given(
    'chair',
    { type: 'CloseVote', voteId: 'v2' },
    { type: 'ShowOnScreen', show: { view: 'result', voteId: 'v2' } },
  );
  meeting.given('chair', {
    type: 'SettleVote',
    voteId: 'v2',
    rowId: '1',
    verdict: 'passed',
    basis: 'Quy chế làm việc, Điều 12',
  });
  meeting.given('chair', { type: 'TakeUpItem', itemId: 'muc-2' }, { type: 'OpenVote', voteId: 'v3' });
  ballots(meeting, 'v3', { m7: yes, chair: yes, m2: yes, m3: yes, m4: yes });
  meeting.now += minute;
  meeting.given('clock', { type: 'CloseVote', voteId: 'v3' }).given('chair', { type: 'OpenVote', voteId: 'v4' });
  ballots(meeting, 'v4', { visitor: 'Thứ Hai', sub: 'Thứ Ba', sec: 'Thứ Hai' });
  meeting.given('sec', { type: 'CloseVote', voteId: 'v4' });
  meeting.given('m4', { type: 'RecordLeave', personId: 'm4', reason: 'Việc gấp' });
}

/** Votes by name, by hand, on paper, several at once, and in secret with the record of its board. */
function everyForm(meeting: Scene): void {
  const secret = 'v6';
  meeting.given(
    'sec',
    { type: 'ReorderVotes', voteIds: ['v9', 'v10', 'v6', 'v7', 'v8', 'v4', 'v3', 'v2', 'v1'] },
    { type: 'RecordRecusal', itemId: 'muc-2', personId: 'm3', reason: 'Người nhà dự thầu' },
    { type: 'LiftRecusal', itemId: 'muc-2', personId: 'm3' },
  );
  meeting.given('chair', { type: 'OpenVote', voteId: 'v7' });
  for (const [personId, choice] of [
    ['chair', yes],
    ['m2', no],
    ['m3', yes],
  ] as const)
    meeting.given('sec', { type: 'RecordAnswer', voteId: 'v7', personId, choices: [choice] });
  meeting.given('chair', { type: 'CloseVote', voteId: 'v7' }, { type: 'OpenVote', voteId: 'v8' });
  for (const who of ['sec', 'chair']) meeting.given(who, { type: 'EnterCount', voteId: 'v8', counts: [[4, 1, 1]] });
  meeting.given('chair', { type: 'CloseVote', voteId: 'v8' }, { type: 'OpenSeries', voteIds: ['v9', 'v10'] });
  for (const who of ['sec', 'chair'])
    meeting.given(who, { type: 'EnterPaperBallot', voteId: 'v9', personId: 'm7', choices: [abstain] });
  ballots(meeting, 'v9', { chair: yes, m2: yes });
  meeting.given('chair', { type: 'CloseVote', voteId: 'v9' }, { type: 'CloseVote', voteId: 'v10' });
  handedOut(meeting, secret, ['chair', 'm2', 'm3', 'm5']);
  meeting.given('chair', { type: 'CloseIssuing', voteId: secret }, { type: 'CloseVote', voteId: secret });
  const box = boxOf([
    [[0], [1]],
    [[0], [1]],
    [[0], [0, 1]],
    [[1], [1]],
  ]);
  meeting.given('m5', [{ type: 'CountSlips', voteId: secret, opening: 'AA==' }, box]);
  const [laidOut = '', signed = ''] = [910, 911].map((n) => uploadOf(n).sha256);
  meeting.given(
    'service',
    { type: 'PrepareCountingRecord', voteId: secret, personId: 'm5', sha256: laidOut, pages: 1 },
    { type: 'RecordCountingSignature', voteId: secret, personId: 'm6', sha256: signed },
  );
}

function close(meeting: Scene): void {
  meeting.now += 30 * minute;
  meeting.given('chair', { type: 'ConcludeItem', itemId: 'muc-2' }, { type: 'CloseMeeting' });
  const [laidOut, first, second, logHash] = [900, 901, 902, 903].map((n) => uploadOf(n).sha256) as [
    string,
    string,
    string,
    string,
  ];
  const by = (personId: string, sha256: string) => ({ personId, sha256 });
  const logSeq = meeting.records.length;
  meeting.given(
    'service',
    { type: 'PrepareMinutes', pages: 6, logSeq, logHash, ...by('sec', laidOut) },
    { type: 'RecordMinutesSignature', capacity: 'secretary', ...by('sec', first) },
    { type: 'RecordMinutesSignature', capacity: 'chair', ...by('chair', second) },
  );
}

const name = process.argv[2];
if (!name) throw new Error('usage: node tests/golden/write.ts <name>');
const poll = { kind: 'poll', itemId: null, paperIds: [], choices: ['Thứ Hai', 'Thứ Ba'] } as const;
const names = {
  choices: ['Đồng ý', 'Không đồng ý'],
  rows: ['Cao Thị Lan', 'Mai Văn Sơn'].map((one, n) => ({ id: `${n + 1}`, name: one, personId: null })),
};
const meeting = scene(
  commune({
    motions: [
      motion('v1'),
      motion('v2'),
      motion('v3', { itemId: 'muc-2', paperIds: ['p1', 'p2'], seconds: 60 }),
      motion('v4', { ...poll, paperIds: [], choices: [...poll.choices] }),
      motion('v5'),
      motion('v6', { ...names, kind: 'approval', form: 'secret', itemId: 'muc-2', paperIds: [] }),
      ...(['rollCall', 'hands', 'open', 'open'] as const).map((form, n) =>
        motion(`v${7 + n}`, { form, itemId: 'muc-2', paperIds: [] }),
      ),
    ],
  }),
);
for (const part of [gather, debate, decide, everyForm, close]) part(meeting);

const used = new Set<string>(meeting.records.map(({ event }) => event.type));
const unused = MeetingEvent.def.options.flatMap((one) => one.shape.type.def.values).filter((type) => !used.has(type));
if (unused.length > 0 || paperOf(meeting.state, 'p2')?.version !== 2)
  throw new Error(`not in the log: ${unused.join(', ')}`);
const lines = meeting.records.map((record) => `${JSON.stringify(record)}\n`);
writeFileSync(logFile(name), lines.join(''), { flag: 'wx' });
writeFileSync(hashFile(name), `${stateHash(meeting.state)}\n`, { flag: 'wx' });
console.log(`${meeting.records.length} records`);
