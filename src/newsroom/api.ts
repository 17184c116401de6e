/** The newsroom's API, typed by its routes. */
import { hc } from 'hono/client';
import type { NewsroomApi } from '#http/newsroom/app.ts';

export const api = hc<NewsroomApi>(location.origin, { init: { credentials: 'same-origin' } }).api.v1;
