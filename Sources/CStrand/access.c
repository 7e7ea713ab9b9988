// The calls that the compiler puts before memory accesses (-sanitize=thread), and what they mean to us.
//
// An access is heard when it is to a variable (see registry.c) and not in a stretch that is ignored.
// A variable that only one strand has touched costs a look-up and a comparison; a shared one
// goes to the simulation, which may let other strands run first.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define PC ((uintptr_t)__builtin_return_address(0) - 1)

CS_RARE void cs_heard_enough(uintptr_t pc) {
  if (cs_this.spinning) cs_this.spinning(pc);
}

CS_RARE void cs_adopt(cs_fibre *f, void *task) { cs_this.hooks->adopt(f, task); }

// The time of each strand, kept by the simulation: its own component of its vector clock.
static uint32_t no_time;
uint32_t *cs_own_times = &no_time;
static uint32_t own_time_count;

void cs_reserve_own_times(int32_t count) {
  if ((uint32_t)count <= own_time_count) return;
  uint32_t wanted = own_time_count * 2 > (uint32_t)count ? own_time_count * 2 : (uint32_t)count;
  uint32_t *times = realloc(own_time_count ? cs_own_times : NULL, wanted * sizeof *times);
  if (!times) abort();
  memset(times + own_time_count, 0, (wanted - own_time_count) * sizeof *times);
  cs_own_times = times;
  own_time_count = wanted;
}

/// Takes note of an access to a variable that nobody else has touched in this execution, or hands it on.
static inline void touch(cs_fibre *f, cs_location *l, int kind, uintptr_t pc, uintptr_t a, uint32_t size) {
  if (CS_UNLIKELY(l->generation != cs_generation)) cs_first_touch(l, f->strand);
  if (!l->shared && !l->visited) {
    if (CS_LIKELY(l->owner == f->strand)) {
      uint32_t clock = (uint32_t)f->strand < own_time_count ? cs_own_times[f->strand] : 0;
      if (kind != CS_READ) {
        l->write_strand = f->strand, l->write_clock = clock, l->write_pc = pc;
        l->looks = 0;
      } else if (l->read_strand != -2) {
        l->read_strand = f->strand, l->read_clock = clock, l->read_pc = pc;
        // A private variable is looked at as often as one likes, unless nothing else happens for very long.
        if (CS_UNLIKELY(cs_this.heard > cs_this.patience)) cs_looked(l, CS_MOST_LOOKS);
      }
      return;
    }
    l->visited = true;
  }
  // Tasks ask between two of their jobs, where others come: what orders them says enough.
  if (CS_UNLIKELY(cs_this.heard > cs_this.patience) && !l->shared && !f->task) {
    if (kind == CS_READ) cs_looked(l, CS_MOST_LOOKS);
    else l->looks = 0;
  }
  cs_this.hooks->access(l, kind, pc, a, size);
}

static inline cs_formal *formal_of(cs_fibre *f, cs_location *l) {
  for (cs_formal *formal = f->formals + f->formal_count; formal-- > f->formals;)
    if (formal->location == l) return formal;
  return NULL;
}

uint64_t cs_changes(void) {
  // What changes through an access that has begun, such as an `inout` parameter, is not heard.
  cs_fibre *f = cs_this.current;
  for (int i = 0; f && i < f->formal_count; i++)
    if (f->formals[i].flags_modify) return ++cs_this.changes;
  return cs_this.changes;
}

static __attribute__((noinline)) void on_variable(uintptr_t a, uint32_t size, int kind, uintptr_t pc) {
  cs_fibre *f = cs_listening();
  if (!f) return;
  cs_location *l = cs_lookup(a);
  if (kind != CS_READ) l ? cs_this.changes++ : cs_this.unknown_changes++;
  if (!l) return;
  cs_formal *formal = formal_of(f, l);
  if (formal) {
    // Loads of one value come in ascending order; anything else is another access.
    bool same = formal->last_kind == kind && a > formal->last_address;
    formal->inner = true;
    formal->last_kind = (int8_t)kind;
    formal->last_address = a;
    if (same) return;
  }
  touch(f, l, kind, pc, a, size);
}

// Most accesses are to the stack: they cost no more than it takes to see that.
static inline void on_access(uintptr_t a, uint32_t size, int kind, uintptr_t pc) {
  cs_fibre *f = cs_this.current;
  if (CS_UNLIKELY(!f)) return;
  cs_heard_at(pc);
  if (a - f->low >= f->size) on_variable(a, size, kind, pc);
}

// With CS_WITHOUT_CALLBACKS somebody else hears the accesses: the real ThreadSanitizer, of a program in which
// the library runs on real threads only.
#ifndef CS_WITHOUT_CALLBACKS

