import type { Feature } from '../feature.ts';
import AskToSpeak from './AskToSpeak.vue';
import { announceFloor } from './announce.ts';
import MinutesSpeeches from './MinutesSpeeches.vue';
import SpeakerNow from './SpeakerNow.vue';
import SpeakerPanel from './SpeakerPanel.vue';
import SpeakerQueue from './SpeakerQueue.vue';
import { floorSteps } from './steps.ts';

export const floor: Feature = {
  roomActs: [AskToSpeak],
  roomNews: [SpeakerNow],
  chairParts: [SpeakerPanel, SpeakerQueue],
  chairSteps: floorSteps,
  announce: announceFloor,
  minutesLines: [MinutesSpeeches],
};
