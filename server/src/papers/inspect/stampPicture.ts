import type { Picture } from './pictures.ts';

/** The first page: its measures and how far from its top its words stand, millimetres. */
export interface FirstPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly { readonly top: number }[];
  readonly pictures: readonly Picture[];
}

/** The size of a stamp of secrecy, with white around it. */
const [narrowest, widest, lowest, highest] = [15, 110, 4, 30];
/** Parts of one picture lie at most this far apart: programs cut a picture into strips. */
const touching = 0.6;

/** More parts than this cannot be a stamp cut in strips; a person looks at the page, since a machine would take minutes. */
const mostParts = 1000;

const widthOf = ({ left, right }: Picture): number => right - left;
const heightOf = ({ top, bottom }: Picture): number => bottom - top;

function joined(pictures: readonly Picture[]): Picture[] {
  const whole: Picture[] = [];
  for (const picture of pictures) {
    let one = picture;
    for (let at = 0; at < whole.length; at++) {
      const other = whole[at] as Picture;
      const apart =
        Math.max(one.left, other.left) - Math.min(one.right, other.right) > touching ||
        Math.max(one.top, other.top) - Math.min(one.bottom, other.bottom) > touching;
      if (apart) continue;
      one = {
        left: Math.min(one.left, other.left),
        right: Math.max(one.right, other.right),
        top: Math.min(one.top, other.top),
        bottom: Math.max(one.bottom, other.bottom),
      };
      whole.splice(at, 1);
      // The grown picture may touch those that were passed before.
      at = -1;
    }
    whole.push(one);
  }
  return whole;
}

/** Emblems, logos and codes are about as high as wide. They stand in the middle, or without words above them, unlike a stamp. */
function isEmblem(one: Picture, { width, words }: FirstPage): boolean {
  if (widthOf(one) > heightOf(one) * 1.3) return false;
  const middle = (one.left + one.right) / 2;
  return Math.abs(middle - width / 2) < width * 0.06 || words.every(({ top }) => top > one.top);
}

/** Whether it can be part of a picture in the top third. */
const mayBePart = ({ left, top, right, bottom }: Picture, { width, height }: FirstPage): boolean =>
  right >= 0 && left <= width && bottom >= 0 && top <= height / 3 + highest;

/**
 * Whether a picture stands where a stamp of secrecy stands, and is about as large: in the top third of a page that has words. A page that
 * is one picture has no words, and a person looks at it anyway.
 */
export function hasStampPicture(page: FirstPage): boolean {
  if (page.words.length === 0) return false;
  const small = page.pictures.filter(
    (one) => widthOf(one) <= widest && heightOf(one) <= highest && mayBePart(one, page),
  );
  if (small.length > mostParts) return true;
  return joined(small).some((one) => {
    const [width, height] = [widthOf(one), heightOf(one)];
    const sized = width >= narrowest && width <= widest && height >= lowest && height <= highest;
    return sized && (one.top + one.bottom) / 2 < page.height / 3 && !isEmblem(one, page);
  });
}
