// The executable: where it lies, which code in it is the learner's, and its global variables.
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"

uintptr_t cs_image_low, cs_image_length;
/// Where the code of the modules under test lies.
uintptr_t cs_program_low, cs_program_length;

// MARK: Symbols

typedef struct global {
  uintptr_t start, size;
  const char *name;
} global;
static global *globals;
static int32_t global_count, global_capacity;
static bool image_read;

static int find_image(struct dl_phdr_info *info, size_t size, void *data) {
  // The first entry is the executable.
  uintptr_t low = UINTPTR_MAX, high = 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *p = &info->dlpi_phdr[i];
    if (p->p_type != PT_LOAD) continue;
    if (info->dlpi_addr + p->p_vaddr < low) low = info->dlpi_addr + p->p_vaddr;
    if (info->dlpi_addr + p->p_vaddr + p->p_memsz > high) high = info->dlpi_addr + p->p_vaddr + p->p_memsz;
  }
  cs_image_low = low;
  cs_image_length = high - low;
  *(uintptr_t *)data = info->dlpi_addr;
  return 1;
}

static bool ends_with(const char *s, const char *end) {
  size_t n = strlen(s), m = strlen(end);
  return n >= m && memcmp(s + n - m, end, m) == 0;
}

/// The modules whose code is instrumented: the learner's, and the specimens of our own tests.
static bool is_under_test(const char *name) {
  return strncmp(name, "$s8Solution", 11) == 0 || strncmp(name, "$s9Specimens", 12) == 0;
}

/// Whether a symbol computes the default value of a parameter (`fA_`, `fA0_`): every module that calls has its own.
static bool is_default_argument(const char *name, size_t n) {
  if (n < 3 || name[--n] != '_') return false;
  while (n > 0 && name[n - 1] >= '0' && name[n - 1] <= '9') n--;
  return n > 1 && name[n - 1] == 'A' && name[n - 2] == 'f';
}

/// Whether a symbol is code of the modules under test that stands in their own object files: other objects have
/// copies of what the compiler makes for a type (outlined copies, thunks, caches), under the type's name.
static bool is_own_code(const ElfW(Sym) *symbol, const char *name) {
  if (ELF64_ST_TYPE(symbol->st_info) != STT_FUNC || !is_under_test(name)) return false;
  if (ELF64_ST_BIND(symbol->st_info) == STB_GLOBAL) return true;
  if (ELF64_ST_BIND(symbol->st_info) != STB_LOCAL) return false;
  size_t n = strlen(name);
  if (n > 3 && name[n - 3] == 'W' && name[n - 2] == 'O') return false;
  if (is_default_argument(name, n)) return false;
  return !ends_with(name, "TR") && !ends_with(name, "TA") && !ends_with(name, "Wl") &&
         !ends_with(name, "WL") && !ends_with(name, "Tm");
}

static int by_start(const void *a, const void *b) {
  uintptr_t x = ((const global *)a)->start, y = ((const global *)b)->start;
  return x < y ? -1 : x > y;
}

