// Atomic operations: each is one step on its variable, whatever its order and however it is compiled.
//
// They come from instrumented code (the compiler's calls) and from the kit's own `Atomic`. What an operation orders
// is the simulation's business; it is carried out sequentially consistent, since one strand runs at a time. A
// compare-exchange that fails only reads, with the order for that; one that fails though the values are equal,
// which the weak form may on some processors, does not occur, as on those that the lab runs on.
#include <string.h>

#include "internal.h"

#define PC ((uintptr_t)__builtin_return_address(0) - 1)

/// Waits until the operation may happen; null if nobody is to hear of it.
static cs_location *arrive(const volatile void *p, int kind, const void *expected, uint32_t size, uintptr_t pc) {
  cs_fibre *f = cs_this.current;
  if (!f) return NULL;
  cs_heard_at(pc);
  if ((uintptr_t)p - f->low < f->size) return NULL;
  f = cs_listening();
  if (!f) return NULL;
  cs_location *l = cs_lookup((uintptr_t)p);
  if (!l) return NULL;
  if (l->generation != cs_generation) cs_first_touch(l, f->strand);
  // Who comes first at an atomic variable always matters.
  if (!l->shared) {
    if (l->owner != f->strand) l->shared = cs_grew = true;
    else if (kind == CS_WRITE) l->looks = 0;
    else cs_looked(l, CS_MOST_ATOMIC_LOOKS);
  }
  cs_this.hooks->arrive(l, kind, (const void *)p, expected, size);
  return l;
}

/// Says what the operation is, now that it happens.
static void happen(cs_location *l, int kind, int order, bool changes, uintptr_t pc, const volatile void *p, uint32_t size) {
  if (!l) return;
  if (changes) cs_this.changes++;
  cs_this.hooks->atomic(l, kind, order, changes, pc, (uintptr_t)p, size);
}

// MARK: From the compiler

#ifndef CS_WITHOUT_CALLBACKS

typedef unsigned __int128 wide;

// Plain code, since it is indivisible to every strand, and sixteen bytes at once are not every processor's.
#define MODIFY(bits, type, name, expression) \
  CS_EXPORT type __tsan_atomic##bits##_##name(volatile type *p, type v, int mo) { \
    cs_location *l = arrive(p, CS_MODIFY, NULL, bits / 8, PC); \
    type old = *p, new = (type)(expression); \
    happen(l, CS_MODIFY, mo, new != old, PC, p, bits / 8); \
    *p = new; \
    return old; \
  }

#define ATOMIC(bits, type) \
  CS_EXPORT type __tsan_atomic##bits##_load(const volatile type *p, int mo) { \
    happen(arrive(p, CS_READ, NULL, bits / 8, PC), CS_READ, mo, false, PC, p, bits / 8); \
    return *p; \
  } \
  CS_EXPORT void __tsan_atomic##bits##_store(volatile type *p, type v, int mo) { \
    happen(arrive(p, CS_WRITE, NULL, bits / 8, PC), CS_WRITE, mo, true, PC, p, bits / 8); \
    *p = v; \
  } \
  MODIFY(bits, type, exchange, v) \
  MODIFY(bits, type, fetch_add, old + v) \
  MODIFY(bits, type, fetch_sub, old - v) \
  MODIFY(bits, type, fetch_and, old & v) \
  MODIFY(bits, type, fetch_or, old | v) \
  MODIFY(bits, type, fetch_xor, old ^ v) \
  MODIFY(bits, type, fetch_nand, ~(old & v)) \
  static bool compare##bits(volatile type *p, type *c, type v, int mo, int fail, uintptr_t pc) { \
    cs_location *l = arrive(p, CS_MODIFY, c, bits / 8, pc); \
    type old = *p; \
    bool equal = old == *c; \
    happen(l, equal ? CS_MODIFY : CS_READ, equal ? mo : fail, equal && v != old, pc, p, bits / 8); \
    if (equal) *p = v; \
    *c = old; \
    return equal; \
  } \
  CS_EXPORT int __tsan_atomic##bits##_compare_exchange_strong(volatile type *p, type *c, type v, int mo, int fail) { \
    return compare##bits(p, c, v, mo, fail, PC); \
  } \
  CS_EXPORT int __tsan_atomic##bits##_compare_exchange_weak(volatile type *p, type *c, type v, int mo, int fail) { \
    return compare##bits(p, c, v, mo, fail, PC); \
  } \
  CS_EXPORT type __tsan_atomic##bits##_compare_exchange_val(volatile type *p, type c, type v, int mo, int fail) { \
    compare##bits(p, &c, v, mo, fail, PC); \
    return c; \
  }
