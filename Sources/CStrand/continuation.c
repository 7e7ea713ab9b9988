// Continuations of the program: whether one is resumed a second time, and from where it was the first time.
//
// The library notices that of a checked continuation only, and ends the whole program then; of an unsafe one nothing is
// known, and the task is broken. Here the call is seen before it takes effect.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

#include "internal.h"

#ifndef CS_WITHOUT_CALLBACKS

extern uint32_t cs_generation;

/// What is known of a continuation: by its task, or by the object that checks it.
typedef struct continuation {
  const void *key;
  uint32_t generation;
  bool resumed;
  int32_t strand;
  cs_call by;
} continuation;
static continuation *table;
static size_t capacity, count;
static uint32_t table_generation;

static continuation *slot(const void *key) {
  size_t at = ((uintptr_t)key >> 4) & (capacity - 1);
  while (table[at].generation == cs_generation && table[at].key != key) at = (at + 1) & (capacity - 1);
  return &table[at];
}

static void grow(void) {
  continuation *old = table;
  size_t n = capacity;
  capacity = n ? 2 * n : 64;
  table = calloc(capacity, sizeof *table);
  if (!table) abort();
  for (size_t i = 0; i < n; i++)
    if (old[i].generation == cs_generation) *slot(old[i].key) = old[i];
  free(old);
}

static continuation *entry(const void *key) {
  if (table_generation != cs_generation) {
    table_generation = cs_generation;
    count = 0;
  }
  if (2 * (count + 1) > capacity) grow();
  continuation *c = slot(key);
  if (c->generation != cs_generation) {
    *c = (continuation){.key = key, .generation = cs_generation};
    count++;
  }
  return c;
}

/// Takes note of a resumption; the simulation does not come back from the second.
static void resumes(continuation *c, bool again, uintptr_t caller, uintptr_t frame) {
  cs_fibre *f = cs_this.current;
  // What the compiler makes of `resume` may stand between this and the program's line: its frame says who called it.
  cs_call by = {caller - 1, cs_program_site(f, frame)};
  if (again) cs_this.hooks->resumed_again(c->strand, c->by, by);
  c->resumed = true;
  c->strand = f->strand;
  c->by = by;
}

static bool is_heard(uintptr_t caller) {
  return cs_this.hooks && cs_this.current && !cs_this.quiet && cs_in_image(caller);
}

// The kit's own continuations are no business of the program's: calls from outside of the executable do not count.
__attribute__((used, visibility("hidden"))) void cs_continuation_begins(uintptr_t caller) {
  if (!is_heard(caller)) return;
  void *task = cs_running_task();
  if (task) entry(task)->resumed = false;
}

__attribute__((used, visibility("hidden"))) void cs_continuation_resumes(const void *task, uintptr_t caller, uintptr_t frame) {
  if (!is_heard(caller)) return;
  bool known = table && table_generation == cs_generation && slot(task)->generation == cs_generation;
  if (!known) return;
  continuation *c = entry(task);
  resumes(c, c->resumed, caller, frame);
}

// What checks a continuation keeps the task behind its header until it is resumed.
__attribute__((used, visibility("hidden"))) void cs_checked_resumes(const void *check, uintptr_t caller, uintptr_t frame) {
  if (!is_heard(caller)) return;
  continuation *c = entry(check);
  resumes(c, ((const uintptr_t *)check)[2] == 0, caller, frame);
}

// Each keeps every register that can carry an argument, and goes on as if nothing had been in between. The return address
// lies above what was saved; the frame pointer is still the caller's.
#define HEARING(name, real, told, call)                                                                \
  __attribute__((used, visibility("hidden"))) void (*real)(void);                                      \
  __attribute__((used, visibility("hidden"))) void told(uintptr_t object, uintptr_t caller, uintptr_t frame) { \
    if (CS_UNLIKELY(!real)) real = (void (*)(void))dlsym(RTLD_NEXT, name);                              \
    call;                                                                                               \
  }                                                                                                     \
  __asm__(".text\n .globl \"" name "\"\n .type \"" name "\",@function\n\"" name "\":\n"               \
          " pushq %rdi\n pushq %rsi\n pushq %rdx\n pushq %rcx\n pushq %rax\n pushq %r8\n pushq %r9\n" \
          " movq " OBJECT ", %rdi\n movq 56(%rsp), %rsi\n movq %rbp, %rdx\n callq " #told "\n"         \
          " popq %r9\n popq %r8\n popq %rax\n popq %rcx\n popq %rdx\n popq %rsi\n popq %rdi\n"        \
          " movq " #real "(%rip), %r11\n jmpq *%r11\n .size \"" name "\", .-\"" name "\"\n")

#if defined(__x86_64__)
#define OBJECT "%rdi"
HEARING("swift_continuation_init", cs_real_begin, cs_told_begin, cs_continuation_begins(caller));
HEARING("swift_continuation_resume", cs_real_resume, cs_told_resume, cs_continuation_resumes((void *)object, caller, frame));
HEARING("swift_continuation_throwingResume", cs_real_resume2, cs_told_resume2,
        cs_continuation_resumes((void *)object, caller, frame));
HEARING("swift_continuation_throwingResumeWithError", cs_real_resume3, cs_told_resume3,
        cs_continuation_resumes((void *)object, caller, frame));
#undef OBJECT
// CheckedContinuation.resume(returning:) and resume(throwing:): r13 points to the value, which is one reference.
#define OBJECT "(%r13)"
HEARING("$sScC6resume9returningyxn_tF", cs_real_checked, cs_told_checked, cs_checked_resumes((void *)object, caller, frame));
HEARING("$sScC6resume8throwingyq_n_tF", cs_real_checked2, cs_told_checked2, cs_checked_resumes((void *)object, caller, frame));
#endif

#endif
