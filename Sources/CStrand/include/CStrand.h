// What Swift cannot say: a stack of one's own, and hearing every memory access of instrumented code.
//
// One OS thread runs a whole simulation, one fibre at a time. Everything here is per OS thread
// except the registry of objects and variables, which belongs to the one simulation that runs in the process.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

#define CS_UNSAFE __attribute__((swift_attr("nonisolated(unsafe)")))

// MARK: Fibres

struct cs_location;

/// A formal access that the Swift runtime has not been told of: what to tell it.
typedef struct cs_access {
  void *_Nullable address;
  /// Its record; null when there is no such access.
  void *_Nullable buffer;
  uintptr_t flags;
  void *_Nullable pc;
} cs_access;

/// A stack with the Swift runtime's state that belongs to it.
typedef struct cs_fibre {
  /// The saved stack pointer while it does not run.
  void *_Nullable sp;
  /// The lowest usable address of the stack, and how many bytes it has.
  uintptr_t low, size;
  /// The strand whose code is on it; -1 for none.
  int32_t strand;
  /// Above zero while accesses are not to be heard: in deinitialisers, in lazy initialisers.
  int32_t ignoring;
  /// The task that the strand is, if it is one.
  void *_Nullable task;
  /// What the Swift runtime keeps per thread: the exclusivity access set (2 words), the active task,
  /// the executor tracking, the fallback task-locals.
  uint64_t runtime[5];
  /// The formal accesses that have begun and not ended.
  struct cs_formal *_Nullable formals;
  int32_t formal_count, formal_capacity;
  /// The only formal access that has begun, while the runtime has not been told; how many it was told of.
  cs_access first_access;
  int32_t accesses_handed_on;
  /// The calls that have been entered and not left: return addresses of the callers.
  uintptr_t *_Nullable frames;
  int32_t frame_count, frame_capacity;
  /// How many locks of the Swift Concurrency library its code holds: it must not give way then.
  int32_t library_locks;
  struct cs_fibre *_Nullable next;
} cs_fibre;

/// What tasks meet at inside the Swift Concurrency library.
enum {
  /// A job is about to be queued for its executor; the object is the job.
  CS_ACTOR,
  /// The running task is about to be complete; the object is the task.
  CS_COMPLETION,
  /// The running task is about to wait for another; the object is that.
  CS_AWAIT,
  /// An `async let` is about to go out of scope: its child is cancelled, unless its result was awaited, and waited for;
  /// the object is the child, with 1 in the lowest bit if its result is there.
  CS_LEAVES_LET,
  /// A stream is about to be looked at or changed.
  CS_STREAM,
  /// The parent of a task group is about to look at it.
  CS_GROUP,
  /// A child of a task group is about to hand its result over.
  CS_CHILD_ENDS,
  /// Something is about to be cancelled; a task is about to ask whether something was.
  CS_CANCEL,
  CS_ASK_CANCELLED,
  /// The library is about to enter an operation with a cancellation handler of its own.
  CS_ENTERS_HANDLED,
  /// A child is about to be added to a group; the lowest byte is 0 if only unless the group is cancelled.
  CS_ADDS_CHILD,
  /// A lock of the library is wanted that another fibre holds; one that this fibre holds is about to be let go. The
  /// object is the lock.
  CS_LIBRARY_LOCK,
  CS_LIBRARY_UNLOCK,
};

/// Where a call stands: in the code that makes it, and in what called that.
typedef struct cs_call {
  uintptr_t pc, outer;
} cs_call;

