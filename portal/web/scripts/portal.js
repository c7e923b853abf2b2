/* Everything that the site does with a script. Without it every page works: what needs it is `hidden` until it is there.

   What a template writes                                       what it becomes
   components/favourite.html (with uid, title)                  a button that puts an entry into the list of this browser
   <button data-share="ADDRESS" data-title="..." hidden>        share by the phone's own sheet, or copy the address
   <button data-copy="TEXT" hidden>                             copy this text, such as the contact data
   <button data-send="TEXT" data-title="..." hidden>            "Stuur naar cliënt": a dialog with this text
   <button data-print hidden>                                   print the page
   <button data-locate hidden> inside the search form           search around where one stands
   <form data-draft> and <div data-live>                        minutes that are kept while typing (drafts.js)
   <form class="search-form"> with an input[name=q]             suggestions while typing

   No string of the screen stands here: words come from the page (components/words.html), so that they are translated. */
import { revealed } from "./words.js";
import { watchDrafts } from "./drafts.js";
import { watchFavourites } from "./favourites.js";
import { watchLocation } from "./location.js";
import { watchList } from "./my_list.js";
import { watchSending } from "./sending.js";
import { watchSharing } from "./sharing.js";
import { watchShortcuts } from "./shortcuts.js";
import { watchTypeahead } from "./typeahead.js";

if (revealed()) {
  watchTypeahead();
  watchLocation();
  watchSharing();
  watchSending();
  watchFavourites();
  watchList();
  watchShortcuts();
  watchDrafts();
}
