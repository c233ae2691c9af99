import { voteOf } from '@dien-hong/shared';
import { Gavel, Hourglass, MailOpen, Megaphone, RotateCcw, Square, Vote } from '@lucide/vue';
import type { ChairSteps } from '../../feature.ts';
import { type VoteStep, votesDue } from './steps.ts';

/** A title as it stands on a button, beside an act that must not be cut: whole words, at most `most` letters. */
export function shortened(title: string, most = 72): string {
  if (title.length <= most) return title;
  const cut = title.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).trimEnd()}…`;
}

/** The chair's acts on the present votes. */
export const votingSteps: ChairSteps<VoteStep> = {
  due: votesDue,
  acts: {
    'cast-own': {
      icon: Vote,
      name: ({ voteId }, state, { t }) =>
        t(voteOf(state, voteId)?.slips ? 'voting.step.ownSlip' : 'voting.step.castOwn'),
      take: ({ voteId }, desk) => desk.castOwn(voteId),
    },
    'open-vote': {
      icon: Vote,
      name({ voteId }, state, { t }) {
        const { kind, title } = voteOf(state, voteId)?.motion ?? { kind: 'resolution', title: '' };
        return t(kind === 'poll' ? 'voting.step.openPoll' : 'voting.step.openVote', { title: shortened(title) });
      },
      take: ({ voteId }, desk) => desk.askVote('open', voteId),
    },
    'close-vote': {
      icon: Square,
      name({ voteId }, state, { t }, countOf) {
        const vote = voteOf(state, voteId);
        // A show of hands has nothing to hand in.
        if (vote?.motion.form === 'hands') return t('voting.step.closeHands');
        if (vote?.slips) return t('voting.step.endCasting', countOf(voteId));
        const poll = vote?.motion.kind === 'poll';
        return t(poll ? 'voting.step.closePoll' : 'voting.step.closeVote', countOf(voteId));
      },
      take: ({ voteId }, desk) => desk.askVote('close', voteId),
    },
    'cast-slips': {
      icon: MailOpen,
      name: ({ voteId }, _, { t }, countOf) => t('voting.step.castSlips', countOf(voteId)),
      take: ({ voteId }, desk) => desk.askVote('cast', voteId),
    },
    'wait-for-count': {
      icon: Hourglass,
      name: (_, __, { t }) => t('voting.step.waitForCount'),
      take: () => {},
    },
    announce: {
      icon: Megaphone,
      name: (_, __, { t }) => t('voting.step.announce'),
      take: ({ voteId }, desk) => desk.send({ type: 'AnnounceResult', voteId }),
    },
    'settle-vote': {
      icon: Gavel,
      name: (_, __, { t }) => t('voting.step.settleVote'),
      take: ({ voteId }, desk) => desk.askVote('settle', voteId),
    },
    'repeat-vote': {
      icon: RotateCcw,
      name: ({ voteId }, state, { t }) =>
        t('voting.step.repeatVote', { title: shortened(voteOf(state, voteId)?.motion.title ?? '') }),
      take: ({ voteId }, desk) => desk.askVote('repeat', voteId),
    },
  },
};
