/** Our own elements in a page, above the drawing of pdf.js. */
export interface PageLayer {
  /** Lowest first. */
  readonly elements: readonly HTMLElement[];
  /** Frees everything that the layer holds. */
  drop(): void;
}

/**
 * Keeps a layer in each page that is near the view. pdf.js empties a page's element whenever it draws it anew; our own layer is put back
 * before the browser paints, so that it does not flicker.
 */
export function layPages(
  container: HTMLElement,
  pages: () => Iterable<HTMLElement>,
  build: (page: number) => PageLayer,
  signal: AbortSignal,
) {
  const layers = new Map<HTMLElement, PageLayer>();
  const put = (page: HTMLElement, layer: PageLayer) => {
    for (const element of layer.elements) if (element.parentNode !== page) page.append(element);
  };
  const emptied = new MutationObserver((changes) => {
    for (const page of new Set(changes.map(({ target }) => target as HTMLElement))) {
      const layer = layers.get(page);
      if (layer) put(page, layer);
    }
  });
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = target as HTMLElement;
        const layer = layers.get(page);
        if (isIntersecting && !layer) {
          const fresh = build(Number(page.dataset.pageNumber));
          layers.set(page, fresh);
          put(page, fresh);
        } else if (!isIntersecting && layer) {
          layers.delete(page);
          for (const element of layer.elements) element.remove();
          layer.drop();
        }
      }
    },
    { root: container, rootMargin: '100%' },
  );
  for (const page of pages()) {
    emptied.observe(page, { childList: true });
    near.observe(page);
  }
  signal.addEventListener(
    'abort',
    () => {
      emptied.disconnect();
      near.disconnect();
      for (const layer of layers.values()) layer.drop();
      layers.clear();
    },
    { once: true },
  );
}
