import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router';
import type { Account } from './account.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown to people who are not signed in. */
    open?: boolean;
    /** Shown to everybody, signed in or not: the page for addresses that lead nowhere. */
    anyone?: boolean;
    /** For people who attend meetings; an administrator may have no person. */
    attends?: boolean;
  }
}

export const signInPath = '/dang-nhap';
/** Tells an account without a person that it attends no meeting. */
export const noPersonPath = '/khong-du-hop';
export const screenPath = (meetingId: string): string => `/hop/${meetingId}/man-hinh`;

type To = Pick<RouteLocationNormalized, 'fullPath' | 'path' | 'meta' | 'query'>;

/** The place to go to after signing in: the one that was asked for, if it is in this application; else `home`. */
export function wanted(query: To['query'], home = '/'): string {
  const { ve } = query;
  return typeof ve === 'string' && /^\/(?![/\\])/.test(ve) ? ve : home;
}

/**
 * Whether this account may go there, or where to go instead. A big screen knows one page. Without an answer from the server (null)
 * everybody may go on: everything that was loaded before can still be read.
 */
export function guard(account: Account | null, to: To): true | RouteLocationRaw {
  if (account === null || to.meta.anyone) return true;
  if (account.kind === 'nobody') {
    if (to.meta.open) return true;
    return { path: signInPath, query: to.fullPath === '/' ? {} : { ve: to.fullPath } };
  }
  if (account.kind === 'screen') {
    const own = screenPath(account.meetingId);
    return to.meta.open || to.path === own ? true : own;
  }
  if (to.meta.attends && account.person === null) return noPersonPath;
  return to.meta.open ? wanted(to.query) : true;
}
