// Whether a strand has come back to a state that it was in: by what can be seen of that state.
//
// Seen are the frames of the program's functions on its stack, and the first words of whatever those refer to: how many
// elements an array has, say. Accesses to variables are heard, and so are those to other memory that is no stack's. What
// the library changes elsewhere is not seen.
#define _GNU_SOURCE
#include <sys/uio.h>
#include <unistd.h>

#include "internal.h"

static inline uint64_t mixed(uint64_t hash, uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ hash >> 29;
}

// More than this is no loop that waits for something, and costs too much to look at again and again.
enum { MOST_WORDS = 512, BEHIND = 6 };

/// The words of the program's frames, as far as they were found.
typedef struct words {
  int count;
  uint64_t all[MOST_WORDS];
} words;

/// Adds the words from one address of the stack to another.
static bool add(words *w, uintptr_t from, uintptr_t to) {
  if ((to - from) / sizeof(uint64_t) > (size_t)(MOST_WORDS - w->count)) return false;
  for (; from < to; from += sizeof(uint64_t)) w->all[w->count++] = *(const uint64_t *)from;
  return true;
}

/// Finds the frames: that of the function which the program has called, and those of the program's functions.
static bool collect(words *w, const cs_fibre *f, uintptr_t frame) {
  uintptr_t high = f->low + f->size - 2 * sizeof(uintptr_t), callee = 0;
  bool found = false;
  while (frame >= f->low && frame <= high && frame % sizeof(uintptr_t) == 0) {
    const uintptr_t *saved = (const uintptr_t *)frame;
    // The runtime marks the frames of asynchronous functions in bit 60.
    uintptr_t next = saved[0] & ~((uintptr_t)1 << 60), above = frame + 2 * sizeof(uintptr_t);
    bool ends = next <= frame || next > high;
    if (cs_in_program(saved[1])) {
      // An instrumented access is a call without a frame: its frame is the program's.
      if (!found && callee && !add(w, callee, frame)) return false;
      found = true;
      // From where it called on.
      if (ends || !add(w, frame + sizeof(uintptr_t), next)) return false;
    }
    if (ends) break;
    callee = above;
    frame = next;
  }
  return found;
}

/// Adds the first words of what the collected ones refer to, where they do.
///
/// The kernel copies them, so that a word which is no address does no harm; it stops at the first of those.
static uint64_t behind(uint64_t hash, const words *w, const cs_fibre *f) {
  struct iovec from[MOST_WORDS];
  uint64_t copies[MOST_WORDS][BEHIND];
  int count = 0;
  for (int i = 0; i < w->count; i++) {
    uintptr_t address = w->all[i] & ~(uintptr_t)7;
    if (address < 0x10000 || address >> 47 || address - f->low < f->size || cs_in_image(address)) continue;
    from[count++] = (struct iovec){(void *)address, sizeof copies[0]};
  }
  for (int i = 0; i < count;) {
    struct iovec to = {copies[i], (size_t)(count - i) * sizeof copies[0]};
    ssize_t bytes = process_vm_readv(getpid(), &to, 1, from + i, (unsigned long)(count - i), 0);
    int whole = bytes > 0 ? (int)((size_t)bytes / sizeof copies[0]) : 0;
    for (int k = i; k < i + whole; k++)
      for (int n = 0; n < BEHIND; n++) hash = mixed(hash, copies[k][n]);
    i += whole + 1;
  }
  return hash;
}

uint64_t cs_fingerprint(void) {
  const cs_fibre *f = cs_this.current;
  static words w;
  w.count = 0;
  if (!f || !collect(&w, f, (uintptr_t)__builtin_frame_address(0))) return 0;
  uint64_t hash = mixed(cs_this.changes, cs_this.unknown_changes);
  for (int i = 0; i < w.count; i++) hash = mixed(hash, w.all[i]);
  return behind(hash, &w, f) | 1;
}
