export { default as RoomMap } from './RoomMap.vue';
export { useOccupants } from './useOccupants.ts';
