import { capability } from '../capability.ts';
import { floorCommands, floorEvents } from './messages.ts';
import { forSpeech } from './requests.ts';
import { initialFloor, onFloor } from './state.ts';

export const floor = capability({
  name: 'floor',
  commands: floorCommands,
  service: [],
  events: floorEvents,
  initial: initialFloor,
  on: onFloor,
  purposes: { [forSpeech]: { rank: 0, unheard: 'Đã đăng ký nhưng chưa phát biểu' } },
});