/// What a simulation wants to be told. All are called on the fibre that did it.
typedef struct cs_hooks {
  /// Runs the code of the strand that was placed on this fibre.
  void (*run)(cs_fibre *fibre);
  /// A shared variable is about to be accessed; returns when the access may happen.
  void (*access)(struct cs_location *location, int kind, uintptr_t pc, uintptr_t address, uint32_t size);
  /// An atomic operation on a variable is next; returns when it may happen. It changes nothing if a value is expected
  /// and another is there.
  void (*arrive)(struct cs_location *location, int kind, const void *address, const void *_Nullable expected, uint32_t size);
  /// The atomic operation happens now: what it turned out to be, and whether it leaves another value.
  void (*atomic)(struct cs_location *location, int kind, int order, bool changes, uintptr_t pc, uintptr_t address, uint32_t size);
  /// The running task became ready to go on, somewhere (the runtime's global queue).
  void (*enqueue)(void *job);
  /// The task on this fibre is not the one that was placed there: an actor handed its thread on.
  void (*adopt)(cs_fibre *fibre, void *_Nullable task);
  /// The step that began is complete: its effect can be looked at. Called only after `cs_tell_settled(true)`.
  void (*settled)(void);
  /// A task is about to go on on another executor; the identity is an actor's, or null.
  void (*hop)(void *_Nullable actor, uintptr_t resume);
  /// The running task is about to do something inside the library that others can notice; returns when it may.
  void (*meets)(int what, void *_Nullable object);
  /// The library hands something on at an address, or takes what was handed on there.
  void (*released)(const void *address);
  void (*acquired)(const void *address);
  /// The running task is about to resume a continuation that a strand has resumed already: where each call stands.
  void (*resumed_again)(int32_t first, cs_call before, cs_call now);
} cs_hooks;

/// Tells this OS thread to simulate; it must hold the process-wide right to do so. The two words are the executor
/// that serves as the main actor's meanwhile.
void cs_begin(const cs_hooks *hooks, uintptr_t main_identity, uintptr_t main_implementation);
/// Tells it to stop.
void cs_end(void);
/// Whether this OS thread simulates.
bool cs_is_simulating(void);

/// A fibre with a guard page below its stack; null when there is no memory.
cs_fibre *_Nullable cs_fibre_create(size_t stack_size);
/// Gives its memory back.
void cs_fibre_destroy(cs_fibre *fibre);
/// Forgets what was on the stack: the next entry starts afresh.
void cs_fibre_reset(cs_fibre *fibre);
/// Goes from wherever this is (the host or a fibre) to a fibre.
void cs_switch(cs_fibre *to);
/// Goes back to the host.
void cs_leave(void);
/// The fibre that runs, or null on the host.
cs_fibre *_Nullable cs_current(void);
/// The strand that runs, or -1.
int32_t cs_current_strand(void);
/// Runs a job of Swift Concurrency on this fibre until it suspends or ends.
void cs_run_job(void *job);
/// Runs a job on the main actor.
void cs_run_job_on_main(void *job);
/// The identity of the main actor's executor.
void *_Nullable cs_main_actor(void);
/// Whether the Swift Concurrency library is laid out as this simulator knows it.
bool cs_knows_concurrency(void);
/// Whether it matters when a task completes, or is cancelled: some execution of this search showed it.
bool cs_completions_matter(void);
bool cs_cancelling_matters(void);
/// Whether it matters that a task has to wait for its cancellation handlers wherever it changes what it is told of.
bool cs_handlers_matter(void);
/// Whether the error of a group's child cancels the others at once.
bool cs_ends_cancel(void);
void cs_let_completions_matter(void);
void cs_let_cancelling_matter(void);
void cs_let_handlers_matter(void);
void cs_let_ends_cancel(void);
/// The task that a job is, and its identifier; null for jobs that are not tasks.
void *_Nullable cs_task_of_job(void *job, uint64_t *identifier);
/// The identifier of a task.
uint64_t cs_task_identifier(void *task);
/// Whether a task has come to its end; whether it was cancelled.
bool cs_task_is_complete(void *task);
bool cs_task_is_cancelled(void *task);
/// Whether a task is a child in a group.
bool cs_task_is_in_group(void *task);
/// The function that a suspended task goes on with, and the context that this is given.
uintptr_t cs_task_goes_on(void *task, uintptr_t *context);
/// Whether an address is the code of the Swift Concurrency library.
bool cs_is_in_library(uintptr_t address);
/// Keeps a task alive, and lets it go.
void cs_task_retain(void *task);
void cs_task_release(void *task);
/// Whether a lock of the library is that of a task: of what is to be told when it is cancelled.
bool cs_is_lock_of_task(const void *mutex, const void *task);
/// The strand that holds a lock of the library; -1 for none.
int32_t cs_holder_of_lock(const void *mutex);
/// The strand that holds the lock of a task; -1 for none.
int32_t cs_holder_of_task(const void *task);
/// The identifier of the task that runs on this OS thread, in a simulation or outside; 0 for none.
uint64_t cs_current_task_identifier(void);
/// Keeps the calling OS thread and those it starts to so many cores, or all there are; returns how many, or -1.
int32_t cs_use_cores(int32_t wanted);
/// The task that runs on this OS thread, or null.
void *_Nullable cs_running_task(void);
/// The fibre that overflowed its stack since it was last asked, or null.
cs_fibre *_Nullable cs_take_overflow(void);
/// Whether a trap of the program (an index that is not there, an overflow) ends the running fibre, and not the process.
void cs_catch_traps(bool catches);
/// Whether that has happened since it was last asked.
bool cs_take_trap(void);

