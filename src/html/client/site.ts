/**
 * The readers' script: small, and nothing needs it. It comes `async`, so it may run before there is a body:
 * the reader's own choices first, everything else when the document stands.
 */
import { applyChoices, offerChoices } from './choices.ts';
import { openDialogs } from './dialogs.ts';
import { followLive } from './live.ts';
import { countRead } from './read.ts';
import { offerSharing } from './sharing.ts';
import { offerSuggestions } from './suggest.ts';
import { tellTimes } from './times.ts';
import { unfold } from './unfold.ts';
import { tellChanges } from './visits.ts';

applyChoices();

function begin(): void {
  offerChoices();
  openDialogs();
  unfold();
  offerSharing();
  offerSuggestions();
  tellTimes();
  countRead();
  tellChanges();
  followLive();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
