import { DoorOpen, Play, Square } from '@lucide/vue';
import { type ChairSteps, rank, type Wording } from '../feature.ts';
import { meetingWord } from './words.ts';

type LifeStep = { readonly act: 'open-meeting' | 'resume' | 'close-meeting' };

const named = (kind: string | undefined, { t }: Wording) => ({ word: t(`life.word.${meetingWord(kind ?? '')}`) });

/** Opening, resuming and closing the meeting. */
export const lifeSteps: ChairSteps<LifeStep> = {
  due({ life: { phase } }) {
    if (phase === 'convened') return [{ rank: rank.first, step: { act: 'open-meeting' } }];
    if (phase === 'suspended') return [{ rank: rank.first, step: { act: 'resume' } }];
    return phase === 'open' ? [{ rank: rank.end, step: { act: 'close-meeting' } }] : [];
  },
  acts: {
    'open-meeting': {
      icon: DoorOpen,
      name: (_, { life }, wording) => wording.t('life.open', named(life.info?.kind, wording)),
      take: (_, desk) => desk.askLife('open'),
    },
    resume: {
      icon: Play,
      name: (_, __, { t }) => t('life.resume'),
      take: (_, desk) => desk.send({ type: 'ResumeMeeting' }),
    },
    'close-meeting': {
      icon: Square,
      name: (_, { life }, wording) => wording.t('life.closeShort', named(life.info?.kind, wording)),
      take: (_, desk) => desk.askLife('close'),
    },
  },
};
