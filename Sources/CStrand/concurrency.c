// What happens inside the Swift Concurrency library that other tasks can notice: who comes first to a task group, to a
// stream, back to an actor; and the main actor, which is the simulation's own executor here.
//
// The library tells a thread sanitizer, if there is one, what it hands on from one thread to another: through two
// function pointers, which are set here. Which operation it is, is known by where in the library the call came from; the
// functions named below bound those places, in the order in which the library of Swift 6.3 was linked.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define SWIFT_CC __attribute__((swiftcall))
#define RETURN_ADDRESS ((uintptr_t)__builtin_return_address(0))
// The compiler may move a rarely taken branch into a function of its own, which has another return address.
#define KEEP(address) __asm__ volatile("" : "+r"(address))

extern void (*_swift_tsan_acquire)(const void *address);
extern void (*_swift_tsan_release)(const void *address);

typedef struct range { uintptr_t low, high; } range;
static range library, enqueueing, completing, cancelling, polling, polling_all, offering, streaming;

__attribute__((unused)) static bool in(range r, uintptr_t address) { return address >= r.low && address < r.high; }

static bool knows_library = true;

/// Where in the library the code from one function to another is: not in functions of this file by the same names.
static range between(void *handle, const char *first, const char *end) {
  range r = {(uintptr_t)dlsym(handle, first), (uintptr_t)dlsym(handle, end)};
  if (r.low && r.low < r.high) return r;
  knows_library = false;
  return (range){0, 0};
}

bool cs_knows_concurrency(void) { return knows_library; }
bool cs_is_in_library(uintptr_t address) { return address >= library.low && address < library.high; }

static int find_library(struct dl_phdr_info *info, size_t size, void *data) {
  if (!strstr(info->dlpi_name, "libswift_Concurrency.so")) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *p = &info->dlpi_phdr[i];
    if (p->p_type == PT_LOAD && (p->p_flags & PF_X)) {
      library = (range){info->dlpi_addr + p->p_vaddr, info->dlpi_addr + p->p_vaddr + p->p_memsz};
    }
  }
  return 1;
}

static void find_places(void) {
  static bool found;
  if (found) return;
  found = true;
  void *handle = dlopen("libswift_Concurrency.so", RTLD_NOW | RTLD_NOLOAD);
  enqueueing = between(handle, "swift_task_enqueue", "swift_job_run");
  completing = between(handle, "swift_task_startOnMainActor", "swift_task_alloc");
  cancelling = between(handle, "swift_task_cancel", "swift_task_escalate");
  polling = between(handle, "swift_taskGroup_wait_next_throwing", "swift_taskGroup_isEmpty");
  polling_all = between(handle, "swift_taskGroup_waitAll", "swift_task_cancel_group_child_tasks");
  offering = between(handle, "swift_task_cancel_group_child_tasks", "swift_task_localValuePush");
  streaming = between(handle, "swift_task_localsCopyTo", "swift_task_enqueueOnDispatchQueue");
  // Last: only now do locks of the library count.
  dl_iterate_phdr(find_library, NULL);
}

/// Whether the running code is a strand's, and may give way here.
__attribute__((unused)) static bool may_give_way(void) {
  return cs_this.hooks && cs_this.current && !cs_this.quiet && !cs_this.current->ignoring && !cs_this.current->library_locks;
}

// MARK: What is handed on

#ifndef CS_WITHOUT_CALLBACKS
static void on_acquire(const void *address) {
  uintptr_t from = RETURN_ADDRESS;
  KEEP(from);
  if (!cs_this.hooks || !cs_this.current || cs_this.quiet || !in(library, from)) return;
  cs_this.quiet++;
  cs_this.hooks->acquired(address);
  cs_this.quiet--;
}

static void on_release(const void *address) {
  uintptr_t from = RETURN_ADDRESS;
  KEEP(from);
  // The core library tells of itself too: nothing of that is the program's.
  if (!cs_this.hooks || !cs_this.current || cs_this.quiet || !in(library, from)) return;
  if (may_give_way()) {
    if (in(enqueueing, from)) cs_this.hooks->meets(CS_ACTOR, (void *)address);
    else if (in(completing, from)) cs_this.hooks->meets(CS_COMPLETION, (void *)address);
  }
  cs_this.quiet++;
  cs_this.hooks->released(address);
  cs_this.quiet--;
}

#endif

// MARK: Locks inside the library

