import './layers.css';
import { computed, type Ref, shallowRef, watch } from 'vue';
import type { PageFrame } from './geometry.ts';
import type { Paper } from './pdf.ts';

/** A page near the view, with the element for our layer on it. */
export interface LaidPage extends PageFrame {
  readonly layer: HTMLElement;
}

/**
 * The pages near the view, each with a layer above the drawing of pdf.js and, until that is there, the page's picture below. `laid` changes
 * whenever pages may lie otherwise.
 */
export function useLayers(
  paper: Readonly<Ref<Paper | undefined>>,
  laid: Readonly<Ref<number>>,
  preview: (page: number) => string | null,
) {
  const near = shallowRef<ReadonlyMap<number, HTMLElement>>(new Map());

  watch(paper, (opened) => {
    near.value = new Map();
    opened?.layPages((page) => {
      const layer = Object.assign(document.createElement('div'), { className: 'own-layer' });
      const url = preview(page);
      near.value = new Map(near.value).set(page, layer);
      return {
        elements: [...(url === null ? [] : [picture(url)]), layer],
        drop: () => {
          const left = new Map(near.value);
          left.delete(page);
          near.value = left;
        },
      };
    });
  });

  const pages = computed((): LaidPage[] => {
    void laid.value;
    return [...near.value].flatMap(([page, layer]) => {
      const frame = paper.value?.frameOf(page);
      return frame ? [{ ...frame, layer }] : [];
    });
  });
  return { pages };
}

/** A page's picture; one that fails to load leaves the white sheet. */
function picture(url: string): HTMLImageElement {
  const image = Object.assign(new Image(), { className: 'preview', alt: '', decoding: 'async', src: url });
  image.addEventListener('error', () => image.remove(), { once: true });
  return image;
}
