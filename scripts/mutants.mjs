/**
 * Lines of which the tests must notice when they are broken. `find` stands exactly once in `file`, and is written as `replace` instead;
 * `why` says what then goes wrong. `project` and `filter`: which tests should notice, as vitest takes them, several filters apart by spaces.
 */
const of = (project, folder) => (file, filter, find, replace, why) => ({
  ...{ file: `${folder}/${file}`, project, filter, find, replace, why },
});
const meeting = of('shared', 'shared/src/meeting');
const rules = of('shared', 'shared/src/rules');
const consultation = of('shared', 'shared/src/consultation');
const protocol = of('shared', 'shared/src/protocol');
const server = of('server', 'server/src');
const client = of('client', 'client/src');

const domain = [
  meeting(
    ...['voting/late.ts', 'slips/secret', " || vote.slips?.stage === 'casting') return []", ') return []'],
    'while secret slips are cast somebody is reminded, so that it is known who has not cast',
  ),
  meeting(
    ...['registry.ts', 'meeting/voting', '(a, b) => a.at - b.at', '(a, b) => b.at - a.at'],
    'of two timed votes of a series the later deadline is issued first',
  ),
  meeting(
    ...['voting/close.ts', 'meeting/voting', 'closesAt !== null && at >= closesAt', 'closesAt !== null'],
    'the clock closes a vote before its time is over',
  ),
  meeting(
    ...['voting/close.ts', 'meeting/voting', "infoOf(state).rules.announce !== 'chair'", 'true'],
    'a result that the chair announces is told when the vote is closed',
  ),
  meeting(
    ...['voting/on.ts', 'meeting/voting', '    ...concealed(vote),\n', '    ...vote,\n'],
    'annulling an open vote leaves how each voted',
  ),
  meeting(
    ...['voting/presiding.ts', 'meeting/voting', 'infoOf(state).chairs.every(', 'infoOf(state).chairs.some('],
    'the secretary settles a vote though a chair who is not recused could',
  ),
  meeting(
    ...['voting/open.ts', 'meeting/voting', "motion.kind !== 'poll' && !met", "motion.kind === 'poll' && !met"],
    'a vote is opened without a quorum',
  ),
  meeting(
    ...['voting/open.ts', 'meeting/voting', 'rounds.has(id) && goesBy(state, 3)', 'rounds.has(id) && goesBy(state, 9)'],
    'two rounds of one election stand in a series, and both fill the same seats',
  ),
  meeting(
    ...['voting/rounds.ts', 'meeting/voting', "vote.stage === 'closed' && firstRound", 'firstRound'],
    'an annulled round has filled seats',
  ),
  meeting(
    ...[
      'voting/ballots/decide.ts',
      'meeting/voting',
      'at > vote.opened.closesAt)',
      'at > vote.opened.closesAt + 60_000)',
    ],
    'a ballot counts that comes after the deadline',
  ),
  meeting(
    ...['voting/ballots/decide.ts', 'meeting/voting', 'statement.voter !== personId', 'statement.voter === null'],
    'a ballot that another has signed counts',
  ),
  meeting(
    ...['voting/ballots/decide.ts', 'meeting/voting', ' && statement.papers[i]?.sha256 === sha256', ''],
    'a ballot counts that was signed over another version of a paper',
  ),
  meeting(
    ...['voting/ballots/byHand.ts', 'meeting/voting', '!first || first.by === actor.personId', '!first'],
    'one person alone enters a paper ballot twice, and it counts',
  ),
  meeting(
    ...['voting/ballots/byHand.ts', 'meeting/voting', ' || by === actor.personId', ''],
    'one person alone confirms his own count of hands',
  ),
  meeting(
    ...[
      'voting/slips/decide.ts',
      'meeting/voting',
      'if (issued < fewestForSecret)',
      'if (issued < fewestForSecret - 1)',
    ],
    'a secret vote goes on with so few slips that everybody’s choice is known',
  ),
  meeting(
    ...['voting/slips/decide.ts', 'meeting/voting', 'if (request.cosigned) return', 'if (!request) return'],
    'a slip is struck that its member can cast all the same',
  ),
  meeting(
    ...[
      'voting/slips/decide.ts',
      'meeting/voting',
      'fresh.some(({ personId }) => !proof',
      'fresh.every(({ personId }) => !proof',
    ],
    'one good signature of the board carries a bad one',
  ),
  meeting(
    ...['floor/undo.ts', 'meeting/floor', 'from >= undo.at', 'from < undo.at'],
    'a turn is given back over a break',
  ),
  meeting(
    ...['floor/state.ts', 'meeting/floor', 'waiting.has(one.id) || turned.has(one.id)', 'true'],
    'taking a turn back brings a request back that was withdrawn',
  ),
  meeting(
    ...['attendance/state.ts', 'meeting', ' && stays.length === 0;', ';'],
    'who was in the room is left out of the base of all percentages',
  ),
  meeting(
    ...[
      'attendance/decide.ts',
      'meeting/attendance',
      'const excused = officer && command.excused',
      'const excused = command.excused',
    ],
    'the absentee excuses himself',
  ),
  meeting(
    ...[
      'documents/decide.ts',
      'meeting/documents',
      '(old.itemId !== itemId || old.access !== access)',
      'old.itemId !== itemId',
    ],
    'a new version is for readers who do not read the old one',
  ),
  rules(
    ...['result.ts', 'rules/', 'ahead + level <= seats', 'ahead <= seats'],
    'candidates who are level across the last seat are all elected',
  ),
  rules(
    ...['result.ts', 'rules/', 'count * den > total * num', 'count * den >= total * num'],
    'exactly half of low confidence counts as more than half',
  ),
  rules(...['pack.ts', 'rules/', 'Math.floor(total / 2) + 1', 'Math.ceil(total / 2)'], 'half is a majority'),
  consultation(
    ...['decide.ts', 'consultation', 'earlier && !isLate(state, earlier) && at > state.deadline', 'earlier && at < 0'],
    'a late answer takes the place of one that came in time',
  ),
  consultation(
    ...['state.ts', 'consultation', "stage === 'closed' ? state.answers", "stage !== 'draft' ? state.answers"],
    'members read each other’s opinions before the consultation is closed',
  ),
];

