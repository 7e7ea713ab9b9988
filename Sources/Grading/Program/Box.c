// The box: runs one program within limits, and leaves nothing running when it ends.
//
//   box WALL_MS CPU_S MEMORY_MIB FILE_MIB STACK_MIB FOLDER PROGRAM [ARGUMENT...]
//
// Descriptors it is given: 0 to 4 belong to the program (input, output, errors, events, records);
// 5 is the life line: whoever started the box holds its other end, and when that closes, for
// whatever reason, everything in the box is killed; 6 takes the one line in which the box says how
// the program ended:
//
//   exited CODE | signalled NUMBER | wall | closed | failed ERRNO
//     followed by CPU milliseconds and peak memory in KiB.

#define _GNU_SOURCE
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LIFE = 5, STATUS = 6, MIB = 1024 * 1024 };

static long long now_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/// Lowers a limit; one that is lower already, because of whoever started the lab, stays.
static int limit(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit now;
  if (getrlimit(resource, &now)) return -1;
  if (hard > now.rlim_max) hard = now.rlim_max;
  if (soft > hard) soft = hard;
  struct rlimit value = {soft, hard};
  return setrlimit(resource, &value);
}

/// Never returns: becomes the program, or says on descriptor 6 why not.
static void become_program(char **argv, pid_t box, const sigset_t *mask) {
  rlim_t cpu = strtoul(argv[2], NULL, 10), memory = strtoul(argv[3], NULL, 10);
  rlim_t file = strtoul(argv[4], NULL, 10), stack = strtoul(argv[5], NULL, 10);
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != box) _exit(127);
  close(LIFE);
  fcntl(STATUS, F_SETFD, FD_CLOEXEC);
  sigprocmask(SIG_SETMASK, mask, NULL);
  int failed = chdir(argv[6]);
  // The soft limit comes first: SIGXCPU says "time", SIGKILL says nothing.
  if (!failed && cpu) failed = limit(RLIMIT_CPU, cpu, cpu + 1);
  if (!failed && memory) failed = limit(RLIMIT_AS, memory * MIB, memory * MIB);
  if (!failed && file) failed = limit(RLIMIT_FSIZE, file * MIB, file * MIB);
  if (!failed && stack) failed = limit(RLIMIT_STACK, stack * MIB, stack * MIB);
  if (!failed) failed = limit(RLIMIT_CORE, 0, 0) || limit(RLIMIT_NOFILE, 256, 256);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (!failed) execv(argv[7], argv + 7);
  dprintf(STATUS, "failed %d 0 0\n", errno);
  _exit(127);
}

/// Kills every child that the box still has, whatever group it moved to.
static int kill_children(void) {
  pid_t box = getpid();
  int killed = 0;
  DIR *folder = opendir("/proc");
  if (!folder) return 0;
  struct dirent *entry;
  while ((entry = readdir(folder))) {
    if (!isdigit((unsigned char)entry->d_name[0])) continue;
    char path[300], line[512];
    snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) continue;
    ssize_t length = read(file, line, sizeof line - 1);
    close(file);
    if (length <= 0) continue;
    line[length] = 0;
    // The name is in brackets and may hold brackets itself, so the last one counts.
    char *end = strrchr(line, ')');
    int parent = 0;
    char state = 0;
    if (!end || sscanf(end + 1, " %c %d", &state, &parent) != 2 || parent != box) continue;
    if (state != 'Z') kill(atoi(entry->d_name), SIGKILL);
    killed++;
  }
  closedir(folder);
  return killed;
}

int main(int argc, char **argv) {
  if (argc < 8) {
    fprintf(stderr, "box: expected seven arguments or more\n");
    return 2;
  }
  // The terminal's Ctrl-C is for whoever started the box; its life line says the rest.
  setsid();
  syscall(SYS_close_range, STATUS + 1, ~0U, 0);
  long long deadline = now_ms() + strtoll(argv[1], NULL, 10);
  fcntl(LIFE, F_SETFD, FD_CLOEXEC);
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  signal(SIGPIPE, SIG_IGN);
  sigset_t children, before;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigprocmask(SIG_BLOCK, &children, &before);
  int signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
  pid_t box = getpid(), program = fork();
  if (program < 0 || signals < 0) {
    dprintf(STATUS, "failed %d 0 0\n", errno);
    if (program > 0) kill(program, SIGKILL);
    return 2;
  }
  if (program == 0) {
    signal(SIGPIPE, SIG_DFL);
    become_program(argv, box, &before);
  }
  // Whoever reads the program's channels has to see their end when the program ends.
  for (int channel = 0; channel < LIFE; channel++) close(channel);

  const char *how = NULL;
  int code = 0, status = 0, ended = 0;
  struct rusage usage;
  memset(&usage, 0, sizeof usage);
  while (!how) {
    long long rest = deadline - now_ms();
    if (rest <= 0) {
      how = "wall";
      break;
    }
    struct pollfd wait[2] = {{LIFE, POLLIN, 0}, {signals, POLLIN, 0}};
    if (poll(wait, 2, rest > 1000000 ? 1000000 : (int)rest) < 0 && errno != EINTR) how = "closed";
    if (wait[0].revents) how = "closed";
    struct signalfd_siginfo ignored;
    while (read(signals, &ignored, sizeof ignored) > 0) {
    }
    pid_t one;
    struct rusage of_one;
    while ((one = wait4(-1, &status, WNOHANG, &of_one)) > 0) {
      if (one != program) continue;
      ended = 1;
      usage = of_one;
      how = WIFSIGNALED(status) ? "signalled" : "exited";
      code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
    }
  }
  kill(-program, SIGKILL);
  for (;;) {
    struct rusage of_one;
    pid_t one = waitpid(-1, NULL, WNOHANG);
    if (one > 0) {
      if (one == program && !ended && getrusage(RUSAGE_CHILDREN, &of_one) == 0) usage = of_one;
      continue;
    }
    if (one < 0 && errno == ECHILD) break;
    kill_children();
    usleep(1000);
  }
  long cpu = usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000
      + usage.ru_stime.tv_sec * 1000 + usage.ru_stime.tv_usec / 1000;
  dprintf(STATUS, "%s %d %ld %ld\n", how, code, cpu, usage.ru_maxrss);
  return 0;
}