// All strands run on one OS thread, and the library's locks are recursive: they would keep none of them out. What the
// library holds while it calls back into the program (a task's list of cancellation handlers) has to, as it does for real.
typedef struct held_lock {
  const void *mutex;
  const cs_fibre *holder;
  int depth;
  /// Whether it is held to cancel a task: the program's handlers are called meanwhile, and may give way.
  bool cancels;
  /// Whether it is a group's, held to hand a child's result over.
  bool offers;
  /// Whether somebody has come by and waits for it.
  bool wanted;
} held_lock;
static held_lock *held;
static int held_count, held_capacity;

__attribute__((unused)) static held_lock *find_held(const void *mutex) {
  for (int i = held_count; i-- > 0;) if (held[i].mutex == mutex) return &held[i];
  return NULL;
}

void cs_library_locks_clear(void) { held_count = 0; }

// What comes before the frames of a task in its memory: the lock of what is to be told when it is cancelled is in there.
enum { TASK_HEADER = 0xd8 };

bool cs_is_lock_of_task(const void *mutex, const void *task) {
  return (uintptr_t)mutex - (uintptr_t)task < TASK_HEADER;
}

int32_t cs_holder_of_lock(const void *mutex) {
  const held_lock *h = find_held(mutex);
  return h ? h->holder->strand : -1;
}

int32_t cs_holder_of_task(const void *task) {
  for (int i = held_count; i-- > 0;) {
    if (cs_is_lock_of_task(held[i].mutex, task)) return held[i].holder->strand;
  }
  return -1;
}

#ifndef CS_WITHOUT_CALLBACKS
/// Whether the library's code that runs was called to cancel something: it keeps frame pointers, of which bit 60 says
/// that the frame is an asynchronous function's.
static bool is_cancelling(const cs_fibre *f) {
  const uintptr_t *frame = __builtin_frame_address(0);
  for (int depth = 0; depth < 16; depth++) {
    if ((uintptr_t)frame - f->low >= f->size - 2 * sizeof *frame) return false;
    if (in(cancelling, frame[1])) return true;
    const uintptr_t *caller = (const uintptr_t *)(frame[0] & ~((uintptr_t)1 << 60));
    if (caller <= frame) return false;
    frame = caller;
  }
  return false;
}

/// Takes note that a group is about to cancel its children, under the lock of the task whose group it is: because that
/// task leaves its group with an error or says so, or because a child of a discarding group ended with one.
static void may_cancel_group(const void *mutex) {
  if (may_give_way()) {
    void *task = cs_running_task();
    if (task && cs_is_lock_of_task(mutex, task) && is_cancelling(cs_this.current)) cs_this.hooks->meets(CS_CANCEL, task);
  } else if (held_count && held[held_count - 1].offers && is_cancelling(cs_this.current)) {
    cs_let_ends_cancel();
  }
}

/// Takes note that a fibre is about to hold a lock, once no other fibre holds it.
static void will_hold(const void *mutex, cs_fibre *f, bool offers) {
  held_lock *h = find_held(mutex);
  while (h && h->holder != f && !cs_this.quiet) {
    h->wanted = true;
    cs_this.hooks->meets(CS_LIBRARY_LOCK, (void *)mutex);
    h = find_held(mutex);
  }
  if (h) {
    h->depth++;
  } else {
    GROW(held, held_count, held_capacity);
    held[held_count++] = (held_lock){mutex, f, 1, is_cancelling(f), offers, false};
  }
  f->library_locks++;
}

/// Takes note that a fibre is about to let go of a lock, whoever calls: the last call of a function is a jump.
static void will_let_go(const void *mutex, cs_fibre *f) {
  held_lock *h = find_held(mutex);
  if (!h || h->holder != f) return;
  // Others may come by once more, and find it held.
  if (h->depth == 1 && (h->cancels || h->wanted) && !cs_this.quiet) {
    cs_this.hooks->meets(CS_LIBRARY_UNLOCK, (void *)mutex);
    h = find_held(mutex);
    if (!h) abort();
  }
  f->library_locks--;
  if (--h->depth == 0) *h = held[--held_count];
}

static int (*real_lock)(pthread_mutex_t *), (*real_unlock)(pthread_mutex_t *);