/// While above zero nothing is heard: the simulator's own code, or the printing of values.
void cs_quiet_begin(void);
void cs_quiet_end(void);
/// Whether `settled` is to be called.
void cs_tell_settled(bool tells);

/// The own component of each strand's vector clock, kept by the simulation for accesses that only one strand makes.
extern CS_UNSAFE uint32_t *cs_own_times;
/// Makes room for those of so many strands.
void cs_reserve_own_times(int32_t count);

// MARK: Variables

enum { CS_READ = 0, CS_WRITE = 1, CS_MODIFY = 2 };

/// A variable: what two strands can race on. A whole stored property, global or captured variable.
typedef struct cs_location {
  /// A dense number, the same in every execution of one search.
  int32_t id;
  /// Whether accesses to it are scheduling points: some execution of this search had two that nothing
  /// orders, one a write, or it is atomic and two strands used it.
  bool shared;
  /// Whether a second strand has touched it in this execution.
  bool visited;
  /// Whether it owns memory: torn, it would make Swift memory-unsafe.
  bool owns;
  /// The execution that the rest belongs to.
  uint32_t generation;
  /// The first strand that touched it.
  int32_t owner;
  /// The last write: by whom, and at which of its times.
  int32_t write_strand;
  uint32_t write_clock;
  /// The last read, when all reads since the last write are ordered; strand -2 when `reads` holds them.
  int32_t read_strand;
  uint32_t read_clock;
  /// Where they were.
  uintptr_t write_pc, read_pc;
  uint32_t *_Nullable reads;
  uintptr_t *_Nullable read_pcs;
  /// The clock that an atomic variable hands on.
  uint32_t *_Nullable sync;
  uint32_t sync_generation, reads_generation;
  /// The last plain access was atomic (no race among atomics).
  bool write_atomic, read_atomic;
  /// The last execution in which a race at it was noted.
  uint32_t race_generation;
  /// How many bytes its value has, padding after it left out; 0 where that is not known.
  uint32_t bytes;
  /// Where it is, in this execution.
  uintptr_t address;
  uint32_t size;
  /// The object it lies in; -1 for a global.
  int32_t object;
  /// How often it was looked at since it was last changed, while only one strand has touched it.
  uint32_t looks;
} cs_location;

// MARK: Atomic operations of the kit's own

// On memory of 1, 2, 4, 8 or 16 bytes, aligned to that, with the orders that C numbers: each is one step.
void cs_atomic_load(const void *p, uint32_t size, int order, void *result);
void cs_atomic_store(void *p, uint32_t size, int order, const void *value);
void cs_atomic_exchange(void *p, uint32_t size, int order, const void *value, void *old);
/// Stores if the value is as expected; `expected` becomes what it was.
bool cs_atomic_compare_exchange(void *p, uint32_t size, int order, int failure, void *expected, const void *desired);
/// Begins an operation whose new value follows from the old one: waits until it may happen.
struct cs_location *_Nullable cs_atomic_begin(const void *p, uint32_t size, void *old);
/// Ends it; false if the value is not `old` any more, which becomes what it is: then this is to be tried again.
bool cs_atomic_end(struct cs_location *_Nullable location, void *p, uint32_t size, int order, void *old, const void *desired);

