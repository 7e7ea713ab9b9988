// Stacks, and going from one to another.
#define _GNU_SOURCE
#include <link.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "internal.h"

_Thread_local cs_thread cs_this __attribute__((tls_model("initial-exec")));

// MARK: The Swift runtime's per-thread state

// libswiftCore keeps the exclusivity access set in words 0 and 1 of its thread-local block;
// libswift_Concurrency the active task, the executor tracking and the fallback task-locals in words 1 to 3.
// (Word 0 there, and word 2 of the core's, cache the thread's identifier: they stay with the thread.)
static int find_blocks(struct dl_phdr_info *info, size_t size, void *data) {
  const char *name = info->dlpi_name;
  if (strstr(name, "libswiftCore.so")) cs_this.core = info->dlpi_tls_data;
  if (strstr(name, "libswift_Concurrency.so")) cs_this.concurrency = info->dlpi_tls_data;
  return 0;
}

static inline void save_runtime(cs_fibre *f) {
  memcpy(f->runtime, cs_this.core, 2 * sizeof(uint64_t));
  memcpy(f->runtime + 2, cs_this.concurrency + 1, 3 * sizeof(uint64_t));
}

static inline void load_runtime(const cs_fibre *f) {
  memcpy(cs_this.core, f->runtime, 2 * sizeof(uint64_t));
  memcpy(cs_this.concurrency + 1, f->runtime + 2, 3 * sizeof(uint64_t));
}

// MARK: Switching

#if defined(__x86_64__)
__attribute__((naked, noinline)) static void swap(void **save, void *load) {
  __asm__ volatile(
      "pushq %rbp\n pushq %rbx\n pushq %r12\n pushq %r13\n pushq %r14\n pushq %r15\n"
      "movq %rsp, (%rdi)\n"
      "movq %rsi, %rsp\n"
      "popq %r15\n popq %r14\n popq %r13\n popq %r12\n popq %rbx\n popq %rbp\n"
      "ret\n");
}
#else
#error "stack switching is written for x86-64 only; add the registers of this processor here"
#endif

static void fibre_main(void) {
  for (;;) cs_this.hooks->run(cs_this.current);
}

void cs_fibre_reset(cs_fibre *f) {
  // The stack as `swap` leaves it: six registers, then where to return to; aligned as at a call.
  uintptr_t top = (f->low + f->size) & ~(uintptr_t)15;
  uintptr_t *sp = (uintptr_t *)top;
  *--sp = 0;
  *--sp = (uintptr_t)fibre_main;
  for (int i = 0; i < 6; i++) *--sp = 0;
  f->sp = sp;
  f->strand = -1;
  f->ignoring = 0;
  f->library_locks = 0;
  f->task = NULL;
  memset(f->runtime, 0, sizeof f->runtime);
  f->formal_count = 0;
  f->first_access.buffer = NULL;
  f->accesses_handed_on = 0;
  f->frame_count = 0;
}

cs_fibre *cs_fibre_create(size_t stack_size) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  stack_size = (stack_size + page - 1) / page * page;
  char *memory = mmap(NULL, stack_size + page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) return NULL;
  if (mprotect(memory + page, stack_size, PROT_READ | PROT_WRITE) != 0) {
    munmap(memory, stack_size + page);
    return NULL;
  }
  cs_fibre *f = calloc(1, sizeof *f);
  if (!f) return NULL;
  f->low = (uintptr_t)memory + page;
  f->size = stack_size;
  cs_fibre_reset(f);
  return f;
}

void cs_fibre_destroy(cs_fibre *f) {
  size_t page = (size_t)sysconf(_SC_PAGESIZE);
  munmap((void *)(f->low - page), f->size + page);
  free(f->formals);
  free(f->frames);
  free(f);
}

void cs_switch(cs_fibre *to) {
  cs_fibre *from = cs_this.current ? cs_this.current : &cs_this.host;
  if (from == to) return;
  save_runtime(from);
  load_runtime(to);
  cs_this.current = to;
  swap(&from->sp, to->sp);
}

void cs_leave(void) {
  cs_fibre *from = cs_this.current;
  if (!from) return;
  save_runtime(from);
  load_runtime(&cs_this.host);
  cs_this.current = NULL;
  swap(&from->sp, cs_this.host.sp);
}

cs_fibre *cs_current(void) { return cs_this.current; }
int32_t cs_current_strand(void) { return cs_this.current ? cs_this.current->strand : -1; }
bool cs_is_simulating(void) { return cs_this.hooks != NULL; }
void cs_quiet_begin(void) { cs_this.quiet++; }
void cs_quiet_end(void) { cs_this.quiet--; }
void cs_tell_settled(bool tells) { cs_this.tells = tells; }
uint64_t cs_heard(void) { return cs_this.heard; }

