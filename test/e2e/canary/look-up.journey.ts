export { journey } from '../../../scenarios/track/look-up.journey.ts';
