// Keeping a process to some of the machine's cores, for runs in real time.
#define _GNU_SOURCE
#include <sched.h>

#include "internal.h"

int32_t cs_use_cores(int32_t wanted) {
  cpu_set_t allowed, chosen;
  CPU_ZERO(&chosen);
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return -1;
  int32_t count = 0;
  for (int core = 0; core < CPU_SETSIZE && count < wanted; core++) {
    if (!CPU_ISSET(core, &allowed)) continue;
    CPU_SET(core, &chosen);
    count++;
  }
  return count > 0 && sched_setaffinity(0, sizeof chosen, &chosen) == 0 ? count : -1;
}