CS_EXPORT int pthread_mutex_lock(pthread_mutex_t *mutex) {
  uintptr_t from = RETURN_ADDRESS;
  KEEP(from);
  cs_fibre *f = cs_this.current;
  if (CS_UNLIKELY(f && cs_this.hooks)) {
    if (in(library, from)) {
      if (may_give_way()) {
        if (in(streaming, from)) cs_this.hooks->meets(CS_STREAM, mutex);
        else if (in(offering, from)) cs_this.hooks->meets(CS_CHILD_ENDS, mutex);
        else if (in(polling, from) || in(polling_all, from)) cs_this.hooks->meets(CS_GROUP, mutex);
      }
      may_cancel_group(mutex);
      will_hold(mutex, f, in(offering, from));
    }
  }
  if (CS_UNLIKELY(!real_lock)) real_lock = (int (*)(pthread_mutex_t *))dlsym(RTLD_NEXT, "pthread_mutex_lock");
  return real_lock(mutex);
}

CS_EXPORT int pthread_mutex_unlock(pthread_mutex_t *mutex) {
  cs_fibre *f = cs_this.current;
  if (CS_UNLIKELY(f && cs_this.hooks) && f->library_locks) will_let_go(mutex, f);
  if (CS_UNLIKELY(!real_unlock)) real_unlock = (int (*)(pthread_mutex_t *))dlsym(RTLD_NEXT, "pthread_mutex_unlock");
  return real_unlock(mutex);
}
#endif

// MARK: The main actor

// The runtime asks for the main actor's executor; on a thread that simulates it is the simulation's.
typedef struct executor { void *identity; uintptr_t implementation; } executor;
static executor main_executor;

extern SWIFT_CC executor (*swift_task_getMainExecutor_hook)(SWIFT_CC executor (*original)(void));
extern SWIFT_CC bool (*swift_task_isMainExecutor_hook)(executor asked, SWIFT_CC bool (*original)(executor));
extern SWIFT_CC void swift_job_run(void *job, void *identity, uintptr_t implementation);

static SWIFT_CC executor on_get_main(SWIFT_CC executor (*original)(void)) {
  return cs_this.hooks && cs_this.current ? main_executor : original();
}

static SWIFT_CC bool on_is_main(executor asked, SWIFT_CC bool (*original)(executor)) {
  return (asked.identity && asked.identity == main_executor.identity) || original(asked);
}

void cs_run_job_on_main(void *job) { swift_job_run(job, main_executor.identity, main_executor.implementation); }
void *cs_main_actor(void) { return main_executor.identity; }

void cs_concurrency_begin(uintptr_t identity, uintptr_t implementation) {
  find_places();
  main_executor = (executor){(void *)identity, implementation};
  swift_task_getMainExecutor_hook = on_get_main;
  swift_task_isMainExecutor_hook = on_is_main;
#ifndef CS_WITHOUT_CALLBACKS
  _swift_tsan_acquire = on_acquire;
  _swift_tsan_release = on_release;
#endif
}

// MARK: Cancelling and awaiting

// Functions of the library that the program calls: each keeps every register that can carry an argument, tells the
// simulation, and goes on as if nothing had been in between.
#define TELLING(name, where, real, told, kind)                                                         \
  __attribute__((used, visibility("hidden"))) void (*real)(void);                                      \
  __attribute__((used, visibility("hidden"))) void told(void *object) {                                \
    if (CS_UNLIKELY(!real)) real = (void (*)(void))dlsym(RTLD_NEXT, name);                              \
    if (may_give_way()) cs_this.hooks->meets(kind, object);                                             \
  }                                                                                                     \
  TELLING_OF(name, where, real, told)
