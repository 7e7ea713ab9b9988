// What the C files of this target share.
#pragma once
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CStrand.h"

#define CS_EXPORT __attribute__((visibility("default")))
#define CS_LIKELY(x) __builtin_expect(!!(x), 1)
#define CS_UNLIKELY(x) __builtin_expect(!!(x), 0)
/// For what is rarely called from what is called at every access: it saves the registers itself, so that its callers
/// need not make room for that each time. Hidden, so that it is never called by way of the dynamic linker, which looks
/// for a function at its first call and saves no more registers than an ordinary call has to.
#define CS_RARE __attribute__((noinline, preserve_most, visibility("hidden")))

/// A formal access: one source-level access to a whole stored property, however many loads it takes.
typedef struct cs_formal {
  void *buffer;
  cs_location *location;
  uintptr_t pc, address, last_address;
  int8_t flags_modify;
  /// The kind of the last callback inside: -1 for none.
  int8_t last_kind;
  bool inner;
} cs_formal;

/// Makes room for one more in an array that grows.
#define GROW(array, count, capacity)                                    \
  do {                                                                  \
    if ((count) == (capacity)) {                                        \
      (capacity) = (capacity) ? (capacity) * 2 : 256;                   \
      (array) = realloc((array), (size_t)(capacity) * sizeof *(array)); \
      if (!(array)) abort();                                            \
    }                                                                   \
  } while (0)

/// What one OS thread knows of the simulation it runs.
typedef struct cs_thread {
  cs_fibre *current;
  const cs_hooks *hooks;
  int quiet;
  cs_fibre host;
  uint64_t *core, *concurrency;
  cs_fibre *overflowed;
  bool trapped;
  uint64_t heard, heard_limit;
  /// How many accesses to variables changed them, or may have.
  uint64_t changes;
  /// The same of memory that is neither a variable nor the running strand's stack.
  uint64_t unknown_changes;
  /// From how many accesses on somebody who hears nothing new is taken for waiting.
  uint64_t patience;
  /// Whether the simulation wants to be told that a step is complete.
  bool tells;
  void (*spinning)(uintptr_t);
} cs_thread;

extern _Thread_local cs_thread cs_this __attribute__((tls_model("initial-exec")));

/// The cache from addresses to locations: what most accesses find.
enum { CS_CACHE = 8192 };
typedef struct cs_cached { uintptr_t address; uint32_t generation; cs_location *location; } cs_cached;
extern cs_cached cs_cache[CS_CACHE];
extern uint32_t cs_cache_generation;
/// The location of an address, from the registry into the cache.
CS_RARE cs_location *cs_look_up_again(uintptr_t address);
/// The location of an address; null where it is no variable.
static inline cs_location *cs_lookup(uintptr_t address) {
  const cs_cached *c = &cs_cache[(address >> 3) % CS_CACHE];
  if (CS_LIKELY(c->address == address && c->generation == cs_cache_generation)) return c->location;
  return cs_look_up_again(address);
}
/// Reads the executable's symbols, once.
void cs_read_image(void);
/// The number of the global variable at an address and where it lies; -1 where there is none.
int32_t cs_global_at(uintptr_t address, uintptr_t *start, uintptr_t *size);
/// A new object of the program.
void cs_object_allocated(uintptr_t base, uintptr_t size, uintptr_t metadata, uintptr_t pc);
/// An object is gone.
void cs_object_freed(uintptr_t base);
/// Memory that is nobody's variable, such as an async frame.
void cs_memory_claimed(uintptr_t base, uintptr_t size);
/// Whether an address lies in the executable.
static inline bool cs_in_image(uintptr_t address) {
  extern uintptr_t cs_image_low, cs_image_length;
  return address - cs_image_low < cs_image_length;
}
/// Whether an address lies in the code of the modules under test.
static inline bool cs_in_program(uintptr_t address) {
  extern uintptr_t cs_program_low, cs_program_length;
  return address - cs_program_low < cs_program_length;
}
extern bool cs_grew;
extern uint32_t cs_generation;

// MARK: Hearing

/// Takes note of who came to a variable first in this execution.
static inline void cs_first_touch(cs_location *l, int32_t strand) {
  l->generation = cs_generation;
  l->owner = strand;
  l->visited = false;
  l->write_strand = l->read_strand = -1;
  l->write_clock = l->read_clock = 0;
  l->write_atomic = l->read_atomic = false;
  l->looks = 0;
}
/// How often a strand may look at a variable that nobody else has touched, before it is taken for one that waits.
enum { CS_MOST_ATOMIC_LOOKS = 64, CS_MOST_LOOKS = 1000 };
/// Who asks for the same again and again waits for somebody who has not been there yet: from now on everybody sees it.
static inline void cs_looked(cs_location *l, uint32_t most) {
  if (CS_UNLIKELY(++l->looks > most)) l->shared = cs_grew = true;
}

/// Tells the simulation that another task is on a fibre.
CS_RARE void cs_adopt(cs_fibre *f, void *task);
/// The fibre to account an access to, or null if nothing is to be heard.
static inline cs_fibre *cs_listening(void) {
  cs_fibre *f = cs_this.current;
  if (!f || cs_this.quiet || f->ignoring) return NULL;
  // Word 1 of the runtime's block is the task that runs: an actor may have handed its thread to another.
  void *task = (void *)cs_this.concurrency[1];
  if (CS_UNLIKELY(task != f->task)) cs_adopt(f, task);
  return f;
}

/// Somebody has been heard too often.
CS_RARE void cs_heard_enough(uintptr_t pc);
/// Counts what is heard, so that a strand that does not stop is noticed.
static inline void cs_heard_at(uintptr_t pc) {
  if (CS_UNLIKELY(++cs_this.heard > cs_this.heard_limit)) cs_heard_enough(pc);
}

/// Listens to the Swift Concurrency library.
void cs_concurrency_begin(uintptr_t main_identity, uintptr_t main_implementation);
/// Forgets what mattered to the last search.
void cs_concurrency_clear(void);
/// Forgets which locks of the library were held: by fibres that will not go on.
void cs_library_locks_clear(void);
