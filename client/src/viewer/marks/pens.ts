import type { MarkBody } from '@dien-hong/shared/reading';
import { type Ref, ref, watch } from 'vue';
import { writeDown } from '../../session/writeDown.ts';

/** Which tool is in hand; null: none, one reads. */
export type Choice = 'ink' | 'highlight' | 'pin' | 'erase' | 'pointer' | null;

/** How the pens are set on this device. */
export interface Pens {
  readonly ink: Pick<Extract<MarkBody, { kind: 'ink' }>, 'colour' | 'width'>;
  readonly highlight: Pick<Extract<MarkBody, { kind: 'highlight' }>, 'colour'>;
}

const at = 'reader:pens';
const first: Pens = { ink: { colour: 'blue', width: 3 }, highlight: { colour: 'yellow' } };

function read(): Pens {
  try {
    return { ...first, ...(JSON.parse(localStorage.getItem(at) ?? '{}') as Partial<Pens>) };
  } catch {
    return first;
  }
}

export function usePens(): Ref<Pens> {
  const pens = ref<Pens>(read());
  watch(pens, (now) => writeDown(localStorage, at, JSON.stringify(now)));
  return pens;
}
