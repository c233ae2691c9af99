import type { MarkBody } from '@dien-hong/shared/reading';
import { type Ref, ref, watch } from 'vue';
import { pensAt } from '../../device/local.ts';

/** The tool in hand; null: none, one reads. */
export type Choice = 'ink' | 'highlight' | 'pin' | 'erase' | 'pointer' | null;

/** The settings of the pens on this device. */
export interface Pens {
  readonly ink: Pick<Extract<MarkBody, { kind: 'ink' }>, 'colour' | 'width'>;
  readonly highlight: Pick<Extract<MarkBody, { kind: 'highlight' }>, 'colour'>;
}

const first: Pens = { ink: { colour: 'blue', width: 3 }, highlight: { colour: 'yellow' } };

export function usePens(): Ref<Pens> {
  const kept = pensAt(first);
  const pens = ref<Pens>(kept.read());
  watch(pens, kept.write);
  return pens;
}