void cs_limit_heard(uint64_t limit, void (*spinning)(uintptr_t)) {
  cs_this.heard_limit = limit ? cs_this.heard + limit : UINT64_MAX;
  cs_this.patience = limit ? cs_this.heard + limit / 20 : UINT64_MAX;
  cs_this.spinning = spinning;
}

void cs_lose_patience(void) { cs_this.patience = cs_this.heard; }
void cs_move_limit(uint64_t heard) { cs_this.heard_limit = heard; }

int32_t cs_frames(cs_fibre *f, uintptr_t *into, int32_t capacity) {
  int32_t n = 0;
  for (int32_t i = f->frame_count - 1; i >= 0 && n < capacity; i--) into[n++] = f->frames[i];
  return n;
}

// The chain of frame pointers, which Swift keeps and C code leaves alone, up to the first function that is asked for.
// Every address is held against the stack's bounds before it is read, and the chain only goes up.
static inline uintptr_t first_site(const cs_fibre *f, uintptr_t frame, bool (*is_wanted)(uintptr_t)) {
  uintptr_t high = f->low + f->size;
  while (frame >= f->low && high - frame >= 2 * sizeof(uintptr_t) && frame % sizeof(uintptr_t) == 0) {
    const uintptr_t *words = (const uintptr_t *)frame;
    if (is_wanted(words[1])) return words[1] - 1;
    // The runtime marks the frames of asynchronous functions in bit 60.
    uintptr_t next = words[0] & ~((uintptr_t)1 << 60);
    if (next <= frame) return 0;
    frame = next;
  }
  return 0;
}

uintptr_t cs_call_site(const cs_fibre *f) {
  if (f == cs_this.current) return first_site(f, (uintptr_t)__builtin_frame_address(0), cs_in_image);
  // What `swap` has pushed: six registers, the frame pointer first.
  uintptr_t sp = (uintptr_t)f->sp;
  if (sp < f->low || f->low + f->size - sp < 8 * sizeof(uintptr_t)) return 0;
  return first_site(f, ((const uintptr_t *)sp)[5], cs_in_image);
}

uintptr_t cs_program_call(void) {
  return cs_this.current ? first_site(cs_this.current, (uintptr_t)__builtin_frame_address(0), cs_in_program) : 0;
}

uintptr_t cs_program_site(const cs_fibre *f, uintptr_t frame) {
  uintptr_t site = first_site(f, frame, cs_in_program);
  return site ? site : first_site(f, frame, cs_in_image);
}

// MARK: Stack overflow

// A fault in the guard page of the running fibre ends that fibre and goes on on the host, as if the
// fibre had left. The handler runs on a stack of its own; what it changes is where the thread resumes.
static struct sigaction old_segv, old_bus;

static void leave_for_good(void) {
  cs_this.current->sp = NULL;
  cs_this.quiet = 0;
  load_runtime(&cs_this.host);
  cs_this.current = NULL;
  void *ignored;
  swap(&ignored, cs_this.host.sp);
}

static void leave_after_overflow(void) {
  cs_this.overflowed = cs_this.current;
  leave_for_good();
}

/// Lets an interrupted fibre go on with a function that never returns.
static void divert(ucontext_t *c, const cs_fibre *f, void (*to)(void)) {
  // The upper end of the dead fibre's stack is as good as any to run the last few calls on.
  c->uc_mcontext.gregs[REG_RSP] = (greg_t)(((f->low + f->size) & ~(uintptr_t)15) - 8);
  c->uc_mcontext.gregs[REG_RIP] = (greg_t)to;
}

static void on_fault(int signal, siginfo_t *info, void *context) {
  cs_fibre *f = cs_this.current;
  uintptr_t at = (uintptr_t)info->si_addr;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  if (f && at - (f->low - page) < page) {
    divert(context, f, leave_after_overflow);
    return;
  }
  struct sigaction *old = signal == SIGSEGV ? &old_segv : &old_bus;
  sigaction(signal, old, NULL);  // the access is tried again and ends as it would have
}

cs_fibre *cs_take_overflow(void) {
  cs_fibre *f = cs_this.overflowed;
  cs_this.overflowed = NULL;
  return f;
}

// MARK: Traps

// What ends a program that goes on with something impossible: an index that is not there, an overflow, a violation of
// exclusivity. While traps are caught, it ends the running fibre alone.
enum { TRAPS = 3 };
static const int trap_signals[TRAPS] = {SIGILL, SIGTRAP, SIGABRT};
static struct sigaction old_traps[TRAPS];