/// An object that the program allocated.
typedef struct cs_object {
  uintptr_t base, size, metadata, allocation_pc;
  int32_t strand, ordinal;
  bool alive;
} cs_object;

/// The stored properties of a class, as the runtime's reflection gives them.
typedef struct cs_field {
  uint32_t offset;
  /// How many bytes its value has; 0 where that is not known.
  uint32_t bytes;
  bool owns;
} cs_field;

/// Fills in the fields of a class, in order of offset; returns how many there are (at most `capacity`).
typedef int32_t (*cs_describe)(uintptr_t metadata, cs_field *fields, int32_t capacity);

/// Empties the registry for another search.
void cs_registry_clear(cs_describe describe);
/// Begins another execution: objects are forgotten, locations keep their numbers.
void cs_registry_next(void);
/// The number of the execution.
uint32_t cs_registry_generation(void);
/// Whether another access turned out to be a scheduling point since this was last asked.
bool cs_registry_take_growth(void);
/// Makes accesses to a variable scheduling points.
void cs_location_share(cs_location *location);
/// The location that an address lies in, or null where it is no variable.
cs_location *_Nullable cs_location_at(uintptr_t address);
/// The location with a number.
cs_location *_Nullable cs_location_numbered(int32_t number);
/// How many locations there are.
int32_t cs_location_count(void);
/// The object with a number, in this execution.
const cs_object *_Nullable cs_object_numbered(int32_t number);
/// How many objects there are in this execution.
int32_t cs_object_count(void);
/// The newest object that an address lies in, or null.
const cs_object *_Nullable cs_object_at(uintptr_t address);
/// A number for something that is no memory (a lock, a queue), by who made it and as which of theirs.
int32_t cs_intern(int64_t maker, int32_t ordinal);
/// How many times the strand made something with a number of its own.
int32_t cs_next_ordinal(int32_t strand);
/// Registers memory that a kit type owns as one variable, as if the program had allocated it.
void cs_register(uintptr_t base, uintptr_t size, uintptr_t metadata);
/// Forgets it.
void cs_unregister(uintptr_t base);

/// Where the executable lies in memory.
uintptr_t cs_image_base(void);
uintptr_t cs_image_size(void);
/// The symbol of the global variable at an address, mangled, or null.
const char *_Nullable cs_global_name(uintptr_t address, uintptr_t *start);
/// Takes note of the globals of the modules under test, so that they can be put back.
void cs_globals_save(void);
/// Puts them back to what they were.
void cs_globals_restore(void);

/// How many accesses of instrumented code were heard on this thread, noise included.
uint64_t cs_heard(void);
/// A number that is another one once the running strand, or another, has changed a variable of the program.
uint64_t cs_changes(void);
/// A limit on accesses that are heard without a scheduling point; 0 for none. `spinning` is called when it is passed.
void cs_limit_heard(uint64_t limit, void (*_Nullable spinning)(uintptr_t pc));
/// Moves that limit to so many accesses in all.
void cs_move_limit(uint64_t heard);
/// From now on a variable that somebody looks at often is taken for one that it waits for.
void cs_lose_patience(void);
/// The same number again if the running strand has come back to a state that it was in, by what can be seen of that;
/// 0 if nothing can.
uint64_t cs_fingerprint(void);
/// The pcs of the calls that the running fibre is in, innermost first; returns how many.
int32_t cs_frames(cs_fibre *fibre, uintptr_t *into, int32_t capacity);
/// The pc of the innermost call that the program made on a fibre: of a lock, say; 0 if that is not known.
uintptr_t cs_call_site(const cs_fibre *fibre);
/// The innermost call of the code under test that the running fibre is in; 0 if it is in none.
uintptr_t cs_program_call(void);
/// The same for the running fibre, from a frame on, but for the kit: our own tests have it in the executable.
uintptr_t cs_program_site(const cs_fibre *fibre, uintptr_t frame);

#pragma clang assume_nonnull end