#define SIZES(name, n)                                                                             \
  CS_EXPORT void __tsan_read##name(void *p) { on_access((uintptr_t)p, n, CS_READ, PC); }           \
  CS_EXPORT void __tsan_write##name(void *p) { on_access((uintptr_t)p, n, CS_WRITE, PC); }         \
  CS_EXPORT void __tsan_unaligned_read##name(void *p) { on_access((uintptr_t)p, n, CS_READ, PC); } \
  CS_EXPORT void __tsan_unaligned_write##name(void *p) { on_access((uintptr_t)p, n, CS_WRITE, PC); } \
  CS_EXPORT void __tsan_volatile_read##name(void *p) { on_access((uintptr_t)p, n, CS_READ, PC); }  \
  CS_EXPORT void __tsan_volatile_write##name(void *p) { on_access((uintptr_t)p, n, CS_WRITE, PC); } \
  CS_EXPORT void __tsan_read_write##name(void *p) { on_access((uintptr_t)p, n, CS_READ, PC); on_access((uintptr_t)p, n, CS_WRITE, PC); } \
  CS_EXPORT void __tsan_unaligned_read_write##name(void *p) { on_access((uintptr_t)p, n, CS_READ, PC); on_access((uintptr_t)p, n, CS_WRITE, PC); }
SIZES(1, 1) SIZES(2, 2) SIZES(4, 4) SIZES(8, 8) SIZES(16, 16)

CS_EXPORT void __tsan_read_range(void *p, size_t n) { on_access((uintptr_t)p, (uint32_t)n, CS_READ, PC); }
CS_EXPORT void __tsan_write_range(void *p, size_t n) { on_access((uintptr_t)p, (uint32_t)n, CS_WRITE, PC); }
CS_EXPORT void __tsan_vptr_read(void *p) {}
CS_EXPORT void __tsan_vptr_update(void *p, void *v) {}
CS_EXPORT void __tsan_init(void) {}
CS_EXPORT void __tsan_external_read(void *p, void *caller, void *tag) {}
CS_EXPORT void __tsan_external_write(void *p, void *caller, void *tag) {}

// Copies: a read of the source and a write of the destination.
CS_EXPORT void *__tsan_memcpy(void *d, const void *s, size_t n) {
  on_access((uintptr_t)s, (uint32_t)n, CS_READ, PC);
  on_access((uintptr_t)d, (uint32_t)n, CS_WRITE, PC);
  return memcpy(d, s, n);
}
CS_EXPORT void *__tsan_memmove(void *d, const void *s, size_t n) {
  on_access((uintptr_t)s, (uint32_t)n, CS_READ, PC);
  on_access((uintptr_t)d, (uint32_t)n, CS_WRITE, PC);
  return memmove(d, s, n);
}
// Only the compiler's zeroing of its own copies arrives here: no access of the program's.
CS_EXPORT void *__tsan_memset(void *d, int v, size_t n) {
  // The most frequent: three words for the runtime's record of a formal access.
  if (CS_LIKELY(n == 24 && v == 0)) return __builtin_memset(d, 0, 24);
  return memset(d, v, n);
}

// MARK: Calls

static CS_RARE bool grow_frames(cs_fibre *f) {
  int32_t capacity = f->frame_capacity ? f->frame_capacity * 2 : 64;
  uintptr_t *frames = realloc(f->frames, (size_t)capacity * sizeof *frames);
  if (!frames) return false;
  f->frames = frames;
  f->frame_capacity = capacity;
  return true;
}

CS_EXPORT void __tsan_func_entry(void *caller) {
  cs_fibre *f = cs_this.current;
  if (!f) return;
  cs_heard_at((uintptr_t)caller - 1);
  if (CS_UNLIKELY(f->frame_count == f->frame_capacity) && !grow_frames(f)) return;
  f->frames[f->frame_count++] = (uintptr_t)caller - 1;
}
CS_EXPORT void __tsan_func_exit(void) {
  cs_fibre *f = cs_this.current;
  if (f && f->frame_count) f->frame_count--;
}
CS_EXPORT void __tsan_ignore_thread_begin(void) {
  if (cs_this.current) cs_this.current->ignoring++;
}
CS_EXPORT void __tsan_ignore_thread_end(void) {
  if (cs_this.current && cs_this.current->ignoring) cs_this.current->ignoring--;
}

// MARK: Formal accesses

// Swift brackets each access to a class property, global or captured variable by these two calls of the runtime.
// They show what no callback shows: a whole property that library code reads or changes.
// The definitions here catch the program's calls and hand them on.

static void (*real_begin)(void *, void *, uintptr_t, void *);
static void (*real_end)(void *);

// Begins whose access turned out to have no callbacks inside, by pc: such an access is one step at its begin.
enum { BARE_SLOTS = 4096 };
static uintptr_t bare_pcs[BARE_SLOTS];
static bool has_bare;

static bool *bare_slot(uintptr_t pc, bool insert) {
  static bool yes = true;
  if (insert) has_bare = true;
  for (size_t i = pc % BARE_SLOTS, n = 0; n < 64; i = (i + 1) % BARE_SLOTS, n++) {
    if (bare_pcs[i] == pc) return &yes;
    if (!bare_pcs[i]) {
      if (insert) bare_pcs[i] = pc;
      return NULL;
    }
  }
  return NULL;
}

