// The one module that imports pdf.js's viewer. The legacy build: the modern one needs newer tablets than the meetings have. Its viewer
// components expect the library as a global, which the first import sets.
import { AnnotationEditorType, AnnotationMode, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { EventBus, PDFLinkService, PDFViewer, ScrollMode } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import { openDocument, type Source } from './document.ts';
import { createFind, type Hits, PlainFindController } from './find.ts';
import { type PageFrame, seenOf } from './geometry.ts';
import { layPages, type PageLayer } from './layers.ts';
import { type OutlineLine, outlineOf } from './outline.ts';
import { LARGEST, onPinch, SMALLEST } from './pinch.ts';
import { onSwipe } from './swipe.ts';

export { warmUp } from './document.ts';

/** Some 13 MB of memory: larger canvases make tablets drop pages. A page zoomed past it is redrawn where it shows. */
const MAX_CANVAS_PIXELS = 3_200_000;
const CSS_PER_POINT = 96 / 72;

export type Fit = 'page-width' | 'page-fit';

/** A part of a page (left, top, width, height), as shares of it; null: the whole page. */
export type Area = readonly [number, number, number, number] | null;

export type PaperEvents = {
  /** The page in view changed, turned by the reader or by the program. */
  page(page: number): void;
  /** 1 is the paper's own size. */
  scale(scale: number): void;
  hits(hits: Hits): void;
  /** A page that was drawn; `whole` is false where a part of it is missing. */
  drawn(page: number, whole: boolean): void;
  /** Pages may lie otherwise than before: turned, or of another size than expected. */
  laid(): void;
  /** Bytes could not be fetched, now that the paper is open. */
  lost(error: unknown): void;
};

/** Links lead within the paper only; an address outside is shown as a title and leads nowhere. */
class InnerLinks extends PDFLinkService {
  override addLinkAttributes(link: HTMLAnchorElement, url: string): void {
    link.title = url;
  }
}

/**
 * Opens a paper in `container`, an absolutely positioned box that scrolls, holding one empty `div`. Throws an error that
 * `failureOf` can name.
 */
export async function openPaper(
  container: HTMLDivElement,
  source: Source,
  page: number,
  events: PaperEvents,
  signal: AbortSignal,
) {
  const eventBus = new EventBus();
  const linkService = new InnerLinks({ eventBus });
  const findController = new PlainFindController({ eventBus, linkService });
  const viewer = new PDFViewer({
    container,
    eventBus,
    linkService,
    findController,
    annotationMode: AnnotationMode.ENABLE,
    annotationEditorMode: AnnotationEditorType.DISABLE,
    imageResourcesPath: '/pdfjs/images/',
    maxCanvasPixels: MAX_CANVAS_PIXELS,
    enableAutoLinking: false,
    // Pages are named by the viewer around this; pdf.js's own words would need its own translations.
    l10n: silent as never,
    // Missing from the library's types; it frees the viewer's listeners.
    ...{ abortSignal: signal },
  });
  linkService.setViewer(viewer);
  // The viewer drops the document first, so that it asks for no page of a document that is gone.
  signal.addEventListener('abort', () => viewer.setDocument(null as never), { once: true });
  const pdf = await openDocument(source, page, events.lost, signal);

  const ready = new Promise<void>((resolve) => {
    eventBus.on('pagesinit', () => {
      viewer.currentScaleValue = 'page-width';
      if (page > 1) viewer.currentPageNumber = Math.min(page, pdf.numPages);
      resolve();
    });
  });
  eventBus.on('pagechanging', (event: { pageNumber: number }) => events.page(event.pageNumber));
  eventBus.on('scalechanging', (event: { scale: number }) => events.scale(event.scale));
  eventBus.on('rotationchanging', () => events.laid());
  eventBus.on('pagerendered', (event: { pageNumber: number; error: unknown }) => {
    events.laid();
    events.drawn(event.pageNumber, !event.error);
  });
  const finding = createFind(eventBus, events.hits);
  viewer.setDocument(pdf);
  linkService.setDocument(pdf);
  await ready;

  const zoomTo = (scale: number) => {
    viewer.currentScale = Math.min(LARGEST, Math.max(SMALLEST, scale));
  };
  onPinch(
    container,
    () => viewer.currentScale,
    (factor, origin) => viewer.updateScale({ drawingDelay: 400, scaleFactor: factor, origin }),
    signal,
  );
  const swiped = (step: 1 | -1) => {
    if (viewer.scrollMode === ScrollMode.PAGE) goTo(viewer.currentPageNumber + step);
  };
  onSwipe(container, swiped, signal);
  const keepFit = new ResizeObserver(() => {
    const { currentScaleValue } = viewer;
    if (Number.isNaN(Number(currentScaleValue))) viewer.currentScaleValue = currentScaleValue;
    viewer.update();
  });
  keepFit.observe(container);
  signal.addEventListener('abort', () => keepFit.disconnect(), { once: true });

  function frameOf(of: number): PageFrame | null {
    const view = viewer.getPageView(of - 1);
    if (!view) return null;
    const turned = (viewer.pagesRotation + 360) % 360;
    const points = 1 / (view.scale * CSS_PER_POINT);
    const [across, down] = [view.viewport.width * points, view.viewport.height * points];
    const upright = turned % 180 === 0;
    return { page: of, element: view.div, width: upright ? across : down, height: upright ? down : across, turned };
  }
  /** The part of the page in view that the reader sees. */
  function view(): { readonly page: number; readonly area: Area } {
    const of = viewer.currentPageNumber;
    const frame = frameOf(of);
    if (!frame) return { page: of, area: null };
    return { page: of, area: seenOf(frame, container) };
  }
  /** Shows this part of a page as large as it goes. */
  function showArea(of: number, area: Area): void {
    const frame = frameOf(of);
    if (!frame) return;
    const [left, top, width, height] = area ?? [0, 0, 1, 1];
    const across = container.clientWidth / (width * frame.width * CSS_PER_POINT);
    const down = container.clientHeight / (height * frame.height * CSS_PER_POINT);
    const scale = Math.min(LARGEST, across, down);
    if (Math.abs(viewer.currentScale - scale) > 0.01) viewer.currentScale = scale;
    if (viewer.currentPageNumber !== of) viewer.currentPageNumber = of;
    const { element } = frame;
    const spareAcross = Math.max(0, container.clientWidth - width * element.clientWidth);
    const spareDown = Math.max(0, container.clientHeight - height * element.clientHeight);
    container.scrollLeft = element.offsetLeft + left * element.clientWidth - spareAcross / 2;
    container.scrollTop = element.offsetTop + top * element.clientHeight - spareDown / 2;
  }
  const goTo = (wanted: number) => {
    viewer.currentPageNumber = Math.min(pdf.numPages, Math.max(1, wanted));
  };
  function* sheets() {
    for (let index = 0; index < pdf.numPages; index++) yield viewer.getPageView(index).div as HTMLElement;
  }

  return {
    ...finding,
    pages: pdf.numPages,
    goTo,
    frameOf,
    view,
    showArea,
    zoom: (factor: number) => zoomTo(viewer.currentScale * factor),
    fit: (fit: Fit) => {
      viewer.currentScaleValue = fit;
    },
    turn: () => {
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360;
    },
    /** One page at a time, or all below each other. */
    oneByOne: (single: boolean) => {
      viewer.scrollMode = single ? ScrollMode.PAGE : ScrollMode.VERTICAL;
    },
    outline: (): Promise<OutlineLine[]> => outlineOf(pdf),
    follow: ({ target }: OutlineLine): void => void (target && linkService.goToDestination(target as never)),
    /** Scrolls a spot of a page (points) into view. */
    show: (of: number, y: number) => {
      goTo(of);
      const frame = frameOf(of);
      if (!frame || frame.turned) return;
      const share = y / frame.height;
      const top = frame.element.offsetTop + share * frame.element.clientHeight - container.clientHeight / 3;
      if (viewer.scrollMode === ScrollMode.VERTICAL) container.scrollTop = Math.max(0, top);
    },
    /** Gives each page its spoken name, again after a change of language. */
    namePages: (name: (of: number) => string) => {
      let of = 0;
      for (const sheet of sheets()) sheet.setAttribute('aria-label', name(++of));
    },
    /** A page as a small picture, `width` in CSS pixels; null where it cannot be drawn. */
    picture: (of: number, width: number) => drawSmall(pdf, of, width),
    layPages: (build: (page: number) => PageLayer) => layPages(container, sheets, build, signal),
  };
}

export type Paper = Awaited<ReturnType<typeof openPaper>>;

/** A page may be absurdly long; its picture is cut at this ratio. */
const LONGEST_PICTURE = 3;

async function drawSmall(pdf: PDFDocumentProxy, of: number, width: number): Promise<Blob | null> {
  try {
    const sheet = await pdf.getPage(of);
    const scale = (width * Math.min(2, devicePixelRatio)) / sheet.getViewport({ scale: 1 }).width;
    const viewport = sheet.getViewport({ scale });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = Math.min(viewport.height, canvas.width * LONGEST_PICTURE);
    await sheet.render({ canvas, viewport }).promise;
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } catch {
    // The reader is told when opening that page.
    return null;
  }
}

const silent = {
  getLanguage: () => 'vi',
  getDirection: () => 'ltr',
  get: async () => '',
  translate: async () => {},
  translateOnce: async () => {},
  destroy: async () => {},
  pause: () => {},
  resume: () => {},
};