#define TELLING_OF(name, where, real, told)                                                            \
  __asm__(".text\n .globl \"" name "\"\n .type \"" name "\",@function\n\"" name "\":\n"               \
          " pushq %rdi\n pushq %rsi\n pushq %rdx\n pushq %rcx\n pushq %rax\n pushq %r8\n pushq %r9\n" \
          " movq " where ", %rdi\n callq " #told "\n"                                                  \
          " popq %r9\n popq %r8\n popq %rax\n popq %rcx\n popq %rdx\n popq %rsi\n popq %rdi\n"        \
          " movq " #real "(%rip), %r11\n jmpq *%r11\n .size \"" name "\", .-\"" name "\"\n")

#if defined(__x86_64__) && !defined(CS_WITHOUT_CALLBACKS)
// Task.cancel() and UnsafeCurrentTask.cancel(); groups are heard by the lock that they take to cancel their children.
TELLING("$sScT6cancelyyF", "%r13", cs_real_cancel1, cs_told_cancel1, CS_CANCEL);
TELLING("$sSct6cancelyyF", "%r13", cs_real_cancel2, cs_told_cancel2, CS_CANCEL);
// Task.isCancelled, Task.checkCancellation(), and what the compiler calls for that of a task.
TELLING("$sScTss5NeverORszABRs_rlE11isCancelledSbvgZ", "%r13", cs_real_ask1, cs_told_ask1, CS_ASK_CANCELLED);
TELLING("$sScTss5NeverORszABRs_rlE17checkCancellationyyKFZ", "%r13", cs_real_ask2, cs_told_ask2, CS_ASK_CANCELLED);
TELLING("swift_task_isCancelled", "%rdi", cs_real_ask3, cs_told_ask3, CS_ASK_CANCELLED);
// The same of the four kinds of group, and of adding a child unless the group is cancelled: the second argument says
// whether it is to be added all the same.
TELLING("$sScG11isCancelledSbvg", "%rdi", cs_real_ask4, cs_told_ask4, CS_ASK_CANCELLED);
TELLING("$sScg11isCancelledSbvg", "%rdi", cs_real_ask5, cs_told_ask5, CS_ASK_CANCELLED);
TELLING("$ss19DiscardingTaskGroupV11isCancelledSbvg", "%rdi", cs_real_ask6, cs_told_ask6, CS_ASK_CANCELLED);
TELLING("$ss27ThrowingDiscardingTaskGroupV11isCancelledSbvg", "%rdi", cs_real_ask7, cs_told_ask7, CS_ASK_CANCELLED);
TELLING("swift_taskGroup_addPending", "%rsi", cs_real_ask8, cs_told_ask8, CS_ADDS_CHILD);
// Task.value of a task that cannot throw, of any task, Task.result: the place for the result comes before the task.
TELLING("$sScTss5NeverORs_rlE5valuexvg", "%rsi", cs_real_await1, cs_told_await1, CS_AWAIT);
TELLING("$sScT5valuexvg", "%rsi", cs_real_await2, cs_told_await2, CS_AWAIT);
TELLING("$sScT6results6ResultOyxq_Gvg", "%rsi", cs_real_await3, cs_told_await3, CS_AWAIT);
// The child of an `async let` is the fourth word of what the compiler keeps for it, with flags in the lowest bits.
TELLING("swift_asyncLet_get", "24(%rdi)", cs_real_await4, cs_told_await4, CS_AWAIT);
TELLING("swift_asyncLet_get_throwing", "24(%rdi)", cs_real_await5, cs_told_await5, CS_AWAIT);
TELLING("swift_asyncLet_finish", "24(%rdi)", cs_real_await6, cs_told_await6, CS_LEAVES_LET);

// A stream's next() puts up a cancellation handler by itself, inside the library. Just before, it asks for the metadata
// of an optional element, and then stores its context for the asynchronous function that it calls to do so: those
// instructions tell it from others that ask for such metadata.
static bool is_before_call(const uint8_t *code) {
  static const uint8_t one[] = {0x4d, 0x89, 0x75, 0x00, 0x48, 0x8d, 0x05}, other[] = {0x4c, 0x89, 0x33, 0x48, 0x8d, 0x05};
  return !memcmp(code, one, sizeof one) || !memcmp(code, other, sizeof other);
}

__attribute__((used, visibility("hidden"))) void (*cs_real_optional)(void);
__attribute__((used, visibility("hidden"))) void cs_told_optional(uintptr_t from) {
  if (CS_UNLIKELY(!cs_real_optional)) cs_real_optional = (void (*)(void))dlsym(RTLD_NEXT, "$sSqMa");
  if (!cs_cancelling_matters() || !may_give_way() || !in(library, from)) return;
  if (is_before_call((const uint8_t *)from)) cs_this.hooks->meets(CS_ENTERS_HANDLED, NULL);
}
TELLING_OF("$sSqMa", "56(%rsp)", cs_real_optional, cs_told_optional);
#endif

// MARK: What matters to others

static bool completions_matter, cancelling_matters, handlers_matter, ends_cancel;

void cs_concurrency_clear(void) { completions_matter = cancelling_matters = handlers_matter = ends_cancel = false; }
bool cs_completions_matter(void) { return completions_matter; }
bool cs_cancelling_matters(void) { return cancelling_matters; }
bool cs_handlers_matter(void) { return handlers_matter; }
bool cs_ends_cancel(void) { return ends_cancel; }

void cs_let_completions_matter(void) {
  if (!completions_matter) completions_matter = cs_grew = true;
}

void cs_let_cancelling_matter(void) {
  if (!cancelling_matters) cancelling_matters = cs_grew = true;
}

void cs_let_handlers_matter(void) {
  if (!handlers_matter) handlers_matter = cs_grew = true;
}

void cs_let_ends_cancel(void) {
  if (!ends_cancel) ends_cancel = cs_grew = true;
}
