/** The page waits at most 2000 ms for the device: one that does not answer then counts as one that refuses. */
export const answerTimeout = 2000;
/** The wait (ms) once something was late: enough for a device that has recovered, and not felt. */
export const lateAnswerTimeout = 100;
