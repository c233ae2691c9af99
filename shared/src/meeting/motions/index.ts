export { choicesFor } from './choices.ts';
export type { MotionCommand, MotionEvent } from './messages.ts';
export * from './motion.ts';
export { isVeiled } from './secrecy.ts';
export { shapeProblem } from './shape.ts';
export { titleWords } from './title.ts';
export { upcastMotion } from './upcast.ts';