ATOMIC(8, uint8_t) ATOMIC(16, uint16_t) ATOMIC(32, uint32_t) ATOMIC(64, uint64_t) ATOMIC(128, wide)

CS_EXPORT void __tsan_atomic_thread_fence(int mo) { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
CS_EXPORT void __tsan_atomic_signal_fence(int mo) {}

#endif

// MARK: From the kit

// Outside simulations these are the processor's own operations, with the order that was asked for.

// Where the operation was asked for; to ask for its own frame makes a function keep the chain of frame pointers.
#define CALLER (cs_this.current ? cs_program_site(cs_this.current, (uintptr_t)__builtin_frame_address(0)) : 0)

// The instruction for sixteen bytes is there on every processor that the lab runs on.
#pragma clang diagnostic ignored "-Watomic-alignment"
#define EACH_SIZE(size, do_it) \
  switch (size) { \
    case 1: { typedef uint8_t bits; do_it } break; \
    case 2: { typedef uint16_t bits; do_it } break; \
    case 4: { typedef uint32_t bits; do_it } break; \
    case 8: { typedef uint64_t bits; do_it } break; \
    default: { typedef unsigned __int128 bits; do_it } break; \
  }
#define WIDE_OPERATIONS __attribute__((target("cx16")))

WIDE_OPERATIONS void cs_atomic_load(const void *p, uint32_t size, int order, void *result) {
  uintptr_t pc = CALLER;
  happen(arrive(p, CS_READ, NULL, size, pc), CS_READ, order, false, pc, p, size);
  EACH_SIZE(size, *(bits *)result = __atomic_load_n((const bits *)p, order);)
}

WIDE_OPERATIONS void cs_atomic_store(void *p, uint32_t size, int order, const void *value) {
  uintptr_t pc = CALLER;
  happen(arrive(p, CS_WRITE, NULL, size, pc), CS_WRITE, order, true, pc, p, size);
  EACH_SIZE(size, __atomic_store_n((bits *)p, *(const bits *)value, order);)
}

WIDE_OPERATIONS void cs_atomic_exchange(void *p, uint32_t size, int order, const void *value, void *old) {
  uintptr_t pc = CALLER;
  cs_location *l = arrive(p, CS_MODIFY, NULL, size, pc);
  happen(l, CS_MODIFY, order, l && memcmp(p, value, size) != 0, pc, p, size);
  EACH_SIZE(size, *(bits *)old = __atomic_exchange_n((bits *)p, *(const bits *)value, order);)
}

WIDE_OPERATIONS static bool replace(void *p, uint32_t size, int order, int failure, void *expected, const void *desired) {
  bool done = false;
  EACH_SIZE(size, done = __atomic_compare_exchange_n((bits *)p, (bits *)expected, *(const bits *)desired, false, order, failure);)
  return done;
}

bool cs_atomic_compare_exchange(void *p, uint32_t size, int order, int failure, void *expected, const void *desired) {
  uintptr_t pc = CALLER;
  cs_location *l = arrive(p, CS_MODIFY, expected, size, pc);
  if (l) {
    bool equal = memcmp(p, expected, size) == 0, changes = equal && memcmp(p, desired, size) != 0;
    happen(l, equal ? CS_MODIFY : CS_READ, equal ? order : failure, changes, pc, p, size);
  }
  return replace(p, size, order, failure, expected, desired);
}

WIDE_OPERATIONS cs_location *cs_atomic_begin(const void *p, uint32_t size, void *old) {
  cs_location *l = arrive(p, CS_MODIFY, NULL, size, CALLER);
  EACH_SIZE(size, *(bits *)old = __atomic_load_n((const bits *)p, __ATOMIC_RELAXED);)
  return l;
}

bool cs_atomic_end(cs_location *l, void *p, uint32_t size, int order, void *old, const void *new) {
  happen(l, CS_MODIFY, order, memcmp(old, new, size) != 0, CALLER, p, size);
  return replace(p, size, order, __ATOMIC_RELAXED, old, new);
}
