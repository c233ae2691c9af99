import { upcastPack } from '../../rules/index.ts';
import type { Upcasts } from '../capability.ts';
import type { LifeEvent } from './messages.ts';

export const lifeUpcasts: Upcasts<LifeEvent> = {
  MeetingConvened: (event) => ({ ...event, info: { ...event.info, rules: upcastPack(event.info.rules) } }),
};
