// Makes the lab work without a network after the first visit, one whole version at a time.
//
// The build puts the version and the list of files in (`xtask/src/offline.rs`). A version is
// fetched whole, each file checked against its hash, before anything of it is used; so a server
// that is just being updated cannot give a mixture. The new version waits until the page says that
// the student wants it, or until no page of the old one is open.
//
// The data is not here: the training worker keeps it itself, once it was checked.
"use strict";

const VERSION = "@VERSION@";
/** Path, hash as in `integrity`, and what the file is for: "all", or "gpu" for WebGPU alone. */
const FILES = [
  /*@FILES@*/
];

const PREFIX = "activation-lab-site-";
const NAME = PREFIX + VERSION;
const SCOPE = self.registration.scope;
/** Where a version's list of files is kept among them. */
const LIST = SCOPE + "offline-files.json";
const HASHES = new Map(FILES.map(([path, hash]) => [path, hash]));
/** How many files are fetched at once. */
const AT_ONCE = 4;

/** Set when a version can no longer be completed: then everything comes from the network. */
let given_up = false;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const path = path_of(event.request);
  if (path !== null && !given_up) event.respondWith(answer(path, event.request));
});
self.addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(take_over(event.ports[0]));
});

/** Fetches this version whole, or fails and leaves the old one as it is. */
async function install() {
  const cache = await caches.open(NAME);
  const known = await earlier();
  const left = FILES.filter(([, , use]) => use !== "gpu" || "gpu" in self.navigator);
  const lane = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [path, hash] = next;
      const kept = await known(path, hash);
      await cache.put(SCOPE + path, kept ?? (await fetched(path, hash)));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    await cache.put(LIST, new Response(JSON.stringify([...HASHES])));
  } catch (error) {
    await caches.delete(NAME);
    throw error;
  }
}

/** Looks a file up in an earlier version, where it is the same. */
async function earlier() {
  const versions = [];
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === NAME) continue;
    const cache = await caches.open(name);
    const list = await cache.match(LIST);
    if (list) versions.push({ cache, hashes: new Map(await list.json()) });
  }
  return async (path, hash) => {
    const same = versions.find((version) => version.hashes.get(path) === hash);
    return same?.cache.match(SCOPE + path);
  };
}

/** A file from the network; the browser refuses it if it is not the one of this version. */
async function fetched(path, hash) {
  const response = await fetch(SCOPE + path, { integrity: hash, cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

/** Forgets the earlier versions; the pages that are open are this one's from now on. */
async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
  }
  await self.clients.claim();
}

/** Begins to serve pages, unless another page of the old version is open: it would be mixed. */
async function take_over(port) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const alone = pages.length <= 1;
  port?.postMessage(alone);
  if (alone) await self.skipWaiting();
}

/** The path of a file of the site; null for what is none of our business. */
function path_of(request) {
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return null;
  const path = request.url.slice(SCOPE.length).split(/[?#]/)[0];
  const page = path === "" ? "index.html" : path;
  return HASHES.has(page) ? page : null;
}

async function answer(path, request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(SCOPE + path);
  if (kept) return kept;
  // Only what is for WebGPU was left out; or the browser threw something away.
  try {
    const response = await fetched(path, HASHES.get(path));
    await cache.put(SCOPE + path, response.clone());
    return response;
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    // The server has another version by now: the page comes from there, without us.
    given_up = true;
    await self.registration.unregister();
    return fetch(request);
  }
}