const host = [
  server(
    ...['log/logHost.ts', 'meetings/host', 'known.by === by ? known.answer', 'known ? known.answer'],
    'who guesses the id of another’s command gets its answer',
  ),
  server(
    ...['log/logHost.ts', 'meetings/ log/', 'passingRefusals.has(given.refusal.code)', 'given.refusal.code === null'],
    'a refusal that passes is repeated for ever',
  ),
  server(
    ...['log/logHost.ts', 'meetings/ log/', 'if (error instanceof SequenceTaken) this.#deps.failed(error);', ''],
    'a writer goes on whose log somebody else has written to',
  ),
  server(
    ...['log/logHost.ts', 'meetings/ log/', "    if (this.#closed) return refuse('server-stopping');\n", ''],
    'a command is taken by a server that stops',
  ),
  server(
    ...['log/deadline.ts', 'log/deadline', '    if (this.#now() < due.at) return this.#wait(due, 0, failed);\n', ''],
    'a vote is closed early by a clock that runs ahead',
  ),
  server(
    ...['log/deadline.ts', 'log/deadline', 'Math.min(wait, longest)', 'wait'],
    'a deadline that is weeks away fires at once, again and again',
  ),
  server(
    ...['log/deadline.ts', 'log/deadline', '!answer.ok && this.#awaited === awaited', '!answer.ok'],
    'a deadline that was replaced is tried again beside the new one',
  ),
  server(
    ...['log/hosts.ts', 'meetings/ log/', '    await this.#ending.get(id);\n', ''],
    'two writers of one log, the old one and the new one',
  ),
  server(
    ...['log/hosts.ts', 'meetings/ log/', 'this.#deps.clock.elapsed() < fault.againAt', 'fault.againAt < 0'],
    'a log that cannot be read is read anew at every request',
  ),
  server(
    ...['log/logClock.ts', 'log/ clock', 'this.held || house <= even', 'house <= even'],
    'a clock that is set ahead cuts the time of a vote short',
  ),
  server(
    ...['log/chain.ts', 'log/ archive/', '    prev === after.hash &&\n', ''],
    'a chain holds that hangs on another one',
  ),
  server(
    ...[
      'log/chain.ts',
      'log/ archive/',
      '(record.withheld === undefined || sealedOf(record.event) === null) &&',
      'true &&',
    ],
    'a part that was left out is replaced by words that nobody verifies',
  ),
  server(
    ...['log/sqlite.ts', 'log/', '        if (!raw.inTransaction) throw error;\n', ''],
    'after a full disk what is told as not written is written',
  ),
  server(
    ...[
      'meetings/prove.ts',
      'meetings/',
      "vote?.stage === 'open' ? await compareBallots(",
      "vote?.stage === 'none' ? await compareBallots(",
    ],
    'a ballot that was altered in the database is counted',
  ),
];

