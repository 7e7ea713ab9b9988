// Calls of the Swift runtime that the program makes and that this library sees first: what is allocated, what is freed,
// what runs once, where a task goes on. Each hands the call on to the runtime's own definition.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>

#include "internal.h"

#define PC ((uintptr_t)__builtin_return_address(0) - 1)
#define REAL(name)                    \
  static __typeof__(&name) real;      \
  if (CS_UNLIKELY(!real)) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name);

// Who hears no accesses needs none of this.
#ifndef CS_WITHOUT_CALLBACKS

/// Whether an object's type belongs to the executable: a class, box or closure context of the program.
static bool is_of_program(uintptr_t metadata) {
  if (cs_in_image(metadata)) return true;
  // The metadata of a generic class is made at run time; its descriptor (word 5) is not.
  uintptr_t kind = *(const uintptr_t *)metadata;
  return (kind == 0 || kind > 0x7FF) && cs_in_image(((const uintptr_t *)metadata)[5]);
}

CS_EXPORT void *swift_allocObject(const void *metadata, size_t size, size_t alignment) {
  REAL(swift_allocObject)
  void *object = real(metadata, size, alignment);
  if (cs_this.hooks && !cs_this.quiet && size > 16 && cs_in_program(PC) && is_of_program((uintptr_t)metadata))
    cs_object_allocated((uintptr_t)object, size, (uintptr_t)metadata, PC);
  return object;
}

CS_EXPORT void swift_deallocClassInstance(void *object, size_t size, size_t alignment) {
  REAL(swift_deallocClassInstance)
  if (cs_this.hooks && is_of_program(*(const uintptr_t *)object)) cs_object_freed((uintptr_t)object);
  real(object, size, alignment);
}

CS_EXPORT void swift_deallocObject(void *object, size_t size, size_t alignment) {
  REAL(swift_deallocObject)
  if (cs_this.hooks && is_of_program(*(const uintptr_t *)object)) cs_object_freed((uintptr_t)object);
  real(object, size, alignment);
}

CS_EXPORT void swift_deallocPartialClassInstance(void *object, void *metadata, size_t size, size_t alignment) {
  REAL(swift_deallocPartialClassInstance)
  if (cs_this.hooks) cs_object_freed((uintptr_t)object);
  real(object, metadata, size, alignment);
}

// Async frames come from the task's own allocator: whatever lay there before is gone.
CS_EXPORT __attribute__((swiftcall)) void *swift_task_alloc(size_t size) {
  REAL(swift_task_alloc)
  void *memory = real(size);
  if (cs_this.hooks) cs_memory_claimed((uintptr_t)memory, size);
  return memory;
}

// A lazy initialiser must not be interrupted: whoever else came to it would wait for ever on the same OS thread.
CS_EXPORT void swift_once(intptr_t *token, void (*body)(void *), void *context) {
  REAL(swift_once)
  cs_fibre *f = cs_this.current;
  if (f) f->ignoring++;
  real(token, body, context);
  if (f) f->ignoring--;
}

// A task is about to go on somewhere else, for instance on an actor: who comes first matters there. The runtime's
// function takes where to go on (in rdi) and on what (in rsi), its context in r14, and ends in a jump; so this one
// keeps every register and jumps on.
__attribute__((used, visibility("hidden"))) void (*cs_real_task_switch)(void);

__attribute__((used, visibility("hidden"))) void cs_before_task_switch(void *identity, uintptr_t resume) {
  if (CS_UNLIKELY(!cs_real_task_switch)) cs_real_task_switch = (void (*)(void))dlsym(RTLD_NEXT, "swift_task_switch");
  if (cs_this.hooks && cs_this.current && !cs_this.quiet) cs_this.hooks->hop(identity, resume);
}

#if defined(__x86_64__)
__attribute__((naked)) CS_EXPORT void swift_task_switch(void) {
  __asm__ volatile(
      "pushq %rdi\n pushq %rsi\n pushq %rdx\n pushq %rcx\n pushq %rax\n"
      "xchgq %rsi, %rdi\n"
      "callq cs_before_task_switch\n"
      "popq %rax\n popq %rcx\n popq %rdx\n popq %rsi\n popq %rdi\n"
      "movq cs_real_task_switch(%rip), %r11\n"
      "jmpq *%r11\n");
}
#endif

#endif
