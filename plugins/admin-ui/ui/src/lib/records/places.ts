import { t } from '../i18n/i18n';

export interface FoundPlace {
  name: string;
  lon: number;
  lat: number;
}

const service = 'https://nominatim.openstreetmap.org/search';

/** Looks an address up at OpenStreetMap. This leaves the own server, so it happens only when somebody asks for it. */
export async function findPlaces(text: string, signal: AbortSignal): Promise<FoundPlace[]> {
  const response = await fetch(`${service}?format=jsonv2&limit=5&q=${encodeURIComponent(text)}`, { signal });
  if (!response.ok) throw new Error(t('The search for places answered with status {status}.', { status: response.status }));
  const found = (await response.json()) as { display_name: string; lon: string; lat: string }[];
  return found.map((one) => ({ name: one.display_name, lon: roundDegrees(Number(one.lon)), lat: roundDegrees(Number(one.lat)) }));
}

/** Six decimals are about a hand's breadth on the ground. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** A longitude as the server takes it, also when somebody has moved the map once round the world. */
export function wrapLongitude(degrees: number): number {
  return roundDegrees(((((degrees + 180) % 360) + 360) % 360) - 180);
}