const feed = [
  server(
    ...['realtime/feed.ts', 'realtime/', "record.event.type.startsWith('Substitute')", "record.event.type === ''"],
    'a substitute goes on reading as the guest he was',
  ),
  server(
    ...['realtime/feed.ts', 'realtime/', 'over || !this.mayLead(this.#lead)', 'over'],
    'a page is presented of a paper that was withdrawn, or by who may no more',
  ),
  server(
    ...['realtime/feed.ts', 'realtime/', 'personId !== null && late.has(personId)', 'personId !== null'],
    'who has voted is asked to vote',
  ),
  server(
    ...[
      'realtime/feed.ts',
      'realtime/',
      '      if (!knowsAbout(this.host.state, viewer, motion.itemId)) continue;\n',
      '',
    ],
    'a guest who joins learns who votes on an item for members only',
  ),
  server(
    ...[
      'realtime/feed.ts',
      'realtime/',
      'this.#fuller.add(voteId);\n    this.#boxes.atEnd();',
      'this.#fuller.add(voteId);\n    this.#boxes.soon();',
    ],
    'the moment in which a slip came is told to the hall',
  ),
  server(
    ...['realtime/feed.ts', 'realtime/', ' && devices?.size === 0) this.lead(null)', ') this.lead(null)'],
    'presenting ends though another device of the presenter is there',
  ),
  server(
    ...[
      'realtime/paced.ts',
      'realtime/paced',
      '    if (!this.resting) this.#wait();\n',
      '    if (!this.resting) this.now();\n',
    ],
    'what is told at the end of a span is told at the moment it is asked for',
  ),
  server(
    ...['realtime/views.ts', 'realtime/', '      .filter((record) => readByName(record, viewer))\n', ''],
    'a newcomer’s old paper takes the place of a newer one',
  ),
  server(
    ...['realtime/serve.ts', 'realtime/', "    if (!socket.connected) return refuse('no-connection');\n", ''],
    'a socket that is gone stays among the listeners',
  ),
  server(
    ...[
      'realtime/serve.ts',
      'realtime/',
      'if (isChair(state, personId) || isSecretary(state, personId)) feed.remind',
      'feed.remind',
    ],
    'any member has the others reminded',
  ),
];

const follower = [
  protocol(
    ...['follower.ts', 'protocol/follower', 'if (frame.after > this.state.seq) return', 'if (frame.after < 0) return'],
    'records are folded over a gap',
  ),
  protocol(
    ...[
      'follower.ts',
      'protocol/follower',
      'filter((entry) => lastOf(entry) > this.state.seq)',
      'filter((entry) => lastOf(entry) > 0)',
    ],
    'records that are known are folded twice',
  ),
  protocol(
    ...['follower.ts', 'protocol/follower', '    if (this.#greeting) return null;\n', ''],
    'two hellos are out at once, and their answers fold the same records twice',
  ),
  protocol(
    ...['follower.ts', 'protocol/follower', ': { ...fold(own, state), seq: state.seq }', ': fold(own, state)'],
    'after a refold the number is that of an old record of one’s own',
  ),
  client(
    ...[
      'session/liveMeeting.ts',
      'session/',
      "if (fresh === 'gap') return void hello();",
      "if (fresh === 'gap') return;",
    ],
    'the line notices a gap and does not ask for what is missing',
  ),
];

