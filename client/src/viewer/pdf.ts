// The one door to pdf.js. The legacy build: the modern one needs newer tablets than the meetings have. Its viewer
// components expect the library as a global, which the first import sets.
import {
  AnnotationEditorType,
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import {
  EventBus,
  FindState,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import { type PaperFile, readingOf } from '../session/paperFiles.ts';
import { foldMarks } from './fold.ts';
import { LARGEST, letPinch, SMALLEST } from './pinch.ts';
import { PaperTransport } from './transport.ts';

GlobalWorkerOptions.workerSrc = workerSrc;

/** Some 13 MB of memory: larger canvases make tablets drop pages. What is zoomed past it is redrawn where it shows. */
const MAX_CANVAS_PIXELS = 3_200_000;
/** A picture that decodes to more is left out rather than let it take the tablet down. */
const MAX_IMAGE_PIXELS = 64_000_000;

export type Fit = 'page-width' | 'page-fit';
export type Hits = { readonly current: number; readonly total: number; readonly searching: boolean };

export type PaperEvents = {
  /** The page in view changed, whoever turned it. */
  page(page: number): void;
  /** 1 is the paper's own size. */
  scale(scale: number): void;
  hits(hits: Hits): void;
  /** A page that could not be drawn whole. */
  spoilt(page: number): void;
};

/** Searches as Vietnamese readers type: marks and đ do not matter. */
export class FoldingFindController extends PDFFindController {
  override match(query: string | string[], pageContent: string, pageIndex: number) {
    const folded = typeof query === 'string' ? foldMarks(query) : query.map(foldMarks);
    return super.match(folded, foldMarks(pageContent), pageIndex);
  }
}

/** Links lead within the paper only; an address outside is shown as a title and goes nowhere. */
class InnerLinks extends PDFLinkService {
  override addLinkAttributes(link: HTMLAnchorElement, url: string): void {
    link.title = url;
  }
}

/** A paper of the meeting, and how large its file is. */
export type Kept = PaperFile & { readonly bytes: number };

async function located(source: string | Kept, failed: (error: unknown) => void, signal: AbortSignal) {
  if (typeof source === 'string') return { url: source };
  const reading = await readingOf(source);
  const open = reading.ok ? reading.value.open : { path: '', bytes: source.bytes };
  return { range: new PaperTransport(source, open, failed, signal) };
}

/**
 * Opens a paper in `container`, an absolutely positioned box that scrolls, holding one empty `div`. Scripts, forms and
 * attachments of the file stay dead; pages are fetched as they are read. Throws an error that `failureOf` can name.
 */
export async function openPaper(
  container: HTMLDivElement,
  source: string | Kept,
  page: number,
  events: PaperEvents,
  signal: AbortSignal,
) {
  const eventBus = new EventBus();
  const linkService = new InnerLinks({ eventBus });
  const findController = new FoldingFindController({ eventBus, linkService });
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
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => {});
  const task = getDocument({
    ...(await located(source, fail, signal)),
    cMapUrl: '/pdfjs/cmaps/',
    iccUrl: '/pdfjs/iccs/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    maxImageSize: MAX_IMAGE_PIXELS,
    disableStream: true,
    disableAutoFetch: true,
    enableXfa: false,
  });
  // The viewer lets go first, so that no page is asked of a document that is gone.
  const close = () => {
    viewer.setDocument(null as never);
    void task.destroy();
  };
  signal.addEventListener('abort', close, { once: true });
  const pdf: PDFDocumentProxy = await Promise.race([task.promise, failed]);
  await pdf.getPage(1);
  signal.throwIfAborted();

  const ready = new Promise<void>((resolve) => {
    eventBus.on('pagesinit', () => {
      viewer.currentScaleValue = 'page-width';
      if (page > 1) viewer.currentPageNumber = Math.min(page, pdf.numPages);
      resolve();
    });
  });
  eventBus.on('pagechanging', (event: { pageNumber: number }) => events.page(event.pageNumber));
  eventBus.on('scalechanging', (event: { scale: number }) => events.scale(event.scale));
  eventBus.on('pagerendered', (event: { pageNumber: number; error: unknown }) => {
    if (event.error) events.spoilt(event.pageNumber);
  });
  const tellHits = (event: { state?: number; matchesCount: { current: number; total: number } }) =>
    events.hits({ ...event.matchesCount, searching: event.state === FindState.PENDING });
  eventBus.on('updatefindmatchescount', tellHits);
  eventBus.on('updatefindcontrolstate', tellHits);
  viewer.setDocument(pdf);
  linkService.setDocument(pdf);
  await ready;

  const zoomTo = (scale: number) => {
    viewer.currentScale = Math.min(LARGEST, Math.max(SMALLEST, scale));
  };
  letPinch(
    container,
    () => viewer.currentScale,
    (factor, origin) => viewer.updateScale({ drawingDelay: 400, scaleFactor: factor, origin }),
    signal,
  );
  const keepFit = new ResizeObserver(() => {
    const { currentScaleValue } = viewer;
    if (Number.isNaN(Number(currentScaleValue))) viewer.currentScaleValue = currentScaleValue;
    viewer.update();
  });
  keepFit.observe(container);
  signal.addEventListener('abort', () => keepFit.disconnect(), { once: true });

  const find = (query: string, type: '' | 'again', findPrevious: boolean) =>
    eventBus.dispatch('find', {
      type,
      query,
      findPrevious,
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      matchDiacritics: false,
    });
  return {
    pages: pdf.numPages,
    goTo: (wanted: number) => {
      viewer.currentPageNumber = Math.min(pdf.numPages, Math.max(1, wanted));
    },
    zoom: (factor: number) => zoomTo(viewer.currentScale * factor),
    fit: (fit: Fit) => {
      viewer.currentScaleValue = fit;
    },
    turn: () => {
      viewer.pagesRotation = (viewer.pagesRotation + 90) % 360;
    },
    search: (query: string) => find(query, '', false),
    searchOn: (query: string, backwards: boolean) => find(query, 'again', backwards),
    endSearch: () => eventBus.dispatch('findbarclose', {}),
    /** Gives each page its spoken name, again after a change of language. */
    namePages: (name: (of: number) => string) => {
      for (let index = 0; index < pdf.numPages; index++)
        viewer.getPageView(index)?.div.setAttribute('aria-label', name(index + 1));
    },
    /** Draws a page of the given width in CSS pixels onto a small canvas. */
    drawSmall: async (of: number, canvas: HTMLCanvasElement, width: number) => {
      const sheet = await pdf.getPage(of);
      const natural = sheet.getViewport({ scale: 1 });
      const scale = (width * Math.min(2, devicePixelRatio)) / natural.width;
      const viewport = sheet.getViewport({ scale });
      canvas.width = viewport.width;
      // A page may be absurdly long; its picture need not be.
      canvas.height = Math.min(viewport.height, canvas.width * 3);
      await sheet.render({ canvas, viewport }).promise;
    },
  };
}

export type Paper = Awaited<ReturnType<typeof openPaper>>;

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