// Whether the runtime tells a program that two of its accesses overlap is its business, but it need not be asked
// about an access inside which no other begins: the first one of a thread waits here, and is handed on when a second
// begins. A task can go on elsewhere in the middle of an access, so what it begins is handed on at once.
enum { TRACKING = 0x20 };

static void hand_on_first(cs_fibre *f) {
  cs_access first = f->first_access;
  if (!first.buffer) return;
  f->first_access.buffer = NULL;
  f->accesses_handed_on++;
  real_begin(first.address, first.buffer, first.flags, first.pc);
}

static __attribute__((noinline)) void begin_for_real(void *address, void *buffer, uintptr_t flags, void *pc) {
  if (CS_UNLIKELY(!real_begin)) real_begin = (void (*)(void *, void *, uintptr_t, void *))dlsym(RTLD_NEXT, "swift_beginAccess");
  cs_fibre *f = cs_this.current;
  if (f) {
    hand_on_first(f);
    if (flags & TRACKING) f->accesses_handed_on++;
  }
  real_begin(address, buffer, flags, pc);
}

static __attribute__((noinline)) void end_for_real(void *buffer) {
  if (CS_UNLIKELY(!real_end)) real_end = (void (*)(void *))dlsym(RTLD_NEXT, "swift_endAccess");
  real_end(buffer);
  cs_fibre *f = cs_this.current;
  if (f && f->accesses_handed_on) f->accesses_handed_on--;
}

static CS_RARE void grow_formals(cs_fibre *f) {
  f->formal_capacity = f->formal_capacity ? f->formal_capacity * 2 : 8;
  f->formals = realloc(f->formals, (size_t)f->formal_capacity * sizeof *f->formals);
  if (!f->formals) abort();
}

static CS_RARE void touch_bare(cs_fibre *f, const cs_formal *formal) {
  touch(f, formal->location, formal->flags_modify ? CS_MODIFY : CS_READ, formal->pc, formal->address, 0);
}

/// Nothing was heard inside of a formal access: from now on its begin is a step of its own. The search starts over.
static CS_RARE void was_bare(cs_fibre *f, cs_formal formal) {
  bare_slot(formal.pc, true);
  cs_grew = true;
  touch_bare(f, &formal);
}

CS_EXPORT void swift_beginAccess(void *address, void *buffer, uintptr_t flags, void *pc) {
  uintptr_t at = PC;
  cs_fibre *f = cs_this.current;
  if (!f || !cs_in_program(at) || (uintptr_t)address - f->low < f->size || !cs_listening())
    return begin_for_real(address, buffer, flags, pc);
  cs_location *l = cs_lookup((uintptr_t)address);
  if (!l) return begin_for_real(address, buffer, flags, pc);
  bool modify = (flags & 1) != 0;
  if (modify) cs_this.changes++;
  cs_formal *outer = formal_of(f, l);
  if (outer) outer->inner = true;
  if (CS_UNLIKELY(f->formal_count == f->formal_capacity)) grow_formals(f);
  bool bare = has_bare && bare_slot(at, false);
  cs_formal *formal = &f->formals[f->formal_count++];
  *formal = (cs_formal){
      .buffer = buffer, .location = l, .pc = at, .address = (uintptr_t)address,
      .flags_modify = modify, .last_kind = -1, .inner = bare};
  if (CS_UNLIKELY(bare)) touch_bare(f, formal);
  if ((flags & TRACKING) && !f->task && !f->accesses_handed_on && !f->first_access.buffer) {
    f->first_access = (cs_access){address, buffer, flags, pc ? pc : (void *)at};
    return;
  }
  begin_for_real(address, buffer, flags, pc);
}

/// Takes the formal access with a record out of those that have begun, if it is among them.
static inline void end_formal(cs_fibre *f, const void *buffer) {
  for (int i = f->formal_count - 1; i >= 0; i--) {
    if (f->formals[i].buffer != buffer) continue;
    cs_formal formal = f->formals[i];
    f->formal_count--;
    if (CS_UNLIKELY(i < f->formal_count))
      memmove(&f->formals[i], &f->formals[i + 1], (size_t)(f->formal_count - i) * sizeof formal);
    if (CS_UNLIKELY(!formal.inner) && cs_listening()) was_bare(f, formal);
    break;
  }
}

CS_EXPORT void swift_endAccess(void *buffer) {
  cs_fibre *f = cs_this.current;
  if (f && f->first_access.buffer == buffer) f->first_access.buffer = NULL;
  else end_for_real(buffer);
  if (!f || !cs_in_program(PC)) return;
  end_formal(f, buffer);
  if (CS_UNLIKELY(cs_this.tells) && cs_this.hooks && cs_this.current && !cs_this.quiet) cs_this.hooks->settled();
}

#endif
