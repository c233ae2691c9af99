export { ballotLayer } from './occupants.ts';
export { default as RoomMap } from './RoomMap.vue';
export { default as SeatLegend } from './SeatLegend.vue';
export { useOccupants } from './useOccupants.ts';
