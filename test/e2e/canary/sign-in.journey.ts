export { journey } from '../../../scenarios/account/sign-in.journey.ts';