const device = [
  client(
    ...['device/database.ts', 'device/ session/', '  opening.catch(forget);\n', '  opening.catch(() => {});\n'],
    'a device that refused once refuses until the page is loaded anew',
  ),
  client(
    ...['device/database.ts', 'device/', 'late ? 0 : patience', 'patience'],
    'on a device that does not answer every single use waits two seconds',
  ),
  client(
    ...['device/keep.ts', 'device/', 'if (rows.get(at(key)) === row) await database.delete(store, key);', ''],
    'where the new value finds no room the one before it comes back after a reload',
  ),
  client(
    ...['device/stores/signedIn.ts', 'device/ session/', ' && last?.person?.id === person &&', ' &&'],
    'what one person read is written for the next who signed in from another tab',
  ),
  client(
    ...['device/wipe.ts', 'device/', '  wipeDue.write({ person, reason });\n', ''],
    'a wipe that a device refuses is never done',
  ),
  client(
    ...['device/wipe.ts', 'device/', '({ dirty }) => !dirty', '() => true'],
    'marks that the server does not have are lost with a wipe',
  ),
  client(
    ...[
      'device/wipe.ts',
      'device/',
      'return (owner) => person === null || owner === person;',
      'return (owner) => owner === person;',
    ],
    'where nobody knows whose session ended, somebody’s texts stay on a lost device',
  ),
  client(
    ...['device/carryOver.ts', 'device/', '!here.has(JSON.stringify([store, key]))', 'store.length > 0'],
    'what an older version kept takes the place of what was kept since',
  ),
  client(
    ...[
      'device/stores/marks.ts',
      'session/ device/',
      'kept?.dirty && kept.mark.changedAt > mark.changedAt',
      'kept === null',
    ],
    'what the server tells takes the place of a change that is later',
  ),
  client(
    ...['session/liveFacts.ts', 'session/', '    turnout.value = new Map();\n', ''],
    'who voted in the last meeting is shown in the next',
  ),
];

const ballotBox = [
  server(
    ...['ballot-box/box.ts', 'ballot-box/', 'const batch = shuffle(waiting);', 'const batch = waiting;'],
    'slips of one turn are written in the order in which they came',
  ),
  server(
    ...['ballot-box/box.ts', 'ballot-box/', "before.bytes.equals(bytes) ? 'same' : 'used'", "'same'"],
    'a second slip under one token is answered like the first',
  ),
  server(
    ...['ballot-box/box.ts', 'ballot-box/', "      raw.pragma('wal_checkpoint(TRUNCATE)');\n", ''],
    'slips and keys that were destroyed stand in the write-ahead log',
  ),
  server(
    ...['ballot-box/scheme.ts', 'ballot-box/', 'value > 1n && value < number(modulus) - 1n', 'value < number(modulus)'],
    'a value is signed whose signature anybody knows',
  ),
  server(
    ...['ballot-box/slipProof.ts', 'ballot-box/', ' || !scheme.holds(board, message, from(slip.board))', ''],
    'a slip counts that the board has not signed',
  ),
  server(
    ...['ballot-box/tidy.ts', 'ballot-box/', " || stage === 'annulled') box", ') box'],
    'slips of an annulled vote are kept',
  ),
  server(
    ...[
      'meetings/proveSecret.ts',
      'ballot-box/',
      "scheme.signable(vote.slips?.keys.board ?? '', bytesOf(statement.blinded.board))",
      'true',
    ],
    'a request that the board can never sign keeps everybody from casting',
  ),
];

export const mutants = [...domain, ...host, ...feed, ...follower, ...device, ...ballotBox];

/** The text with its line broken. Throws where the line stands there no more, or more than once. */
export function broken(text, { file, find, replace }) {
  const parts = text.split(find);
  if (parts.length !== 2)
    throw new Error(`${file}: ${parts.length - 1} times, not once (the code moved; mend scripts/mutants.mjs): ${find}`);
  return parts.join(replace);
}
