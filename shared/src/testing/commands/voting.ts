import fc from 'fast-check';
import type { RecordCommand, VotingCommand } from '../../meeting/voting/messages.ts';
import { digest, type Makers, odd, openId, personId, secretId, voteId, voters, word } from './pool.ts';

const answers = fc.constantFrom<string[]>(
  ['Tán thành'],
  ['Tán thành'],
  ['Không tán thành'],
  ['Tán thành', 'Tán thành'],
  [''],
);
/** The board of the vote that is being counted, and some who are not on it. */
const signer = fc.constantFrom('m3', 'm4', 'm5', 'm2', ...odd);

export const voting: Makers<VotingCommand | RecordCommand> = {
  making: {
    OpenVote: fc.record({ voteId }),
    OpenSeries: fc.record({ voteIds: fc.shuffledSubarray(['v1', 'v2', 'v3', 'v6'], { minLength: 2 }) }),
    CastBallot: fc.record({ voteId, ballot: fc.constant('AA==') }),
    EnterPaperBallot: fc.record({
      voteId: openId,
      personId: fc.constantFrom('m5', 'm5', 'm2', ...odd),
      choices: answers,
    }),
    RecordAnswer: fc.record({ voteId: openId, personId, choices: answers }),
    EnterCount: fc.record({ voteId: openId, counts: fc.constantFrom([[3, 1, 0]], [[3, 1, 0]], [[2, 1, 1]], [[3, 1]]) }),
    CloseVote: fc.record({ voteId: fc.oneof(voteId, openId, secretId) }),
    AnnounceResult: fc.record({ voteId: fc.oneof(voteId, openId, secretId) }),
    AnnulVote: fc.record({ voteId, reason: word }),
    SettleVote: fc.record({
      voteId,
      rowId: fc.constantFrom('1', '1', '2', ...odd),
      verdict: fc.constantFrom('passed', 'failed'),
      basis: word,
    }),
    AppointBoard: fc.record({
      voteId: secretId,
      members: fc
        .constantFrom(['m3', 'm4', 'm5'], ['m5', 'm6', 'm4'], ['m3'], ['m3', 'm4', 'guest'], ['m2', 'm3', 'm4'])
        .map((ids) => ids.map((id, n) => ({ personId: id, role: n === 0 ? ('head' as const) : ('member' as const) }))),
      basis: word,
    }),
    PresentBoardKey: fc.record({ voteId: secretId, publicKey: fc.constant('Ym9hcmQ=') }),
    RequestSlip: fc.record({ voteId: secretId, request: fc.constant('AA==') }),
    CosignSlips: fc.record({
      voteId: secretId,
      slips: fc
        .subarray(voters, { minLength: 1 })
        .map((ids) => ids.map((id) => ({ personId: id, signature: 'c2lnbmVk' }))),
    }),
    StrikeSlip: fc.record({ voteId: secretId, personId: fc.constantFrom('m4', 'm4', 'm3', ...odd), reason: word }),
    CloseIssuing: fc.record({ voteId: secretId }),
    CountSlips: fc.record({ voteId: secretId, opening: fc.constant('AA==') }),
    PrepareCountingRecord: fc.record({ voteId: secretId, personId: signer, sha256: digest, pages: fc.constant(2) }),
    RecordCountingSignature: fc.record({ voteId: secretId, personId: signer, sha256: digest }),
  },
  weights: {
    OpenVote: 8,
    CastBallot: 30,
    EnterPaperBallot: 8,
    RecordAnswer: 6,
    EnterCount: 8,
    CloseVote: 5,
    AnnounceResult: 4,
    SettleVote: 4,
    AppointBoard: 4,
    PresentBoardKey: 5,
    RequestSlip: 8,
    CosignSlips: 6,
    StrikeSlip: 4,
    CloseIssuing: 4,
    CountSlips: 5,
    PrepareCountingRecord: 4,
    RecordCountingSignature: 5,
  },
};