// Globals and statics have mangled names that end in `vp` or `vpZ`; the tokens of lazy ones in `Wz`.
// The mapping stays for the life of the process, since the names point into it.
void cs_read_image(void) {
  if (image_read) return;
  image_read = true;
  uintptr_t slide = 0;
  dl_iterate_phdr(find_image, &slide);
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return;
  struct stat st;
  if (fstat(fd, &st) != 0) { close(fd); return; }
  const char *file = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (file == MAP_FAILED) return;
  const ElfW(Ehdr) *header = (const void *)file;
  if (header->e_shoff == 0) return;
  uintptr_t low = UINTPTR_MAX, high = 0;
  const ElfW(Shdr) *sections = (const void *)(file + header->e_shoff);
  for (int i = 0; i < header->e_shnum; i++) {
    if (sections[i].sh_type != SHT_SYMTAB) continue;
    const ElfW(Sym) *symbols = (const void *)(file + sections[i].sh_offset);
    const char *names = file + sections[sections[i].sh_link].sh_offset;
    for (size_t k = 0; k < sections[i].sh_size / sizeof *symbols; k++) {
      const ElfW(Sym) *s = &symbols[k];
      const char *name = names + s->st_name;
      if (name[0] != '$' || s->st_size == 0 || s->st_shndx == SHN_UNDEF || s->st_shndx >= header->e_shnum) continue;
      if (is_own_code(s, name)) {
        uintptr_t start = slide + s->st_value;
        if (start < low) low = start;
        if (start + s->st_size > high) high = start + s->st_size;
      }
      if (!(sections[s->st_shndx].sh_flags & SHF_WRITE)) continue;
      bool variable = ends_with(name, "vp") || ends_with(name, "vpZ");
      if (!variable && !ends_with(name, "Wz")) continue;
      GROW(globals, global_count, global_capacity);
      globals[global_count++] = (global){slide + s->st_value, s->st_size, name};
    }
  }
  cs_program_low = high ? low : cs_image_low;
  cs_program_length = high ? high - low : cs_image_length;
  if (global_count) qsort(globals, (size_t)global_count, sizeof *globals, by_start);
}

uintptr_t cs_image_base(void) { cs_read_image(); return cs_image_low; }
uintptr_t cs_image_size(void) { cs_read_image(); return cs_image_length; }

static global *global_at(uintptr_t address) {
  int32_t low = 0, high = global_count;
  while (low < high) {
    int32_t middle = (low + high) / 2;
    if (globals[middle].start <= address) low = middle + 1; else high = middle;
  }
  if (low == 0) return NULL;
  global *g = &globals[low - 1];
  return address - g->start < g->size && !ends_with(g->name, "Wz") ? g : NULL;
}

int32_t cs_global_at(uintptr_t address, uintptr_t *start, uintptr_t *size) {
  global *g = global_at(address);
  if (!g) return -1;
  *start = g->start;
  *size = g->size;
  return (int32_t)(g - globals);
}

const char *cs_global_name(uintptr_t address, uintptr_t *start) {
  global *g = global_at(address);
  if (!g) return NULL;
  *start = g->start;
  return g->name;
}

// MARK: Putting globals back

static char *saved;
/// What is put back, in as few pieces as it lies in.
typedef struct piece { uintptr_t start, size; } piece;
static piece *pieces;
static int32_t piece_count, piece_capacity;

static void find_pieces(void) {
  if (piece_count) return;
  for (int32_t i = 0; i < global_count; i++) {
    if (!is_under_test(globals[i].name)) continue;
    piece *last = piece_count ? &pieces[piece_count - 1] : NULL;
    if (last && last->start + last->size == globals[i].start) {
      last->size += globals[i].size;
      continue;
    }
    GROW(pieces, piece_count, piece_capacity);
    pieces[piece_count++] = (piece){globals[i].start, globals[i].size};
  }
}

/// Copies a piece: most are a word or two, and not worth a call.
static inline void copy(void *to, const void *from, size_t size) {
  if (size == 8) memcpy(to, from, 8);
  else if (size == 16) memcpy(to, from, 16);
  else memcpy(to, from, size);
}

void cs_globals_save(void) {
  cs_read_image();
  find_pieces();
  size_t total = 0;
  for (int32_t i = 0; i < piece_count; i++) total += pieces[i].size;
  free(saved);
  saved = malloc(total ? total : 1);
  if (!saved) abort();
  char *at = saved;
  for (int32_t i = 0; i < piece_count; at += pieces[i++].size) memcpy(at, (void *)pieces[i].start, pieces[i].size);
}

void cs_globals_restore(void) {
  const char *at = saved;
  for (int32_t i = 0; i < piece_count; at += pieces[i++].size) copy((void *)pieces[i].start, at, pieces[i].size);
}
