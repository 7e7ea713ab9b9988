// Which task of Swift Concurrency runs, outside of simulations too.
#include "internal.h"

extern __attribute__((swiftcall)) void *_Nullable swift_task_getCurrent(void);

uint64_t cs_current_task_identifier(void) {
  void *task = swift_task_getCurrent();
  return task ? cs_task_identifier(task) : 0;
}