static void leave_after_trap(void) {
  cs_this.trapped = true;
  leave_for_good();
}

static void on_trap(int signal, siginfo_t *info, void *context) {
  if (cs_this.current) return divert(context, cs_this.current, leave_after_trap);
  // It is another thread's, or the host's: it happens again and ends as it would have.
  for (int i = 0; i < TRAPS; i++)
    if (trap_signals[i] == signal) sigaction(signal, &old_traps[i], NULL);
  if (signal == SIGABRT) raise(signal);
}

void cs_catch_traps(bool catches) {
  struct sigaction action = {0};
  action.sa_sigaction = on_trap;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  for (int i = 0; i < TRAPS; i++) {
    if (catches) sigaction(trap_signals[i], &action, &old_traps[i]);
    else sigaction(trap_signals[i], &old_traps[i], NULL);
  }
}

bool cs_take_trap(void) {
  bool trapped = cs_this.trapped;
  cs_this.trapped = false;
  return trapped;
}

static void install_fault_handler(void) {
  static bool installed;
  static _Thread_local bool has_stack;
  if (!has_stack) {
    has_stack = true;
    stack_t stack = {.ss_size = 64 * 1024};
    stack.ss_sp = mmap(NULL, stack.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack.ss_sp != MAP_FAILED) sigaltstack(&stack, NULL);
  }
  if (installed) return;
  installed = true;
  struct sigaction action = {0};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigaction(SIGSEGV, &action, &old_segv);
  sigaction(SIGBUS, &action, &old_bus);
}

// MARK: Jobs of Swift Concurrency

#define SWIFT_CC __attribute__((swiftcall))

extern SWIFT_CC void swift_job_run(void *job, void *identity, uintptr_t implementation);
extern SWIFT_CC uint64_t swift_task_getJobTaskId(void *job);
extern SWIFT_CC uint64_t swift_task_getJobFlags(void *job);

typedef SWIFT_CC void (*enqueue_original)(void *job);
extern SWIFT_CC void (*swift_task_enqueueGlobal_hook)(void *job, enqueue_original original);

static SWIFT_CC void on_enqueue(void *job, enqueue_original original) {
  if (cs_this.hooks) cs_this.hooks->enqueue(job);
  else original(job);
}

void cs_run_job(void *job) { swift_job_run(job, NULL, 0); }

// A job begins with an object header (2 words) and two words of its queue's, then its flags, of which the
// lowest byte is its kind: 0 for a task.
void *cs_task_of_job(void *job, uint64_t *identifier) {
  uint32_t flags = ((const uint32_t *)job)[8];
  if ((flags & 0xFF) != 0) return NULL;
  *identifier = swift_task_getJobTaskId(job);
  return job;
}

// Word 12 of a task is its status: bit 8 says that it was cancelled, bit 13 that it is complete.
static uint64_t task_status(void *task) { return ((const volatile uint64_t *)task)[12]; }
bool cs_task_is_cancelled(void *task) { return task_status(task) & 0x100; }
bool cs_task_is_complete(void *task) { return task_status(task) & 0x2000; }

bool cs_task_is_in_group(void *task) { return ((const uint32_t *)task)[8] & 1 << 26; }

// Words 7 and 8 of a suspended task: the function to go on with, and the context that it is given.
uintptr_t cs_task_goes_on(void *task, uintptr_t *context) {
  *context = ((const uintptr_t *)task)[8];
  return ((const uintptr_t *)task)[7];
}

extern void *swift_retain(void *object);
extern void swift_release(void *object);
void cs_task_retain(void *task) { swift_retain(task); }
void cs_task_release(void *task) { swift_release(task); }

void *cs_running_task(void) { return (void *)cs_this.concurrency[1]; }

uint64_t cs_task_identifier(void *task) { return swift_task_getJobTaskId(task); }

// MARK: Beginning and ending

void cs_begin(const cs_hooks *hooks, uintptr_t main_identity, uintptr_t main_implementation) {
  if (!cs_this.core) dl_iterate_phdr(find_blocks, NULL);
  install_fault_handler();
  // A task needs more than a kilobyte, and glibc merges all its small free blocks whenever so large a one is asked for:
  // with 100,000 tasks that is a sixth of the time. Without its fast bins there is nothing to merge.
  mallopt(M_MXFAST, 0);
  swift_task_enqueueGlobal_hook = on_enqueue;
  cs_concurrency_begin(main_identity, main_implementation);
  cs_this.quiet = 0;
  cs_this.current = NULL;
  cs_this.heard_limit = UINT64_MAX;
  cs_this.hooks = hooks;
}

void cs_end(void) { cs_this.hooks = NULL; }
